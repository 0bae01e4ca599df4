/// Whether `text` is an IPv4 address in dotted decimal, without leading zeros, or an IPv6 address, without a zone
/// (RFC 4291, section 2.2).
func isIPLiteral(_ text: UnsafeRawBufferPointer) -> Bool {
  guard text.count >= 2, text.count <= 45 else { return false }
  return text.contains(0x3A) ? isIPv6(text) : isIPv4(text, from: 0)
}

private func isIPv4(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
  var index = start
  for part in 0..<4 {
    if part > 0 {
      guard index < text.count, text[index] == 0x2E else { return false }
      index += 1
    }
    let first = index
    var value = 0
    while index < text.count, index - first < 4, text[index] &- 0x30 < 10 {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    let digits = index - first
    guard (1...3).contains(digits), value <= 255, digits == 1 || text[first] != 0x30 else { return false }
  }
  return index == text.count
}

private func isIPv6(_ text: UnsafeRawBufferPointer) -> Bool {
  var index = 0
  var groups = 0
  var isCompressed = false
  if text[0] == 0x3A {
    guard text[1] == 0x3A else { return false }
    isCompressed = true
    index = 2
  }
  while index < text.count {
    let first = index
    while index < text.count, index - first < 5, isHexDigit(text[index]) { index += 1 }
    if index < text.count, text[index] == 0x2E {
      guard groups <= 6, isIPv4(text, from: first) else { return false }
      groups += 2
      break
    }
    guard (1...4).contains(index - first) else { return false }
    groups += 1
    if index == text.count { break }
    guard text[index] == 0x3A, index + 1 < text.count else { return false }
    index += 1
    if text[index] == 0x3A {
      if isCompressed { return false }
      isCompressed = true
      index += 1
    }
  }
  return isCompressed ? groups <= 7 : groups == 8
}

private func isHexDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }
