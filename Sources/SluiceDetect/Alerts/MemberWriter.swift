import SluiceCore

/// Writes the members of a JSON object, with commas between them. The braces are the caller's.
struct MemberWriter {
  private var isFirst = true

  /// - Parameter continues: whether there are members in front already.
  init(continues: Bool = false) { isFirst = !continues }

  /// A name, a plain one, and what stands in front of its value.
  mutating func name(_ name: StaticString, to buffer: inout [UInt8]) {
    separate(&buffer)
    buffer.append(0x22)
    buffer.append(raw: name)
    buffer.append(raw: "\":")
  }

  /// What stands between this member and the one in front of it.
  mutating func separate(_ buffer: inout [UInt8]) {
    if !isFirst { buffer.append(0x2C) }
    isFirst = false
  }

  mutating func string(_ name: StaticString, _ value: String, to buffer: inout [UInt8]) {
    self.name(name, to: &buffer)
    buffer.append(jsonString: value)
  }

  mutating func integer(_ name: StaticString, _ value: Int, to buffer: inout [UInt8]) {
    self.name(name, to: &buffer)
    buffer.append(decimal: value)
  }

  mutating func strings(_ name: StaticString, _ values: [String], to buffer: inout [UInt8]) {
    self.name(name, to: &buffer)
    buffer.append(list: values) { $1.append(jsonString: $0) }
  }
}

extension [UInt8] {
  mutating func append(decimal value: Int) { append(contentsOf: String(value).utf8) }

  mutating func append<Value>(list values: [Value], _ body: (Value, inout [UInt8]) -> Void) {
    append(0x5B)
    for (index, value) in values.enumerated() {
      if index > 0 { append(0x2C) }
      body(value, &self)
    }
    append(0x5D)
  }
}
