import SluiceCore

/// A file of exceptions: a YAML list of
///
///     - rules: [AWS EC2 Encryption Disabled, 29052c19-ff3e-42fd-8363-7be14d7c5469, "*Root*"]   # ids or names
///       when: 'user.name: deployer and source.ip: 192.0.2.0/24'                               # KQL over ECS fields
///       expires: 2026-06-30            # a date or time; a bare date is its midnight, UTC
///       comment: The deployer does this every night.
///
/// `rules` and `when` are needed.
package enum RuleExceptionFile {
  static let keys = ["rules", "when", "expires", "comment"]

  /// - Throws: every mistake in the file. Text that is not YAML is one mistake.
  package static func read(_ text: String, file: String) throws(RuleFileErrors) -> [RuleException] {
    let documents: [SigmaNode]
    do { documents = try SigmaYAML.documents(of: text, file: file) } catch { throw RuleFileErrors(errors: [error]) }
    var reader = SigmaReader(file: file)
    var exceptions: [RuleException] = []
    for document in documents {
      guard let items = document.items else {
        reader.fail(
          "a file of exceptions is a list, not \(document.summary)",
          hint: "write `- rules: [id or name]` and `  when: KQL`", at: document.place)
        continue
      }
      for item in items { if let exception = exception(item, &reader) { exceptions.append(exception) } }
    }
    guard reader.errors.isEmpty else { throw RuleFileErrors(errors: reader.errors) }
    return exceptions
  }

  /// Reads a file from disk.
  package static func load(_ path: String) throws(RuleFileErrors) -> [RuleException] {
    try read(try RuleFile(path: path, format: .sigma, isNamed: true).text(), file: path)
  }

  private static func exception(_ node: SigmaNode, _ reader: inout SigmaReader) -> RuleException? {
    guard node.entries != nil else {
      reader.fail("an exception is a mapping, not \(node.summary)", hint: "keys: rules, when", at: node.place)
      return nil
    }
    reader.checkKeys(of: node, allowed: keys, in: "an exception")
    let rules = reader.strings("rules", in: node).map { RulePattern($0) }
    if node["rules"] == nil || rules.isEmpty {
      reader.fail("an exception needs `rules`", hint: "write ids or names, `\"*\"` for all", at: node.place)
    }
    let condition = condition(node, &reader)
    let expires = time(node, &reader)
    let comment = reader.string("comment", in: node) ?? ""
    guard let condition, !rules.isEmpty else { return nil }
    return RuleException(
      rules: rules, condition: condition, expires: expires, comment: comment, file: reader.file,
      line: node.place.line, column: node.place.column)
  }

  private static func condition(_ node: SigmaNode, _ reader: inout SigmaReader) -> Condition? {
    guard let text = reader.requiredString("when", in: node), let value = node["when"] else { return nil }
    do {
      return try parseKQL(text).condition
    } catch {
      let expected = error.expected.isEmpty ? nil : "expected \(error.expected.joined(separator: ", "))"
      let scalars = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self).unicodeScalars.count
      reader.fail("in the KQL condition: \(error.message)", hint: expected, in: value, offset: scalars)
      return nil
    }
  }

  private static func time(_ node: SigmaNode, _ reader: inout SigmaReader) -> EventTime? {
    guard let text = reader.string("expires", in: node), let value = node["expires"] else { return nil }
    if let time = EventTime(text) { return time }
    reader.fail("`\(shortened(text))` is not a time", hint: "write 2026-06-30 or 2026-06-30T18:00:00Z", at: value.place)
    return nil
  }
}
