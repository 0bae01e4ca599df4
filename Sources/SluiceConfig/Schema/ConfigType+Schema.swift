extension ConfigType {
  /// The alternatives that a value of this type may be, those of the reader: with `${VAR}` wherever a scalar stands.
  ///
  /// Limits of sizes and durations that are written with a unit are left to the reader.
  ///
  /// - Parameter isRequired: whether a list must have an element.
  func schemas(isRequired: Bool) -> [SchemaNode] {
    let variable = SchemaTexts.reference("variable")
    switch self {
    case .string, .filter: return [SchemaTexts.reference("text")]
    case .secret: return [SchemaTexts.reference("text").with("writeOnly", true)]
    case .path: return [SchemaTexts.reference("path")]
    case .time: return [SchemaTexts.reference("time"), variable]
    case .boolean: return [["type": "boolean"], variable]
    case .enumeration(let names): return [["enum": .array(names.map(SchemaNode.string))], variable]
    case .duration: return [SchemaTexts.reference("duration"), variable]
    case .integer(let range): return [Self.integers(range ?? Int.min...Int.max), variable]
    case .byteCount(let range):
      return [Self.integers(range ?? 0...Int.max), SchemaTexts.reference("size"), variable]
    case .list(let element):
      return (element.standsForAList ? element.schemas(isRequired: false) : [])
        + [Self.list(of: element, isRequired: isRequired, orEmpty: false)]
    case .section(let keys): return [Self.section(keys, orEmpty: false)]
    case .mapping(let element):
      return [["type": "object", "additionalProperties": element.schema(isOptional: false)]]
    case .any: return [[:]]
    }
  }

  /// - Parameter isOptional: whether nothing at all may stand there, as in `key:`.
  func schema(isOptional: Bool, isRequired: Bool = false) -> SchemaNode {
    // Without alternatives a checker names the very key that is wrong.
    switch self {
    case .section(let keys): return Self.section(keys, orEmpty: isOptional)
    case .list(let element) where !element.standsForAList:
      return Self.list(of: element, isRequired: isRequired, orEmpty: isOptional)
    default: break
    }
    let alternatives = schemas(isRequired: isRequired) + (isOptional ? [["type": "null"]] : [])
    return alternatives.count == 1 ? alternatives[0] : ["anyOf": .array(alternatives)]
  }

  /// A mapping with these keys and no others.
  ///
  /// - Parameter orEmpty: whether nothing at all may stand there.
  static func section(_ keys: [any ConfigKeyDeclaration], orEmpty: Bool) -> SchemaNode {
    let required = keys.filter(\.isRequired).map { SchemaNode.string($0.name) }
    let type: SchemaNode = orEmpty ? ["object", "null"] : "object"
    return (["type": type] as SchemaNode)
      .with("properties", .object(keys.map { SchemaNode.Member(name: $0.name, value: property($0)) }))
      .with("required", required.isEmpty ? nil : .array(required))
      .with("additionalProperties", false)
  }

  private static func list(of element: ConfigType, isRequired: Bool, orEmpty: Bool) -> SchemaNode {
    let type: SchemaNode = orEmpty ? ["array", "null"] : "array"
    return (["type": type] as SchemaNode)
      .with("minItems", isRequired ? 1 : nil)
      .with("items", element.schema(isOptional: element.readsEmpty))
  }

  private static func property(_ key: any ConfigKeyDeclaration) -> SchemaNode {
    var node: SchemaNode = ["description": .string(key.documentation)]
    node = node.with("default", key.defaultText.flatMap(key.type.value(of:)))
    return node.merging(key.type.schema(isOptional: !key.isRequired, isRequired: key.isRequired))
  }

  private static func integers(_ range: ClosedRange<Int>) -> SchemaNode {
    (["type": "integer"] as SchemaNode)
      .with("minimum", range.lowerBound == .min ? nil : .integer(range.lowerBound))
      .with("maximum", range.upperBound == .max ? nil : .integer(range.upperBound))
  }

  /// A default as a value of this type; nil where its text is none.
  private func value(of text: String) -> SchemaNode? {
    switch self {
    case .boolean: return text == "true" ? true : text == "false" ? false : nil
    case .integer: return Int(text).map(SchemaNode.integer)
    case .list(let element):
      guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
      let elements = text.dropFirst().dropLast().split(separator: ", ").compactMap { element.value(of: String($0)) }
      return .array(elements)
    case .section, .mapping, .any, .secret: return nil
    case .string, .filter, .path, .time, .enumeration, .duration, .byteCount: return .string(text)
    }
  }

  /// Whether one value stands for a list of one.
  private var standsForAList: Bool {
    switch self {
    case .section, .mapping, .list, .any: false
    default: true
    }
  }

  /// Whether an empty value is a section with nothing but defaults.
  private var readsEmpty: Bool {
    if case .section(let keys) = self { !keys.contains(where: \.isRequired) } else { false }
  }
}
