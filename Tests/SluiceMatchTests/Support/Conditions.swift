import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport

/// Shorthand for conditions.
func field(_ name: String, _ comparison: Comparison) -> Condition { .test(FieldTest(.field(name), comparison)) }

func has(_ name: String, _ value: String) -> Condition { field(name, .equals(value)) }

func like(_ name: String, _ pattern: String, ignoringCase: Bool = false) -> Condition {
  field(name, .matches(glob(pattern, ignoringCase: ignoringCase)))
}

/// `*` is a run, `?` one character.
func glob(_ pattern: String, ignoringCase: Bool = false) -> Glob {
  Glob(
    parts: pattern.unicodeScalars.map { scalar in
      switch scalar {
      case "*": .anyRun
      case "?": .anyOne
      default: .literal(Array(String(scalar).utf8))
      }
    }, ignoresCase: ignoringCase)
}

func json(_ text: String) -> NaiveJSON { NaiveJSON(text.utf8) ?? .null }

func rule(_ condition: Condition, id: String = "rule") -> RuleProgram {
  RuleProgram(
    rule: Rule(id: id, name: id, type: "query", severity: .low, riskScore: 1, origin: "test"), body: .query(condition))
}

/// Whether the condition holds for the document, as a filter.
func holds(_ condition: Condition, _ document: String, _ catalog: TestCatalog = TestCatalog()) -> Bool {
  var builder = ProjectionBuilder()
  let filter = Filter(compiling: condition, catalog: catalog, in: &builder)
  return filter.matches(TestBatch.make([json(document)], builder.build()), 0)
}

/// The rules that hold for each document, by a matcher.
func matches(
  _ conditions: [Condition], _ documents: [NaiveJSON], _ catalog: TestCatalog = TestCatalog()
) -> [[Int]] {
  var builder = ProjectionBuilder()
  let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: catalog, in: &builder)
  let batch = TestBatch.make(documents, builder.build())
  var matcher = Matcher(rules)
  matcher.match(batch, detector: 0)
  var result = [[Int]](repeating: [], count: documents.count)
  for match in batch.matches { result[match.record].append(match.rule) }
  return result
}
