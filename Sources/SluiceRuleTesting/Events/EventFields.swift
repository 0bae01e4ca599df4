import SluiceCore
import SluiceECS
import Synchronization

/// What enriching stages would add to the event at hand: a test says so beside the event.
final class EnrichedValues: Sendable {
  private let values = Mutex<[String: [String]]>([:])

  /// The fields of the event that is read next.
  func set(_ fields: [String: [String]]) { values.withLock { $0 = fields } }

  fileprivate func texts(of name: String) -> [String] { values.withLock { $0[name] ?? [] } }
}

extension FieldCatalog {
  /// The catalog with fields that tests' events are enriched with.
  func adding(_ names: Set<String>, from values: EnrichedValues) -> any FieldCatalog {
    if names.isEmpty { return self }
    let types = [String: FieldType](EnrichedField.all.map { ($0.name, $0.type) }) { first, _ in first }
    return EnrichedCatalog(
      self,
      adding: names.sorted().map { name in
        let type = types[name] ?? .keyword
        let isNumber = type == .long || type == .double
        return Field(name: name, type: type, cost: .derived) { builder in
          builder.derived("test enrich \(name)") { _ in
            { batch, _ in
              let texts = values.texts(of: name)
              return batch.arena.list(
                texts.map { text in
                  var cell = batch.arena.string(text)
                  if isNumber { cell.kind = .number }
                  return cell
                })
            }
          }
        }
      })
  }
}
