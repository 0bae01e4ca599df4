package import SluiceCore
package import SluiceRules

/// Rules compiled for matching: the cost per record follows the rules that may hold for it, not their number.
///
/// **Normal form.** Each rule's condition is bound to the columns of the catalog's fields. Negation is pushed down
/// to the tests, groups are flattened, constants are folded, and equality tests of one field become one test for a
/// set of values. A field that records never have makes its test false, which is reported, not refused.
///
/// **Predicates.** Equal tests of a column are one predicate across all rules. A lane remembers what it found for
/// the record at hand in a table stamped with the record's number, so nothing is cleared between records.
/// Conditions become steps, each with a predicate and two places to go on at; a rule stops as soon as its outcome
/// is known. Members of a group are asked cheapest first: by what reading the column costs, then by the comparison.
/// A column that has to be rendered is therefore read only when everything cheaper holds.
///
/// **Finding candidates.** From each condition follows what every match must have: for a test that values be equal,
/// one of those values; for all of several, what the rarest member needs; for any of several, what each member
/// needs, together. How rare a value is follows from the field (an action tells more than a provider, a data set
/// nothing) and from how many values the rules name for it. The rule is then posted under these keys:
///
/// - values, in one hash table per field. The hash ignores case, so that exact and caseless keys share the look-up;
/// - patterns that begin with a text, in a sorted list of these texts per field, in which one binary search finds
///   everything that the record's value begins with; the pattern itself is then asked as a predicate;
/// - patterns with a leading wildcard, by four bytes of their texts: one pass over the field's value finds those
///   that may match (`NeedleTable`). Patterns with shorter texts are asked for each value;
/// - no key: every record is looked at. `statistics` names these rules and says why.
///
/// A test that the key has already decided is left out of the steps. Under a key, rules are sorted again by what
/// they need next: where that is one of many values of a field, by another table; where several rules need the same
/// predicate, usually the provider's, behind that predicate, so that an action name which many services share gives
/// no false candidates; and so on, like a tree. A record with several values of a field looks up each; a rule that
/// is found twice runs once.
///
/// **What columns don't answer** (nested objects, wildcards in names of fields that nobody knows beforehand, free
/// text) is read off the JSON text by a walk, after everything else.
///
/// **What costs more than a comparison** comes behind everything cheaper: a regular expression with bounded
/// backtracking, then what is computed from several fields' values, for which texts have to be made. What is given up
/// at a bound does not hold and is counted (`Matcher.limits`).
///
/// A rule set is immutable; lanes share it and each has a `Matcher` of its own.
package struct RuleSet: Sendable {
  /// How many selectors it was compiled from.
  package let count: Int
  /// The rules, where it was compiled from rules.
  package let programs: [RuleProgram]
  package let statistics: Statistics
  /// Fields that selectors name and records never have, ordered by selector: tests over them are false.
  package let unknownFields: [(rule: Int, field: String)]
  /// What is wrong with regular expressions and networks, ordered by selector. Such a selector holds for no record.
  package let invalidPatterns: [(rule: Int, message: String)]
  /// Selectors over the record as it was delivered, where no catalog knows its fields. They hold for no record.
  package let unavailable: [Int]
  /// The lists of indicators that conditions ask.
  package var indicatorTables: [IndicatorTable] { program.indicatorTables }
  let program: Program
  let index: RuleIndex

  /// Compiles conditions and declares the columns that they read. The place of a condition in `selectors` is its
  /// index in matches.
  ///
  /// - Parameter catalogs: what field names mean in each namespace.
  /// - Complexity: O(size of all conditions), but for sorting.
  package init(
    compiling selectors: [Selector], catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?),
    in builder: inout ProjectionBuilder
  ) {
    self.init(selectors, [], catalogs, &builder)
  }

  /// Compiles rules that are a query and nothing else. Rules with state hold for no record here: whoever runs them
  /// compiles their selectors.
  package init(
    compiling programs: [RuleProgram], catalog: any FieldCatalog, record: (any FieldCatalog)? = nil,
    in builder: inout ProjectionBuilder
  ) {
    let selectors = programs.map { program in
      if case .query(let condition) = program.body {
        Selector(condition: condition, namespace: program.namespace)
      } else {
        Selector(condition: .constant(false))
      }
    }
    self.init(selectors, programs, (catalog, record), &builder)
  }

  private init(
    _ selectors: [Selector], _ programs: [RuleProgram],
    _ catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?), _ builder: inout ProjectionBuilder
  ) {
    var compiler = ConditionCompiler(document: catalogs.document, record: catalogs.record, builder: builder)
    var chooser = KeyChooser()
    var unknown: [(rule: Int, field: String)] = []
    var invalid: [(rule: Int, message: String)] = []
    var unavailable: [Int] = []
    var formulas: [Formula] = []
    for (rule, selector) in selectors.enumerated() {
      if !compiler.offers(selector.namespace) { unavailable.append(rule) }
      formulas.append(compiler.formula(selector.condition, in: selector.namespace))
      unknown += compiler.unknownFields.map { (rule, $0) }
      invalid += compiler.invalidPatterns.map { (rule, $0) }
      chooser.note(formulas[rule])
    }

    var index = RuleIndexBuilder()
    var statistics = Statistics(rules: selectors.count)
    for (rule, formula) in formulas.enumerated() {
      formula.forEachTest { _, _ in statistics.tests += 1 }
      if case .constant(false) = formula {
        statistics.impossible.append(rule)
        continue
      }
      let (keys, rest) = Self.split(formula, chooser)
      index.add(rule: rule, entry: compiler.program.emit(rest.ordered), keys: keys?.keys)
      statistics.note(rule, formula, keys)
    }
    self.index = index.build(&compiler.program)
    program = compiler.program.build()
    statistics.predicates = program.predicateCount
    self.count = selectors.count
    self.programs = programs
    self.unavailable = unavailable
    self.statistics = statistics
    unknownFields = unknown
    invalidPatterns = invalid
    builder = compiler.builder
  }

  /// The keys under which a rule is found, and what is left to ask when it was found.
  private static func split(_ formula: Formula, _ chooser: KeyChooser) -> (IndexKeys?, rest: Formula) {
    guard case .all(let members) = formula else {
      guard let keys = chooser.keys(of: formula) else { return (nil, formula) }
      return (keys, formula.isDecidedByKeys ? .constant(true) : formula)
    }
    guard let (place, keys) = chooser.best(members) else { return (nil, formula) }
    guard members[place].isDecidedByKeys else { return (keys, formula) }
    var rest = members
    rest.remove(at: place)
    return (keys, .conjunction(rest))
  }
}

// The index's pointers lead to memory that the program keeps alive and nobody writes to.
extension RuleIndex: @unchecked Sendable {}
