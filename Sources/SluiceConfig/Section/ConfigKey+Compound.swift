extension ConfigKey where Value == ConfigPath {
  /// A file or a folder. Where it is not required and absent, it is the default, or an empty path.
  package static func path(
    _ name: String, required: Bool = true, default text: String? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(
      name, .path, default: text, required: required && text == nil, documentation,
      absent: { ConfigPath(text ?? "", base: $0.base, location: $0.location) }
    ) { $1.path($0) }
  }
}

extension ConfigKey where Value == ConfigPath? {
  package static func optionalPath(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .path, default: nil, documentation, absent: { _ in nil }) { $1.path($0) }
  }
}

extension ConfigKey where Value == [ConfigPath] {
  /// Files or folders. A single path reads as a list of one; a required list has at least one.
  package static func paths(_ name: String, required: Bool = true, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .list(of: .path), default: nil, required: required, documentation, absent: { _ in [] }) {
      node, reading in
      reading.list(node, .path, nonEmpty: required) { $1.path($0) }
    }
  }
}

extension ConfigKey where Value == [String] {
  /// Texts. A single text reads as a list of one.
  package static func strings(_ name: String, default value: [String], _ documentation: String) -> ConfigKey {
    ConfigKey(
      name, .list(of: .string), default: "[\(value.joined(separator: ", "))]", documentation, absent: { _ in value }
    ) { node, reading in
      reading.list(node, .string, nonEmpty: false) { $1.text($0) }
    }
  }

  /// Texts, at least one. A single text reads as a list of one.
  package static func requiredStrings(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .list(of: .string), default: nil, required: true, documentation, absent: { _ in [] }) {
      node, reading in
      reading.list(node, .string, nonEmpty: true) { $1.text($0) }
    }
  }
}

extension ConfigKey where Value == ConfigText? {
  /// A condition on records, in KQL, as text: who reads it compiles it.
  package static func optionalFilter(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .filter, default: nil, documentation, absent: { _ in nil }) { $1.locatedText($0, .filter) }
  }

  /// A text with its places in the file.
  package static func optionalText(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .string, default: nil, documentation, absent: { _ in nil }) { $1.locatedText($0, .string) }
  }
}

extension ConfigKey where Value == ConfigText {
  /// A condition on records, in KQL, that has to be given. The placeholder is empty.
  package static func filter(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(
      name, .filter, default: nil, required: true, documentation, absent: { ConfigText("", at: $0.location) }
    ) { $1.locatedText($0, .filter) }
  }

  /// A text with its places in the file, with a default or required. The placeholder is empty.
  package static func text(
    _ name: String, default value: String? = nil, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(
      name, .string, default: value, required: value == nil, documentation,
      absent: { ConfigText(value ?? "", at: $0.location) }
    ) { $1.locatedText($0, .string) }
  }
}

extension ConfigKey where Value == [ConfigSection] {
  /// A list of mappings with these keys, which may be sections themselves. A required list has at least one.
  package static func sections(
    _ name: String, _ keys: [any ConfigKeyDeclaration], required: Bool = false, _ documentation: String
  ) -> ConfigKey {
    let type = ConfigType.section(keys.map(DeclaredKey.init))
    return ConfigKey(
      name, .list(of: type), default: nil, required: required, documentation, absent: { _ in [] }
    ) { node, reading in
      reading.list(node, type, nonEmpty: required, acceptsOne: false) { $1.section($0, keys) }
    }
  }
}

extension ConfigKey where Value == ConfigSection? {
  /// A mapping with these keys, which may be sections themselves.
  package static func section(
    _ name: String, _ keys: [any ConfigKeyDeclaration], required: Bool = false, _ documentation: String
  ) -> ConfigKey {
    ConfigKey(
      name, .section(keys.map(DeclaredKey.init)), default: nil, required: required, documentation,
      absent: { _ in nil }
    ) { $1.section($0, keys) }
  }
}

extension ConfigKey where Value == [String: String] {
  /// A mapping from any name to a text.
  package static func stringMap(_ name: String, _ documentation: String) -> ConfigKey {
    ConfigKey(name, .mapping(of: .string), default: nil, documentation, absent: { _ in [:] }) { node, reading in
      guard case .mapping(let entries) = node.content else {
        return reading.mismatch(node, .mapping(of: .string))
      }
      var values: [String: String] = [:]
      for entry in entries { values[entry.name] = reading.inside(entry.name).text(entry.value) ?? "" }
      return values
    }
  }
}
