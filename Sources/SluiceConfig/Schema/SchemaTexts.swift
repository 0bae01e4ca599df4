/// The forms of scalars that several keys share: `$defs` of the schema. Each says what the reader of the value takes.
enum SchemaTexts {
  /// Characters that are no reference, and `$${`, which stands for `${`.
  private static let plain = #"[^$]|\$(?!\$?\{)|\$\$\{"#
  private static let reference = #"\$\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\}"#

  /// In the order in which the schema lists them.
  static let definitions: [SchemaNode.Member] = [
    .init(
      name: "variable",
      value: [
        "description": "A value that an environment variable gives: ${NAME}, or ${NAME:-default}.", "type": "string",
        "pattern": .string("^(\(plain))*\(reference)(\(plain)|\(reference))*$"),
      ]),
    .init(
      name: "text",
      value: [
        // A number or true in a place for text is read as it is written.
        "type": ["string", "number", "boolean"], "pattern": .string("^(\(plain)|\(reference))*$"),
      ]),
    .init(
      name: "path",
      value: [
        "type": ["string", "number", "boolean"], "minLength": 1, "pattern": .string("^(\(plain)|\(reference))*$"),
      ]),
    .init(
      name: "time",
      value: [
        // A bare date without dashes reads as a number.
        "type": ["string", "integer"], "minimum": 10_000_101, "maximum": 99_991_231,
        "pattern": .string(
          #"^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(\.[0-9]{1,9})?"#
            + #"([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?$|^[0-9]{8}([Tt ][0-9]{4}([0-9]{2})?(\.[0-9]{1,9})?"#
            + #"([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?$"#),
      ]),
    .init(
      name: "duration",
      value: [
        "type": ["string", "integer"], "maximum": 0, "minimum": 0,
        "pattern": "^0$|^(?=.)([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$",
      ]),
    .init(name: "size", value: ["type": "string", "pattern": "^[0-9]+( ?([kKmMgGtT][iI]?)?[bB])?$"]),
  ]

  static func reference(_ name: String) -> SchemaNode { ["$ref": .string("#/$defs/\(name)")] }
}
