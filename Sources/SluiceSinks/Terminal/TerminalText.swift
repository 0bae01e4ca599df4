import SluiceCore

/// Puts text that comes from outside on a terminal: nothing in it steers the terminal or hides, and what is longer than
/// its place is cut, which an ellipsis shows.
package struct TerminalText: Sendable {
  /// Marks on one character beyond which further ones are shown as escapes: piles of them reach over other lines.
  static let markLimit = 4

  package let isUnicode: Bool

  package init(isUnicode: Bool) { self.isUnicode = isUnicode }

  package init(_ style: TerminalStyle) { isUnicode = style.isUnicode }

  /// Appends as much of `bytes`, UTF-8 text, as `width` columns hold.
  ///
  /// Line breaks are shown as `⏎`, other control characters, bidi controls and what can't be seen as `\u{1b}`, on a
  /// terminal without UTF-8 everything that is not ASCII. No character and no escape is cut in the middle. What joins
  /// emoji is shown as an escape, and skin tones are left out: terminals disagree on how wide the result would be.
  ///
  /// - Returns: the columns taken.
  /// - Complexity: O(`width`), or the length of the text if that is less.
  @discardableResult
  package func append(_ bytes: UnsafeRawBufferPointer, width: Int = .max, to buffer: inout [UInt8]) -> Int {
    guard width > 0 else { return 0 }
    if bytes.count <= width, bytes.allSatisfy({ $0 &- 0x20 < 0x5F }) {
      buffer.append(contentsOf: bytes)
      return bytes.count
    }
    return appendScalars(of: bytes, width, to: &buffer)
  }

  @discardableResult
  package func append(_ text: String, width: Int = .max, to buffer: inout [UInt8]) -> Int {
    var text = text
    return text.withUTF8 { append(UnsafeRawBufferPointer($0), width: width, to: &buffer) }
  }

  /// `text` as it is shown in `width` columns.
  package func shown(_ text: String, width: Int = .max) -> String {
    var buffer: [UInt8] = []
    append(text, width: width, to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// The columns that `text` takes.
  package func columns(_ text: String) -> Int {
    var buffer: [UInt8] = []
    return append(text, to: &buffer)
  }

  private func appendScalars(of bytes: UnsafeRawBufferPointer, _ width: Int, to buffer: inout [UInt8]) -> Int {
    var columns = 0
    /// Where the text can be cut so that the ellipsis fits behind it.
    var cut = (offset: buffer.count, columns: 0)
    var cluster = Cluster()
    var wasReturn = false
    var scalars = UTF8Scalars(bytes)
    while let scalar = scalars.next() {
      defer { wasReturn = scalar == "\r" }
      let start = buffer.count
      let taken: Int
      switch shape(scalar, &cluster) {
      case .plain(let columns):
        buffer.append(contentsOf: UTF8.encode(scalar)!)
        taken = columns
      case .attached:
        buffer.append(contentsOf: UTF8.encode(scalar)!)
        // It belongs to the character that a cut may stand behind.
        if cut.offset == start { cut.offset = buffer.count }
        continue
      case .left: continue
      case .escaped:
        if scalar == "\n", wasReturn {
          // The break was shown at its first half.
          continue
        }
        taken = appendEscape(scalar, isBreak: scalar == "\n" || scalar == "\r" && scalars.peek == 0x0A, to: &buffer)
      }
      columns += taken
      if columns > width {
        buffer.removeSubrange(cut.offset...)
        buffer.append(raw: isUnicode ? "…" : "~")
        return cut.columns + 1
      }
      if columns < width { cut = (buffer.count, columns) }
    }
    return columns
  }

  private enum Shape {
    case plain(Int), attached, left, escaped
  }

  /// What came before in the same character.
  private struct Cluster {
    var hasBase = false
    var takesModifier = false
    var marks = 0
  }

  private func shape(_ scalar: Unicode.Scalar, _ cluster: inout Cluster) -> Shape {
    if !isUnicode, !scalar.isASCII {
      cluster = Cluster()
      return .escaped
    }
    switch ScalarWidth(scalar) {
    case .columns(let columns):
      if cluster.takesModifier, scalar.properties.isEmojiModifier {
        cluster.takesModifier = false
        return .left
      }
      cluster = Cluster(hasBase: true, takesModifier: columns == 2 && scalar.properties.isEmojiModifierBase)
      return .plain(columns)
    case .mark:
      guard cluster.hasBase, cluster.marks < Self.markLimit else { return .escaped }
      cluster.marks += 1
      return .attached
    case .selector: return cluster.hasBase ? .left : .escaped
    case .hidden:
      cluster = Cluster()
      return .escaped
    }
  }

  private func appendEscape(_ scalar: Unicode.Scalar, isBreak: Bool, to buffer: inout [UInt8]) -> Int {
    if isBreak, isUnicode {
      buffer.append(raw: "⏎")
      return 1
    }
    let start = buffer.count
    switch scalar {
    case "\t": buffer.append(raw: "\\t")
    case "\n": buffer.append(raw: "\\n")
    case "\r": buffer.append(raw: isBreak ? "\\n" : "\\r")
    default:
      buffer.append(raw: "\\u{")
      buffer.append(contentsOf: String(scalar.value, radix: 16).utf8)
      buffer.append(0x7D)
    }
    return buffer.count - start
  }
}

/// The scalars of UTF-8 text; U+FFFD for what is none.
private struct UTF8Scalars {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The byte behind the last scalar.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func next() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    position += 1
    let length = first < 0x80 ? 0 : first & 0xE0 == 0xC0 ? 1 : first & 0xF0 == 0xE0 ? 2 : first & 0xF8 == 0xF0 ? 3 : -1
    guard length > 0 else { return length == 0 ? Unicode.Scalar(first) : "\u{FFFD}" }
    var value = UInt32(first) & (0x3F >> UInt32(length))
    let end = position + length
    while position < min(end, bytes.count), bytes[position] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[position] & 0x3F)
      position += 1
    }
    let least: UInt32 = length == 1 ? 0x80 : length == 2 ? 0x800 : 0x10000
    return position == end && value >= least ? Unicode.Scalar(value) ?? "\u{FFFD}" : "\u{FFFD}"
  }
}
