import SluiceCore

extension ESQLValue {
  /// A single value as text, as `TO_STRING` gives it; nil for null and for several values.
  package var text: String? {
    switch self {
    case .null, .many: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .double(let value): Self.text(of: value)
    case .string(let value): value
    case .datetime(let value): EventTime(milliseconds: value).description
    case .ip(let value): value.description
    case .duration(let value): value.description
    }
  }

  /// As Java writes doubles: with a point, and with an exponent below 10⁻³ and from 10⁷ on.
  private static func text(of value: Double) -> String {
    let magnitude = abs(value)
    if magnitude == 0 || (1e-3..<1e7).contains(magnitude) { return value.description }
    // Swift writes the shortest digits that read back, too, but places the point elsewhere.
    let sign = value < 0 ? "-" : ""
    let parts = magnitude.description.split(separator: "e")
    let number = parts.first.map(String.init) ?? ""
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = number.prefix { $0 != "." }
    let fraction = number.dropFirst(whole.count + 1)
    exponent += whole.count - 1
    var digits = String(whole + fraction)
    let leading = digits.prefix { $0 == "0" }.count
    exponent -= leading
    digits.removeFirst(leading)
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let rest = digits.dropFirst()
    return "\(sign)\(digits.prefix(1)).\(rest.isEmpty ? "0" : rest)E\(exponent)"
  }

  /// Appends the value as JSON: dates, addresses and spans as text, several values as a list.
  package func append(to writer: inout [UInt8]) {
    switch self {
    case .null: writer += Array("null".utf8)
    case .boolean, .integer, .double: writer += Array((text ?? "null").utf8)
    case .string, .datetime, .ip, .duration: Self.append(quoted: text ?? "", to: &writer)
    case .many(let values):
      writer.append(0x5B)
      for (index, value) in values.enumerated() {
        if index > 0 { writer.append(0x2C) }
        value.append(to: &writer)
      }
      writer.append(0x5D)
    }
  }

  private static func append(quoted text: String, to writer: inout [UInt8]) {
    writer.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: writer += [0x5C, byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        writer += [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: writer.append(byte)
      }
    }
    writer.append(0x22)
  }
}

extension ESQLDuration: CustomStringConvertible {
  package var description: String {
    let parts = [(months, "months"), (days, "days"), (milliseconds, "milliseconds")].filter { $0.0 != 0 }
    return parts.isEmpty ? "0 milliseconds" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
