import SluiceRules
import SluiceTestSupport
import Testing

/// Sigma texts for tests.
enum SigmaRules {
  /// A rule for CloudTrail with the lines of a detection.
  static func rule(_ detection: String, id: String? = "r1", head: String = "") -> String {
    let lines = detection.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    return """
      title: A rule
      \(id.map { "id: \($0)" } ?? "description: it has no id")
      \(head)
      logsource: { product: aws, service: cloudtrail }
      detection:
      \(lines.joined(separator: "\n"))
      """
  }

  /// The condition of a rule with one selection.
  static func condition(selection: String, placeholders: [String: [String]] = [:]) throws -> Condition {
    try condition(of: rule("sel:\n\(indented(selection))\ncondition: sel"), placeholders)
  }

  static func condition(of text: String, _ placeholders: [String: [String]] = [:]) throws -> Condition {
    let resolution = try resolve([text], placeholders)
    #expect(resolution.errors.isEmpty && resolution.unsupported.isEmpty, "\(resolution.errors)")
    guard case .query(let condition) = try #require(resolution.programs.first).body else {
      Issue.record("not a query")
      return .constant(false)
    }
    return condition
  }

  /// Files named `f0.yml`, `f1.yml` …
  static func resolve(
    _ texts: [String], _ placeholders: [String: [String]] = [:]
  ) throws -> SigmaLibrary.Resolution {
    var documents: [SigmaDocument] = []
    for (index, text) in texts.enumerated() { documents += try SigmaRuleFile.read(text, file: "f\(index).yml") }
    return SigmaLibrary.resolve(documents, placeholders: SigmaPlaceholders(placeholders))
  }

  /// `line:column: message; hint` of each mistake.
  static func mistakes(in text: String) -> [String] {
    do {
      _ = try SigmaRuleFile.read(text, file: "f")
      return []
    } catch {
      return error.errors.map { String($0.description.dropFirst(2)) }
    }
  }

  static func evaluator(_ record: String) -> NaiveEvaluator {
    NaiveEvaluator(
      document: NaiveJSON(record.utf8) ?? .null, types: { _ in nil }, objectText: { "\(SigmaRules.json($0))" })
  }

  static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n")
  }

  private static func json(_ value: NaiveJSON) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let text): text
    case .string(let text): "\"\(text)\""
    case .array(let items): "[\(items.map(json).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\"\($0.key)\":\(json($0.value))" }.joined(separator: ","))}"
    }
  }
}
