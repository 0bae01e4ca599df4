import SluiceCore

/// Texts that were encoded lately, so that one which comes again takes four bytes or so: where it lies in front.
///
/// Events that come one after another are much alike, and several rules keep the same of one. What is remembered may be
/// of bytes that are gone: a text is only referred to where it is found to be there.
final class ESQLTextMemory {
  /// Shorter ones are written again: encoded, with mark and length.
  private static let shortest = 10
  private static let count = 1 << 10
  /// By hash where the text's encoding began, counted from 1.
  private var places = [UInt32](repeating: 0, count: count)
  private let seeded = SeededHash()

  /// Puts a reference in the place of the value that was encoded last, if it is a text that lies in front of it.
  ///
  /// - Parameter start: where its encoding begins.
  func shorten(_ bytes: inout [UInt8], from start: Int) {
    let length = bytes.count - start
    guard length >= Self.shortest, ESQLValue.isText(bytes[start]), start < UInt32.max else { return }
    let (slot, earlier) = unsafe bytes.withUnsafeBytes { bytes in
      let encoded = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
      let slot = unsafe Int(truncatingIfNeeded: seeded(encoded)) & (Self.count - 1)
      let place = Int(places[slot]) - 1
      // It has to lie in front of this one as a whole.
      guard place >= 0, place + length <= start, let base = bytes.baseAddress,
        unsafe rawBytesEqual(base + place, base + start, length)
      else { return (slot, Int?.none) }
      return (slot, place)
    }
    guard let earlier else {
      places[slot] = UInt32(start + 1)
      return
    }
    bytes.removeSubrange(start...)
    ESQLValue.encode(distance: start - earlier, to: &bytes)
  }
}
