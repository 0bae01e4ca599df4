import SluiceRules

/// A part of a rule's condition, as it is shown.
struct ExplainedNode {
  enum Kind: String {
    case all, any, not, test
    /// What can't be shown as a test of one field: nested objects, what is computed.
    case other
  }

  let kind: Kind
  /// What it asks, in one line; groups say how many members have to hold.
  let text: String
  let condition: Condition
  /// The field whose values are worth showing.
  let fields: [String]
  let members: [ExplainedNode]

  init(_ condition: Condition) {
    self.condition = condition
    switch condition {
    case .constant(let value): (kind, text, fields, members) = (.other, value ? "always" : "never", [], [])
    case .test(let test):
      (kind, text, fields, members) = (.test, test.text, test.fieldName.map { [$0] } ?? [], [])
    case .not(let inner): (kind, text, fields, members) = (.not, "not", [], [ExplainedNode(inner)])
    case .all(let conditions):
      (kind, text, fields, members) = (.all, "all of", [], Self.members(conditions))
    case .any(let conditions):
      if let (field, text) = Self.valueList(conditions) {
        (kind, self.text, fields, members) = (.test, text, [field], [])
      } else {
        (kind, text, fields, members) = (.any, "any of", [], Self.members(conditions))
      }
    case .nested(let path, let inner):
      (kind, text, fields, members) = (.other, "one object of \(path) with: \(Self.line(inner))", [], [])
    case .scoped(let namespace, let inner):
      let what = namespace == .record ? "the record has" : "the document has"
      (kind, text, fields, members) = (.other, "\(what): \(Self.line(inner))", [], [])
    case .computed(let computation):
      (kind, text, fields, members) = (.other, computation.text, computation.fields, [])
    }
  }

  private static func members(_ conditions: [Condition]) -> [ExplainedNode] { conditions.map { ExplainedNode($0) } }

  /// Values of one field in a line: `event.action: ("A" or "B")`.
  private static func valueList(_ conditions: [Condition]) -> (field: String, text: String)? {
    guard conditions.count > 1 else { return nil }
    var field: String?
    var values: [String] = []
    for condition in conditions {
      guard case .test(let test) = condition, let name = test.fieldName, field == nil || field == name else {
        return nil
      }
      field = name
      switch test.comparison {
      case .equals(let text): values.append("\"\(text)\"")
      case .matches(let glob): values.append(glob.parts.spelling)
      default: return nil
      }
    }
    return field.map { ($0, "\($0): (\(values.joined(separator: " or ")))") }
  }

  /// A condition in one line.
  static func line(_ condition: Condition) -> String {
    let node = ExplainedNode(condition)
    switch node.kind {
    case .test, .other: return node.text
    case .not: return "not (\(node.members.map { line($0.condition) }.joined()))"
    case .all: return node.members.isEmpty ? "always" : node.members.map { group($0) }.joined(separator: " and ")
    case .any: return node.members.isEmpty ? "never" : node.members.map { group($0) }.joined(separator: " or ")
    }
  }

  private static func group(_ node: ExplainedNode) -> String {
    let text = line(node.condition)
    return node.kind == .all || node.kind == .any ? "(\(text))" : text
  }
}

extension Computation {
  /// As a call of functions with the names of the fields: `contains(requestParameters.x, userIdentity.y)`.
  var text: String { Self.text(expression, fields) }

  private static func text(_ expression: Expression, _ fields: [String]) -> String {
    switch expression {
    case .literal(let value):
      if case .string(let text) = value { return "\"\(text)\"" }
      return value.text ?? "null"
    case .field(let place): return fields.indices.contains(place) ? fields[place] : "?"
    case .call(let function, let ignoresCase, let arguments):
      let inner = arguments.map { text($0, fields) }.joined(separator: ", ")
      return "\(function.rawValue)\(ignoresCase ? "~" : "")(\(inner))"
    }
  }
}
