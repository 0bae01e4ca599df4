import SluiceConfig
import SluiceCore

/// The message group of a FIFO queue's messages, with placeholders.
struct MessageGroupTemplate: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case text(String)
    case rule
    case tag
  }

  let parts: [Part]

  /// Nil for an empty text, and for other placeholders.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let brace = rest.firstIndex(of: "{") {
      if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
      guard let end = rest[brace...].firstIndex(of: "}") else { return nil }
      switch rest[rest.index(after: brace)..<end] {
      case "rule": parts.append(.rule)
      case "tag": parts.append(.tag)
      default: return nil
      }
      rest = rest[rest.index(after: end)...]
    }
    if rest.contains("}") { return nil }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
  }

  /// The group, as SQS takes it: 1 to 128 letters, digits and marks of ASCII; others become `_`.
  func group(rule: String?, tag: String?) -> String {
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text): bytes += text.utf8
      case .rule: bytes += (rule ?? "none").utf8
      case .tag: bytes += (tag ?? "none").utf8
      }
    }
    let group = bytes.prefix(128).map { (0x21...0x7E).contains($0) ? $0 : 0x5F }
    return group.isEmpty ? "_" : String(decoding: group, as: UTF8.self)
  }
}

/// A template, and the names that it is filled with.
struct MessageGrouping: Sendable {
  let template: MessageGroupTemplate
  /// Ids of the rules, by detect stage.
  let rules: [[String]]
  let tags: TagTable

  func group(_ document: SelectedDocument, of batch: RecordBatch) -> String {
    var rule: String?
    if case .alert(let index) = document.kind {
      let match = batch.matches[index]
      if rules.indices.contains(match.detector), rules[match.detector].indices.contains(match.rule) {
        rule = rules[match.detector][match.rule]
      }
    }
    return template.group(rule: rule, tag: tags.name(document.tag))
  }
}
