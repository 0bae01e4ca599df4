import SluiceCore

/// A flat JSON object that is being written.
struct JSONBody {
  private var members: [UInt8] = []

  init() {}

  init(_ queueURL: String) { add("QueueUrl", text: queueURL) }

  /// An entry of a batch; its index is its ID.
  init(entry index: Int) { add("Id", text: String(index)) }

  var bytes: [UInt8] { [0x7B] + members + [0x7D] }

  mutating func add(_ name: String, text: String) {
    begin(name)
    members.append(jsonString: text)
  }

  mutating func add(_ name: String, number: Int) { add(name, raw: String(number)) }

  mutating func add(_ name: String, raw: String) {
    begin(name)
    members.append(contentsOf: raw.utf8)
  }

  mutating func add(_ name: String, list: [JSONBody]) {
    begin(name)
    members.append(0x5B)
    for (index, item) in list.enumerated() {
      if index > 0 { members.append(0x2C) }
      members.append(contentsOf: item.bytes)
    }
    members.append(0x5D)
  }

  func adding(_ name: String, text: String) -> JSONBody {
    var copy = self
    copy.add(name, text: text)
    return copy
  }

  func adding(_ name: String, number: Int) -> JSONBody {
    var copy = self
    copy.add(name, number: number)
    return copy
  }

  private mutating func begin(_ name: String) {
    if !members.isEmpty { members.append(0x2C) }
    members.append(jsonString: name)
    members.append(0x3A)
  }
}
