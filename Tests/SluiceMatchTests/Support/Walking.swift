import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport

/// Free text over a record whose whole text is given: for texts that only the walk can take.
enum Walking {
  private struct Catalog: FieldCatalog {
    let text: String
    var fieldNames: [String] { [] }
    func field(named name: String) -> Field? { nil }
    func object(at path: String) -> Field? {
      let text = text
      return Field(name: "record", type: .dynamic) {
        $0.derived("record") { _ in
          { batch, _ in
            var cell = batch.arena.string("{\"record\":\(text)}")
            cell.kind = .object
            return cell
          }
        }
      }
    }
  }

  static func finds(_ value: String, in text: String) -> Bool {
    var builder = ProjectionBuilder()
    let condition = Condition.test(FieldTest(.anyField, .equals(value)))
    let filter = Filter(compiling: condition, catalog: Catalog(text: text), in: &builder)
    return filter.matches(TestBatch.make([.null], builder.build()), 0)
  }
}
