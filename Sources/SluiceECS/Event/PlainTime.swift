import SluiceCore

/// Whether a text is a time in the form in which CloudTrail writes it, `2026-01-02T03:04:05Z`: one that `EventTime` reads
/// as it stands. Other forms, and leap seconds, are for `EventTime` to judge.
///
/// Looked at for each record that a rule with state or a document asks for its time, so eight bytes at a time.
func isPlainTime(_ text: UnsafeRawBufferPointer) -> Bool {
  guard text.count == 20, let start = text.baseAddress else { return false }
  // yyyy-MM- ddTHH:mm and, over the same bytes again, H:mm:ssZ.
  let date = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
  let hours = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  let end = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 12, as: UInt64.self))
  guard isForm(date, digits: 0x00FF_FF00_FFFF_FFFF, marks: 0x2D00_002D_0000_0000),
    isForm(hours, digits: 0xFFFF_00FF_FF00_FFFF, marks: 0x0000_3A00_0054_0000),
    isForm(end, digits: 0x00FF_FF00_FFFF_00FF, marks: 0x5A00_003A_0000_3A00)
  else { return false }
  func pair(_ word: UInt64, _ place: UInt64) -> UInt64 {
    (word &>> (place &* 8) & 0xF) &* 10 &+ (word &>> (place &* 8 &+ 8) & 0xF)
  }
  let (month, day) = (pair(date, 5), pair(hours, 0))
  // The ends of months are rare enough to be left to others.
  return month &- 1 < 12 && day &- 1 < 28 && pair(hours, 3) < 24 && pair(hours, 6) < 60 && pair(end, 5) < 60
}

/// Whether the bytes under `digits` are digits and the others those of `marks`.
@inline(__always)
private func isForm(_ word: UInt64, digits: UInt64, marks: UInt64) -> Bool {
  let values = (word & digits) ^ (0x3030_3030_3030_3030 & digits)
  let areDigits = (values | (values &+ (0x0606_0606_0606_0606 & digits))) & 0xF0F0_F0F0_F0F0_F0F0 == 0
  return areDigits && word & ~digits == marks
}
