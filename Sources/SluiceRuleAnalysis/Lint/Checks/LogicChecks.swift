import SluiceCore
import SluiceECS
import SluiceRules

extension LintedRule {
  /// Finds conditions that exclude each other, or of which one always holds, and values listed twice.
  mutating func checkLogic() {
    for part in program.parts {
      let isQuery: Bool = if case .esql = program.body { false } else { true }
      // What is known of an ES|QL query's records beforehand is made by a program, repeats and all.
      if isQuery { checkRepeats(part.condition) }
      check(Logic(folded(part.condition)), inherited: [:])
    }
  }

  /// In raw records texts compare in any case: one spelling is enough.
  private func folded(_ condition: Condition) -> Condition {
    guard program.namespace == .record else { return condition }
    switch condition {
    case .constant, .computed, .nested, .scoped: return condition
    case .not(let inner): return .not(folded(inner))
    case .all(let members): return .all(members.map(folded))
    case .any(let members): return .any(members.map(folded))
    case .test(let test):
      guard let wanted = test.wantedText, wanted.ignoresCase else { return condition }
      return .test(FieldTest(test.selector, .equals(wanted.text.lowercased())))
    }
  }

  private mutating func check(_ logic: Logic, inherited: [String: Set<String>]) {
    switch logic {
    case .constant, .test, .opaque: return
    case .all(let members):
      let (exclusion, left) = Exclusion.find(in: members, inherited: inherited, isSingle: isSingle)
      if let exclusion {
        let values = exclusion.values.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
        let what =
          exclusion.values.isEmpty
          ? "'\(exclusion.field)' is asked to satisfy a condition and not to satisfy it"
          : "'\(exclusion.field)' has one value and can't satisfy all conditions on it (\(values))"
        add(.contradiction, "\(what): this part never holds", hint: "was `or` meant?", at: exclusion.field)
        return
      }
      for member in members { check(member, inherited: left) }
    case .any(let members):
      if let exclusion = Exclusion.find(in: members.map(\.negated), isSingle: isSingle).exclusion {
        add(
          .tautology, "of the alternatives on '\(exclusion.field)' one always holds, whatever its value",
          hint: "was `and` meant?", at: exclusion.field)
        return
      }
      for member in members {
        if case .test(let test, isNegated: false) = member, let field = test.fieldName {
          let found = Exclusion.find(in: [member], inherited: inherited, isSingle: isSingle).exclusion
          // Of several values some may be left over from elsewhere; only what stands between other fields is a slip.
          guard found != nil, !Self.isValueList(members, of: field) else { continue }
          add(
            .contradiction, "this alternative never holds: conditions around it leave other values of '\(field)'",
            at: test.wantedText?.text ?? field)
        } else {
          check(member, inherited: inherited)
        }
      }
    }
  }

  private static func isValueList(_ members: [Logic], of field: String) -> Bool {
    members.allSatisfy { if case .test(let test, _) = $0 { test.fieldName == field } else { false } }
  }

  /// Whether records have one value of the field at most.
  private func isSingle(_ field: String) -> Bool {
    guard program.namespace == .document else {
      return ["eventName", "eventSource", "awsRegion", "errorCode", "eventType", "userIdentity.type"].contains(field)
        || (CloudTrailKeys.isKnown([field]) && field.hasPrefix("event"))
    }
    guard let known = CloudTrailCatalog().field(named: field), known.type != .flattened else { return false }
    let lists = ["related.", "event.category", "event.type", "aws.cloudtrail.resources", "entity.", "actor.", "tags"]
    return !lists.contains { field.hasPrefix($0) } && !field.contains(".target")
  }

  private mutating func checkRepeats(_ condition: Condition) {
    switch condition {
    case .constant, .test, .computed, .scoped: return
    case .not(let inner), .nested(_, let inner): checkRepeats(inner)
    case .all(let members): for member in members { checkRepeats(member) }
    case .any(let members):
      var seen: Set<FieldTest> = []
      for case .test(let test) in members where !seen.insert(test).inserted {
        let value = test.wantedText?.text ?? test.text
        add(
          .repeatedValue, "'\(value)' is listed twice for '\(test.fieldName ?? "*")'", hint: "leave one out", at: value)
      }
      for member in members { checkRepeats(member) }
    }
  }
}
