import SluiceCore

/// A key of a section: its name, the type of its value, its default and its documentation, written once.
///
///     static let gzip = ConfigKey.boolean("gzip", default: false, "Whether the files are compressed.")
///     static let keys: [any ConfigKeyDeclaration] = [gzip]
///     init(_ section: ConfigSection) { isCompressed = section.value(Self.gzip) }
package struct ConfigKey<Value: Sendable>: ConfigKeyDeclaration {
  package let name: String
  package let type: ConfigType
  package let documentation: String
  package let defaultText: String?
  package let isRequired: Bool
  /// The default, or a placeholder where the key is required.
  let absent: @Sendable (ConfigSection) -> Value
  /// Reads the value; nil when it is wrong, after a problem was recorded.
  let read: @Sendable (ConfigNode, KeyReading) -> Value?

  init(
    _ name: String, _ type: ConfigType, default defaultText: String?, required: Bool = false, _ documentation: String,
    absent: @escaping @Sendable (ConfigSection) -> Value,
    read: @escaping @Sendable (ConfigNode, KeyReading) -> Value?
  ) {
    self.name = name
    self.type = type
    self.documentation = documentation
    self.defaultText = defaultText
    self.isRequired = required
    self.absent = absent
    self.read = read
  }
}

extension ConfigKey where Value == String {
  /// A text with a default. Numbers and other scalars read as they are written.
  package static func string(_ name: String, default value: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .string, default: value, documentation, absent: { _ in value }) { $1.text($0) }
  }

  /// A text that has to be given. The placeholder is empty.
  package static func requiredString(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .string, default: nil, required: true, documentation, absent: { _ in "" }) { $1.text($0) }
  }
}

extension ConfigKey where Value == String? {
  package static func optionalString(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .string, default: nil, documentation, absent: { _ in nil }) { $1.text($0) }
  }
}

extension ConfigKey where Value == Bool {
  /// `true` or `false`.
  package static func boolean(_ name: String, default value: Bool, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .boolean, default: "\(value)", documentation, absent: { _ in value }) { $1.boolean($0) }
  }
}

extension ConfigKey where Value == Int {
  /// An integer in a range.
  package static func integer(
    _ name: String, default value: Int, in range: ClosedRange<Int>? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(name, .integer(range), default: "\(value)", documentation, absent: { _ in value }) {
      $1.integer($0, in: range)
    }
  }

  /// A number of bytes: with `B`, `kB`, `MB`, `GB`, `TB` (powers of 1,000), `KiB`, `MiB`, `GiB`, `TiB` (powers of
  /// 1,024), or none for bytes. An upper bound of `Int.max` is none.
  package static func byteCount(
    _ name: String, default value: Int, in range: ClosedRange<Int>? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(name, .byteCount(range), default: ByteCountText.text(value), documentation, absent: { _ in value }) {
      $1.byteCount($0, in: range)
    }
  }
}

extension ConfigKey where Value == Int? {
  package static func optionalInteger(
    _ name: String, in range: ClosedRange<Int>? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(name, .integer(range), default: nil, documentation, absent: { _ in nil }) { $1.integer($0, in: range) }
  }

  package static func optionalByteCount(
    _ name: String, in range: ClosedRange<Int>? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(name, .byteCount(range), default: nil, documentation, absent: { _ in nil }) {
      $1.byteCount($0, in: range)
    }
  }
}

extension ConfigKey where Value == Duration {
  /// A duration: numbers with `ms`, `s`, `m`, `h`, `d` or `w`, such as `1h30m`. An upper bound of
  /// `DurationText.longest` is none.
  package static func duration(
    _ name: String, default value: Duration, in range: ClosedRange<Duration>? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(name, .duration(range), default: DurationText.text(value), documentation, absent: { _ in value }) {
      $1.duration($0, in: range)
    }
  }
}

extension ConfigKey where Value == Duration? {
  package static func optionalDuration(
    _ name: String, in range: ClosedRange<Duration>? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(name, .duration(range), default: nil, documentation, absent: { _ in nil }) {
      $1.duration($0, in: range)
    }
  }
}

extension ConfigKey where Value == EventTime? {
  /// A point in time, in ISO 8601. Without a zone it is UTC; a bare date is its midnight.
  package static func optionalTime(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .time, default: nil, documentation, absent: { _ in nil }) { $1.time($0) }
  }
}

extension ConfigKey where Value == Secret {
  /// A text that is never shown.
  package static func secret(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .secret, default: nil, required: true, documentation, absent: { _ in Secret("") }) {
      node, reading in
      reading.text(node).map(Secret.init)
    }
  }
}

extension ConfigKey where Value == Secret? {
  package static func optionalSecret(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .secret, default: nil, documentation, absent: { _ in nil }) { node, reading in
      reading.text(node).map(Secret.init)
    }
  }
}

extension ConfigKey where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases of an enumeration, by raw value.
  package static func enumeration(
    _ name: String, _: Value.Type, default value: Value, _ documentation: String
  ) -> ConfigKey {
    let names = Value.allCases.map(\.rawValue)
    return ConfigKey(
      name, .enumeration(names), default: value.rawValue, documentation, absent: { _ in value }
    ) { node, reading in
      reading.name(node, among: names).flatMap(Value.init(rawValue:))
    }
  }
}

extension ConfigKey {
  /// One of the cases of an enumeration, by raw value, or nil where the key is absent.
  package static func optionalEnumeration<E: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _: E.Type, _ documentation: String
  ) -> ConfigKey where Value == E?, E.RawValue == String {
    let names = E.allCases.map(\.rawValue)
    return ConfigKey(name, .enumeration(names), default: nil, documentation, absent: { _ in nil }) { node, reading in
      reading.name(node, among: names).flatMap(E.init(rawValue:))
    }
  }
}
