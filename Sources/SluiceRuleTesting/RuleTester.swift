import SluiceCore
import SluiceECS
import SluiceMatch
import SluiceParse
package import SluiceRules

/// Runs a rule on single events, by the parser, mapping and matcher of the stream, and tells why it matched or not.
package struct RuleTester {
  private let matcher: Matcher
  private let reader: SingleRecordReader
  private let predicates: [Predicate]

  /// A test in the rule's condition with what it needs to be looked at by itself.
  private struct Predicate {
    let text: String
    let filter: Filter
    let column: ColumnID?
  }

  /// What one test of the rule's condition saw.
  package struct Verdict: Hashable, Sendable {
    /// Such as `event.action: "PurgeQueue"`.
    package let predicate: String
    /// The values that the event has there.
    package let values: [String]
    package let holds: Bool
  }

  package init(_ program: RuleProgram) {
    let catalog = CloudTrailCatalog()
    var builder = ProjectionBuilder()
    matcher = Matcher(RuleSet(compiling: [program], catalog: catalog, in: &builder))
    var predicates: [Predicate] = []
    if case .query(let condition) = program.body {
      for test in condition.fieldTests {
        let field: Field? = if case .field(let name) = test.selector { catalog.field(named: name) } else { nil }
        predicates.append(
          Predicate(
            text: test.description, filter: Filter(compiling: .test(test), catalog: catalog, in: &builder),
            column: field?.bind(in: &builder)))
      }
    }
    self.predicates = predicates
    reader = SingleRecordReader(projection: builder.build(), splitsDotsAtRoot: false)
  }

  /// Whether the rule matches the event, and what each of its tests saw.
  package func run(_ event: EventValue) -> (matches: Bool, verdicts: [Verdict]) {
    var bytes: [UInt8] = []
    event.append(to: &bytes)
    let blob = Blob(sequence: 0, origin: "test") { () throws(BlobError) -> any ByteReader in
      throw BlobError(.unreadable, "an event of a test is no file")
    }
    return unsafe bytes.withUnsafeBytes { record in
      let batch = unsafe reader.read(record, blob: blob)
      var matcher = matcher
      matcher.match(batch, detector: 0)
      let verdicts = predicates.map { predicate in
        var values: [String] = []
        if let column = predicate.column { batch[0, column].forEach { values.append($0.string ?? "") } }
        return Verdict(predicate: predicate.text, values: values, holds: predicate.filter.matches(batch, 0))
      }
      return (!batch.matches.isEmpty, verdicts)
    }
  }
}

extension Condition {
  /// The tests on fields in the condition, each once, in their order.
  var fieldTests: [FieldTest] {
    var found: [FieldTest] = []
    func collect(_ condition: Condition) {
      switch condition {
      case .constant, .nested, .computed: return
      case .test(let test): if !found.contains(test) { found.append(test) }
      case .not(let inner), .scoped(_, let inner): collect(inner)
      case .all(let parts), .any(let parts): for part in parts { collect(part) }
      }
    }
    collect(self)
    return found
  }
}

extension FieldTest {
  /// As it would be written in KQL.
  var description: String {
    let name =
      switch selector {
      case .field(let name): name
      case .matching(let glob): glob.parts.spelling
      case .anyField: "any field"
      }
    return switch comparison {
    case .exists: "\(name): *"
    case .equals(let literal): "\(name): \"\(literal)\""
    case .matches(let glob): "\(name): \(glob.parts.spelling)"
    case .matchesRegex(let pattern): "\(name): /\(pattern.pattern)/\(pattern.ignoresCase ? "i" : "")"
    case .inNetwork(let network): "\(name): \(network)"
    case .isPresent: "\(name) is present"
    case .inList(let list): "\(name) in the list \(list.name)"
    case .ordered(let order, let literal): "\(name) \(order.rawValue) \(literal)"
    }
  }
}
