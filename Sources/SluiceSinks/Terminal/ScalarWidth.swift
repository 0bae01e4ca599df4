/// How a character stands on a terminal.
enum ScalarWidth: Equatable {
  /// It takes so many columns.
  case columns(Int)
  /// It is drawn over the character in front of it.
  case mark
  /// It chooses between the forms of the character in front of it. Terminals disagree on what that does to its width.
  case selector
  /// It steers the terminal, turns the direction of text around, or can't be seen.
  case hidden

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E: self = .columns(1)
    case 0..<0x20, 0x7F...0x9F: self = .hidden
    case 0xA0...0x2FF where scalar.value != 0xAD: self = .columns(1)
    case 0xFE00...0xFE0F: self = .selector
    // Vowels and final consonants of Hangul that are drawn into the syllable in front of them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: self = .mark
    // Variation selectors and tags; the rest of that plane is empty.
    case 0xE0000...: self = .hidden
    default: self = Self.general(scalar)
    }
  }

  private static func general(_ scalar: Unicode.Scalar) -> ScalarWidth {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return properties.isDefaultIgnorableCodePoint ? .hidden : .mark
    // How wide characters of private use and unassigned ones are is the font's affair.
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return .hidden
    default: break
    }
    // Fillers of Hangul look like nothing.
    if properties.isDefaultIgnorableCodePoint || properties.isBidiControl { return .hidden }
    // Regional indicators take a column each: a flag is two of them.
    if (0x1F1E6...0x1F1FF).contains(scalar.value) { return .columns(1) }
    return .columns(properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= wide[0].lowerBound else { return false }
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value)
  }

  /// Characters of East_Asian_Width W and F (Unicode 16, UAX #11) that are not shown as emoji by default; in order.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
    0x3250...0x4DFF,
    0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FB, 0x1D300...0x1D356, 0x1D360...0x1D376,
    0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F248, 0x1F250...0x1F251, 0x1F260...0x1F265,
    0x1F3FB...0x1F3FF, 0x1F6D5...0x1F6D8, 0x1FA70...0x1FAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
