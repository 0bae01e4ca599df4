/// A key of a section and its value as one line of text, for showing what a pipeline does.
package struct ConfigSetting: Hashable, Sendable {
  /// With the names of the sections around it, such as `rotate.size`.
  package let name: String
  /// After variables; lists with commas between. Secrets are redacted.
  package let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The values that a file gives to declared keys, in the order of the declarations.
  static func settings(
    _ keys: [any ConfigKeyDeclaration], prefix: String = "", value: (String) -> ConfigNode?
  ) -> [ConfigSetting] {
    keys.flatMap { key -> [ConfigSetting] in
      guard let node = value(key.name), !node.isNull else { return [] }
      return settings(prefix + key.name, key.type, node)
    }
  }

  private static func settings(_ name: String, _ type: ConfigType, _ node: ConfigNode) -> [ConfigSetting] {
    switch (type, node.content) {
    case (.section(let keys), .mapping(let entries)):
      return settings(keys, prefix: "\(name).") { key in entries.first { $0.name == key }?.value }
    case (.list(of: .section(let keys)), .sequence(let nodes)):
      // Each element of its own, with its keys in one line.
      return nodes.map { ConfigSetting(name: name, text: line(.section(keys), $0)) }
    default: return [ConfigSetting(name: name, text: line(type, node))]
    }
  }

  private static func line(_ type: ConfigType, _ node: ConfigNode) -> String {
    switch (type, node.content) {
    case (.secret, _): return "\(Secret(""))"
    case (_, .scalar(let scalar)): return scalar.text
    case (.list(of: let element), .sequence(let nodes)):
      return nodes.map { line(element, $0) }.joined(separator: ", ")
    case (.section(let keys), .mapping(let entries)):
      return settings(keys) { key in entries.first { $0.name == key }?.value }
        .map { "\($0.name): \($0.text)" }.joined(separator: ", ")
    case (.mapping(of: let element), .mapping(let entries)):
      return entries.map { "\($0.name): \(line(element, $0.value))" }.joined(separator: ", ")
    case (_, .sequence), (_, .mapping): return "…"
    }
  }
}

extension ConfigSection {
  /// What the file sets, without defaults.
  package var settings: [ConfigSetting] { ConfigSetting.settings(keys) { self.entry($0)?.value } }
}
