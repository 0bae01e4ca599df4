import SluiceCore
import SluiceTestSupport

/// Batches over documents of a test. Fills the columns itself, without the parser.
enum TestBatch {
  static let blob = Blob(sequence: 0, origin: "memory") { () throws(BlobError) -> any ByteReader in
    throw BlobError(.unreadable, "the records of a test have no bytes")
  }

  static func make(_ documents: [NaiveJSON], _ projection: Projection) -> RecordBatch {
    let batch = RecordBatch(projection: projection, blob: blob, capacity: 4)
    for document in documents {
      let row = batch.appendRecord()
      for (index, column) in projection.columns.enumerated() {
        guard case .raw(let path, let mode) = column else { continue }
        row[index] =
          mode == .value
          ? batch.arena.list(values(path.keys.joined(separator: "."), document).map { whole($0, batch.arena) })
          : batch.arena.list(leaves(path.description, document, at: "").map { leaf($0, batch.arena) })
      }
    }
    return batch
  }

  /// The scalars at a dotted path; keys may hold dots.
  private static func leaves(_ path: String, _ value: NaiveJSON, at place: String) -> [NaiveJSON] {
    switch value {
    case .null: []
    case .array(let items): items.flatMap { leaves(path, $0, at: place) }
    case .object(let members):
      members.flatMap { leaves(path, $0.value, at: place.isEmpty ? $0.key : "\(place).\($0.key)") }
    default: place == path ? [value] : []
    }
  }

  /// What stands at a dotted path; keys may hold dots.
  private static func values(_ path: String, _ value: NaiveJSON) -> [NaiveJSON] {
    if path.isEmpty { return [value] }
    switch value {
    case .array(let items): return items.flatMap { values(path, $0) }
    case .object(let members):
      return members.flatMap { member in
        if member.key == path { return [member.value] }
        guard path.hasPrefix(member.key + ".") else { return [] }
        return values(String(path.dropFirst(member.key.count + 1)), member.value)
      }
    default: return []
    }
  }

  private static func leaf(_ value: NaiveJSON, _ arena: Arena) -> Cell {
    switch value {
    case .string(let text): return arena.string(text)
    case .bool(let value): return .boolean(value)
    case .number(let text):
      var cell = arena.string(text)
      cell.kind = .number
      return cell
    case .null, .array, .object: return .missing
    }
  }

  private static func whole(_ value: NaiveJSON, _ arena: Arena) -> Cell {
    var cell = arena.string(text(value))
    switch value {
    case .object: cell.kind = .object
    case .array: cell.kind = .array
    case .null: cell.kind = .null
    default: return leaf(value, arena)
    }
    return cell
  }

  static func text(_ value: NaiveJSON) -> String {
    switch value {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let text): return text
    case .string(let text): return quoted(text)
    case .array(let items): return "[" + items.map { text($0) }.joined(separator: ", ") + "]"
    case .object(let members):
      return "{" + members.map { "\(quoted($0.key)): \(text($0.value))" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "ü": result += "\\u00fc"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
