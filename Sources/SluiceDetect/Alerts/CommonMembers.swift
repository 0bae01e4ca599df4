import SluiceCore
import SluiceECS

/// The fields that several documents have with the same values: what the alert about a sequence of events shows of them.
/// Fields are named by their whole paths, in the order of the first document; lists count as one value.
struct CommonMembers {
  private var names: [String] = []
  private var values: [String: [UInt8]] = [:]

  init(of document: [UInt8]) {
    Self.forEachLeaf(of: document) { name, value in
      if values.updateValue(value, forKey: name) == nil { names.append(name) }
    }
  }

  /// Leaves what another document has, too.
  mutating func keep(in document: [UInt8]) {
    var others: [String: [UInt8]] = [:]
    Self.forEachLeaf(of: document) { others[$0] = $1 }
    names.removeAll { values[$0] != others[$0] }
  }

  var isEmpty: Bool { names.isEmpty }

  mutating func remove(_ name: String) { names.removeAll { $0 == name } }

  /// Appends the members of the object, without braces.
  func append(to buffer: inout [UInt8]) {
    for (index, name) in names.enumerated() {
      if index > 0 { buffer.append(0x2C) }
      buffer.append(jsonString: name)
      buffer.append(0x3A)
      buffer.append(contentsOf: values[name] ?? [])
    }
  }

  private static func forEachLeaf(of document: [UInt8], _ body: (String, [UInt8]) -> Void) {
    document.withUnsafeBytes { bytes in
      func walk(_ range: Range<Int>, _ path: String) {
        EventDocument.forEachMember(of: bytes, in: range) { member in
          let name = String(decoding: bytes[member.name], as: UTF8.self)
          let full = path.isEmpty ? name : "\(path).\(name)"
          if bytes[member.value.lowerBound] == 0x7B {
            walk(member.value, full)
          } else {
            body(full, Array(bytes[member.value]))
          }
        }
      }
      walk(0..<bytes.count, "")
    }
  }
}
