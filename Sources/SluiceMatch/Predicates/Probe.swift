import SluiceCore
import SluiceRules

/// What a test asks of one value: a comparison bound to the field's type, its literal read. Equal probes of one
/// column are one predicate.
enum Probe: Hashable {
  case exists
  case equals([UInt8])
  /// Sorted, without repeats, two at least.
  case oneOf([[UInt8]])
  case glob(Glob)
  case text(Relation, [UInt8])
  case number(Relation, Number)
  case network(IPNetwork)
  case address(Relation, IPAddress)
  case date(Relation, Int64)
  /// The value's JSON type decides how the literal is read.
  case dynamic(Relation, [UInt8])
  /// Anything, null and empty lists too: for columns that hold values as they stand.
  case present
  case regex(RegexPattern)
  /// Several columns' values, computed with. Belongs to no column.
  case computed(ComputedTest)
  /// One of a list of indicators.
  case list(IndicatorList)
  /// A value that holds a JSON object for which the condition holds. Read by a walk over its text.
  case document(DocumentCondition)

  /// The probe for values of a field of that type; nil when no value can satisfy the comparison, such as `long`
  /// equal to `abc`: Elasticsearch's queries are lenient there.
  static func comparing(_ comparison: Comparison, type: FieldType) -> Probe? {
    switch comparison {
    case .exists: return .exists
    case .equals(let literal): return relating(.equal, Array(literal.utf8), type)
    case .ordered(.less, let literal): return relating(.less, Array(literal.utf8), type)
    case .ordered(.lessOrEqual, let literal): return relating(.lessOrEqual, Array(literal.utf8), type)
    case .ordered(.greater, let literal): return relating(.greater, Array(literal.utf8), type)
    case .ordered(.greaterOrEqual, let literal): return relating(.greaterOrEqual, Array(literal.utf8), type)
    case .isPresent: return .present
    case .matchesRegex(let pattern): return .regex(pattern)
    case .inList(let list): return .list(list)
    case .inNetwork(let literal): return IPNetwork(literal).map { .network($0) }
    case .matches(let glob):
      // Patterns are for text.
      guard type == .keyword || type == .flattened || type == .dynamic else { return nil }
      if glob.parts == [.anyRun] { return .exists }
      guard !glob.ignoresCase else { return .glob(glob) }
      if glob.parts.isEmpty { return .equals([]) }
      if case .literal(let bytes) = glob.parts[0], glob.parts.count == 1 { return .equals(bytes) }
      return .glob(glob)
    }
  }

  private static func relating(_ relation: Relation, _ literal: [UInt8], _ type: FieldType) -> Probe? {
    switch type {
    case .keyword, .flattened: return relation == .equal ? .equals(literal) : .text(relation, literal)
    case .boolean:
      if relation != .equal { return .text(relation, literal) }
      return literal == Array("true".utf8) || literal == Array("false".utf8) ? .equals(literal) : nil
    case .long, .double: return Number(literal).map { .number(relation, $0) }
    case .ip:
      if relation == .equal { return literal.withUnsafeBytes { IPNetwork($0) }.map { .network($0) } }
      return literal.withUnsafeBytes { IPAddress($0) }.map { .address(relation, $0) }
    case .date: return literal.withUnsafeBytes { EventTime($0) }.map { .date(relation, $0.milliseconds) }
    case .dynamic:
      // Plain text equals values of the same bytes, strings or booleans; no number or address is written so.
      let parsed = Literal(literal)
      if relation == .equal, parsed.number == nil, parsed.network == nil { return .equals(literal) }
      return .dynamic(relation, literal)
    }
  }

  /// What evaluating it costs beside others, for ordering: equality before prefixes before patterns before walks.
  var rank: Int {
    switch self {
    case .exists, .present: 0
    case .equals: 1
    case .oneOf: 2
    case .number, .network, .address, .text: 4
    case .dynamic, .date: 6
    case .list(let list): list.matching == .wildcard ? 20 : 6
    case .glob(let glob):
      switch glob.parts.map({ if case .literal = $0 { true } else { false } }) {
      case [true]: 2
      case [true, false], [false, true], [true, false, true]: 3
      default: 8
      }
    case .regex: 30
    case .computed: 60
    case .document: 90
    }
  }
}
