import SluiceCore
import SluiceTestSupport

/// A JSON document as its leaves by dotted path; items of lists by their number: `event.type[0]`.
struct DocumentLeaves {
  private(set) var byPath: [String: String] = [:]
  /// The texts of the leaves of a field, whatever lists are on the way, in order.
  private(set) var byField: [String: [String]] = [:]

  init(_ json: String) {
    let arena = Arena()
    var text = json
    text.withUTF8 { bytes in
      var parser = ReferenceParser(UnsafeRawBufferPointer(bytes), arena: arena)
      if let value = parser.value() { add(value, path: "", field: "") }
    }
  }

  init(_ value: ReferenceValue) { add(value, path: "", field: "") }

  private mutating func add(_ value: ReferenceValue, path: String, field: String) {
    switch value.content {
    case .object(let members):
      if members.isEmpty { byPath[path] = "{}" }
      for (key, member) in members {
        add(member, path: path.isEmpty ? key : "\(path).\(key)", field: field.isEmpty ? key : "\(field).\(key)")
      }
    case .array(let items):
      if items.isEmpty { byPath[path] = "[]" }
      for (index, item) in items.enumerated() { add(item, path: "\(path)[\(index)]", field: field) }
    case .scalar:
      let text = value.cell.string ?? ""
      byPath[path] = value.cell.kind == .string ? "\"\(text)\"" : text
      byField[field, default: []].append(text)
    }
  }
}
