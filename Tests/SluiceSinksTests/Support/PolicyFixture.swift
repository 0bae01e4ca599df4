import SluiceConfig
import SluiceCore

@testable import SluiceSinks

/// What a sink does with fields, as a pipeline file says it.
struct PolicyFixture {
  let policy: DocumentPolicy
  let problems: [String]

  /// - Parameters:
  ///   - redact: entries in flow form, such as `{ fields: user.name, with: mask }`.
  ///   - fields: the section `fields` in flow form.
  init(_ redact: String..., fields: String? = nil, isAlert: Bool = false, isRaw: Bool = false) {
    let collector = ProblemCollector()
    let redactions = redact.map {
      Redaction(ConfigSection(yaml: $0, keys: Redaction.keys, path: "redact.0", problems: collector))
    }
    let choice = fields.map {
      FieldChoice(ConfigSection(yaml: $0, keys: FieldChoice.keys, path: "fields", problems: collector))
    }
    policy = DocumentPolicy(
      redactions: redactions, keep: choice?.keep ?? [], drop: choice?.drop ?? [], isAlert: isAlert, isRaw: isRaw)
    problems = collector.problems.map(\.description)
  }

  /// The document as the sink writes it, behind bytes that stay.
  func edit(_ document: String) -> String {
    var editor = DocumentEditor(policy)
    var buffer = Array("before".utf8)
    // An editor is used again and again: what one document hides the next one need not.
    buffer.append(contentsOf: #"{"user":{"name":"another-one"},"x":[1,{"y":"z"}]}"#.utf8)
    editor.edit(&buffer, from: 6)
    buffer.removeSubrange(6...)
    buffer.append(contentsOf: document.utf8)
    editor.edit(&buffer, from: 6)
    let text = String(decoding: buffer, as: UTF8.self)
    return text.hasPrefix("before") ? String(text.dropFirst(6)) : text
  }
}
