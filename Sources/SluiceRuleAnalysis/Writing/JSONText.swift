import SluiceCore

/// Writes a JSON document, indented by two blanks, so that it can be read and compared line by line.
package struct JSONText {
  package private(set) var bytes: [UInt8] = []
  /// For each open object or list whether it has a member.
  private var open: [Bool] = []

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func object(_ key: String? = nil, _ members: (inout JSONText) -> Void) {
    group(key, 0x7B, 0x7D, members)
  }

  package mutating func array(_ key: String? = nil, _ items: (inout JSONText) -> Void) { group(key, 0x5B, 0x5D, items) }

  package mutating func strings(_ key: String, _ values: [String]) {
    array(key) { json in for value in values { json.string(nil, value) } }
  }

  package mutating func string(_ key: String? = nil, _ value: String) {
    begin(key)
    bytes.append(jsonString: value)
  }

  /// Nothing where there is no value.
  package mutating func string(_ key: String, ifPresent value: String?) { if let value { string(key, value) } }

  package mutating func number(_ key: String? = nil, _ value: Int) {
    begin(key)
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func boolean(_ key: String, _ value: Bool) {
    begin(key)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  private mutating func group(_ key: String?, _ first: UInt8, _ last: UInt8, _ content: (inout JSONText) -> Void) {
    begin(key)
    bytes.append(first)
    open.append(false)
    content(&self)
    if open.removeLast() { indent() }
    bytes.append(last)
  }

  private mutating func begin(_ key: String?) {
    if let hasMember = open.last {
      if hasMember { bytes.append(0x2C) }
      open[open.count - 1] = true
      indent()
    }
    if let key {
      bytes.append(jsonString: key)
      bytes.append(contentsOf: [0x3A, 0x20])
    }
  }

  private mutating func indent() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * open.count))
  }
}
