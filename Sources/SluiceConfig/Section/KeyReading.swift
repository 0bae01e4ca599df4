import SluiceCore

/// Reads the value of one key and reports what is wrong with it.
struct KeyReading: Sendable {
  /// What messages call the value: `gzip`, `rules.0`.
  let name: String
  let path: String
  let section: ConfigSection

  func inside(_ name: String) -> KeyReading {
    KeyReading(name: "\(self.name).\(name)", path: join(path, name), section: section)
  }

  /// Records that the value is not what was expected.
  func mismatch<Value>(_ node: ConfigNode, _ type: ConfigType, suggestion: String? = nil, hint: String? = nil) -> Value?
  {
    if node.isUnresolved { return nil }
    section.problems.error(
      at: node.location, "\(name) can't be \(node.summary)",
      expected: "expected \(type)" + (hint.map { "; \($0)" } ?? ""),
      suggestion: suggestion, path: path)
    return nil
  }

  func text(_ node: ConfigNode, _ type: ConfigType = .string) -> String? {
    guard case .scalar(let scalar) = node.content, !node.isNull, !scalar.isUnresolved else {
      return mismatch(node, type)
    }
    return scalar.text
  }

  func locatedText(_ node: ConfigNode, _ type: ConfigType) -> ConfigText? {
    guard case .scalar(let scalar) = node.content, !node.isNull, !scalar.isUnresolved else {
      return mismatch(node, type)
    }
    return ConfigText(scalar, at: node.location)
  }

  func boolean(_ node: ConfigNode) -> Bool? {
    guard case .scalar(let scalar) = node.content else { return mismatch(node, .boolean) }
    let value: Bool? =
      switch scalar.text {
      case "true", "True", "TRUE": true
      case "false", "False", "FALSE": false
      default: nil
      }
    guard let value else {
      let suggestion: String? =
        switch scalar.text.lowercased() {
        case "yes", "on", "y", "1": "true"
        case "no", "off", "n", "0": "false"
        default: nearestName(to: scalar.text, among: ["true", "false"])
        }
      return mismatch(node, .boolean, suggestion: suggestion)
    }
    guard scalar.isPlain else { return mismatch(node, .boolean, hint: "remove the quotes") }
    return value
  }

  func integer(_ node: ConfigNode, in range: ClosedRange<Int>?) -> Int? {
    let type = ConfigType.integer(range)
    guard case .scalar(let scalar) = node.content, let value = Int(scalar.text) else { return mismatch(node, type) }
    guard scalar.isPlain else { return mismatch(node, type, hint: "remove the quotes") }
    if let range, !range.contains(value) { return mismatch(node, type) }
    return value
  }

  func duration(_ node: ConfigNode, in range: ClosedRange<Duration>?) -> Duration? {
    let type = ConfigType.duration(range)
    guard case .scalar(let scalar) = node.content, let value = DurationText.value(scalar.text) else {
      let needsUnit = if case .scalar(let scalar) = node.content { Int(scalar.text) != nil } else { false }
      return mismatch(node, type, hint: needsUnit ? "the unit is missing" : nil)
    }
    if let range, !range.contains(value) { return mismatch(node, type) }
    return value
  }

  func byteCount(_ node: ConfigNode, in range: ClosedRange<Int>?) -> Int? {
    let type = ConfigType.byteCount(range)
    guard case .scalar(let scalar) = node.content, let value = ByteCountText.value(scalar.text) else {
      return mismatch(node, type)
    }
    if let range, !range.contains(value) { return mismatch(node, type) }
    return value
  }

  func time(_ node: ConfigNode) -> EventTime? {
    guard case .scalar(let scalar) = node.content, let value = EventTime(scalar.text) else {
      return mismatch(node, .time)
    }
    return value
  }

  func name(_ node: ConfigNode, among names: [String]) -> String? {
    guard case .scalar(let scalar) = node.content, names.contains(scalar.text) else {
      let suggestion =
        if case .scalar(let scalar) = node.content { nearestName(to: scalar.text, among: names) } else {
          String?.none
        }
      return mismatch(node, .enumeration(names), suggestion: suggestion)
    }
    return scalar.text
  }

  func path(_ node: ConfigNode) -> ConfigPath? {
    if node.isEmptyText { return mismatch(node, .path) }
    return text(node, .path).map { ConfigPath($0, base: section.base, location: node.location) }
  }

  func section(_ node: ConfigNode, _ keys: [any ConfigKeyDeclaration]) -> ConfigSection? {
    let entries: [ConfigNode.Entry]
    switch node.content {
    case .mapping(let found): entries = found
    case .scalar where node.isNull: entries = []
    default:
      return mismatch(
        node, .section(keys.map(DeclaredKey.init)), hint: "keys: \(keys.map(\.name).joined(separator: ", "))")
    }
    return ConfigSection(
      entries, keys: keys, path: path, location: node.location, base: section.base, problems: section.problems)
  }

  /// A list; a single scalar stands for a list of one, where `acceptsOne` says so. What is wrong is left out.
  func list<Element>(
    _ node: ConfigNode, _ type: ConfigType, nonEmpty: Bool, acceptsOne: Bool = true,
    _ read: (ConfigNode, KeyReading) -> Element?
  ) -> [Element]? {
    switch node.content {
    case .sequence(let nodes):
      if nodes.isEmpty, nonEmpty {
        section.problems.error(
          at: node.location, "\(name) is empty", expected: "expected at least one: \(type)", path: path)
      }
      return nodes.enumerated().compactMap { read($1, inside("\($0)")) }
    case .scalar where acceptsOne: return read(node, self).map { [$0] } ?? []
    default: return mismatch(node, .list(of: type))
    }
  }
}
