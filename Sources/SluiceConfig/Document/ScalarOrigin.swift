/// How a scalar is written in a file: enough to find the place of each of its bytes.
struct ScalarOrigin: Sendable {
  enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  private let source: SourceText
  /// Of the first character: a letter, a quote, `|` or `>`.
  let start: TextPlace
  private let style: Style

  /// - Parameter start: Where the scalar begins, with anchor and tag if it has them.
  init(source: SourceText, start: TextPlace, style: Style) {
    self.source = source
    self.style = style
    let written = source.line(start.line)
    var index = start.column - 1
    while written.indices.contains(index), written[index] == "&" || written[index] == "!" {
      while index < written.count, written[index] != " " { index += 1 }
      while index < written.count, written[index] == " " { index += 1 }
    }
    self.start = TextPlace(line: start.line, column: index + 1)
  }

  /// The place of each UTF-8 byte of `text`, and of its end; nil where the writing can't be followed (more-indented
  /// lines of a folded block, escaped line breaks). The result is checked against `text` scalar by scalar, so it is
  /// never wrong.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes.
  func places(of text: String) -> [TextPlace]? {
    let scalars = Array(text.unicodeScalars)
    let traced =
      switch style {
      case .literal: literalPlaces(scalars)
      case .plain, .singleQuoted, .doubleQuoted, .folded: flowPlaces(scalars)
      }
    guard let traced, traced.count == scalars.count + 1 else { return nil }
    var places: [TextPlace] = []
    places.reserveCapacity(text.utf8.count + 1)
    for (scalar, place) in zip(scalars, traced) {
      places.append(contentsOf: repeatElement(place, count: UTF8.width(scalar)))
    }
    places.append(traced[scalars.count])
    return places
  }

  private func literalPlaces(_ scalars: [Unicode.Scalar]) -> [TextPlace]? {
    var line = start.line + 1
    var places: [TextPlace] = []
    guard let indentation = blockIndentation else { return nil }
    var column = indentation
    for scalar in scalars {
      if scalar == "\n" {
        guard column >= source.line(line).count else { return nil }
        places.append(TextPlace(line: line, column: column + 1))
        line += 1
        column = indentation
      } else {
        let written = source.line(line)
        guard column < written.count, written[column] == scalar else { return nil }
        places.append(TextPlace(line: line, column: column + 1))
        column += 1
      }
    }
    places.append(TextPlace(line: line, column: column + 1))
    return places
  }

  /// Blanks before the text of a block scalar: those of its first line that is not empty. An explicit indicator (`|2`)
  /// leaves it unknown.
  private var blockIndentation: Int? {
    let header = source.line(start.line).dropFirst(start.column)
    if header.prefix(2).contains(where: { ("1"..."9").contains($0) }) { return nil }
    for number in stride(from: start.line + 1, through: source.count, by: 1) {
      if let indentation = source.line(number).firstIndex(where: { $0 != " " }) { return indentation }
    }
    return nil
  }

  /// Walks the text and its writing side by side.
  private func flowPlaces(_ scalars: [Unicode.Scalar]) -> [TextPlace]? {
    var cursor = SourceCursor(source: source, line: start.line, index: start.column - 1)
    switch style {
    case .singleQuoted, .doubleQuoted: cursor.index += 1
    case .folded:
      guard let indentation = blockIndentation else { return nil }
      cursor = SourceCursor(source: source, line: start.line + 1, index: indentation)
    case .plain, .literal: break
    }
    var places: [TextPlace] = []
    var position = 0
    while position < scalars.count {
      let place = cursor.place
      if cursor.isAtBreak {
        // The last break of a folded block is its own.
        if style == .folded, position == scalars.count - 1, scalars[position] == "\n" {
          places.append(place)
          break
        }
        // A line break folds into a blank, n + 1 of them into n line breaks.
        guard let breaks = cursor.skipBreaks() else { return nil }
        let folded = Array(repeating: Unicode.Scalar("\n"), count: breaks - 1)
        let expected = folded.isEmpty ? [" "] : folded
        guard scalars[position...].starts(with: expected) else { return nil }
        places.append(contentsOf: repeatElement(place, count: expected.count))
        position += expected.count
        continue
      }
      guard cursor.take(scalars[position], style) else { return nil }
      places.append(place)
      position += 1
    }
    places.append(cursor.place)
    return places
  }
}

/// A position in a file that moves over the writing of a scalar.
private struct SourceCursor {
  let source: SourceText
  var line: Int
  var index: Int

  var place: TextPlace { TextPlace(line: line, column: index + 1) }

  /// Whether only blanks follow on the line.
  var isAtBreak: Bool {
    line < source.count && source.line(line).dropFirst(index).allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// Goes to the first character of the next line that has one; how many breaks were passed. Nil at the file's end.
  mutating func skipBreaks() -> Int? {
    var breaks = 0
    while line < source.count {
      line += 1
      breaks += 1
      if let first = source.line(line).firstIndex(where: { $0 != " " && $0 != "\t" }) {
        index = first
        return breaks
      }
    }
    return nil
  }

  /// Passes the writing of one scalar of the text; false if it is not that one.
  mutating func take(_ scalar: Unicode.Scalar, _ style: ScalarOrigin.Style) -> Bool {
    let written = source.line(line)
    guard index < written.count else { return false }
    if style == .doubleQuoted, written[index] == "\\" { return takeEscape(scalar, written) }
    guard written[index] == scalar else { return false }
    if style == .singleQuoted, scalar == "'" {
      guard index + 1 < written.count, written[index + 1] == "'" else { return false }
      index += 1
    }
    index += 1
    return true
  }

  /// The escapes of YAML 1.2, section 5.7; an escaped line break is not followed.
  private mutating func takeEscape(_ scalar: Unicode.Scalar, _ written: [Unicode.Scalar]) -> Bool {
    guard index + 1 < written.count else { return false }
    let letter = written[index + 1]
    let digits = letter == "x" ? 2 : letter == "u" ? 4 : letter == "U" ? 8 : 0
    if digits > 0 {
      let hex = written.dropFirst(index + 2).prefix(digits).map { Character($0) }
      guard hex.count == digits, UInt32(String(hex), radix: 16) == scalar.value else { return false }
      index += 2 + digits
      return true
    }
    guard Self.escapes[letter] == scalar else { return false }
    index += 2
    return true
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}", "r": "\r",
    "e": "\u{1B}", " ": " ", "\"": "\"", "/": "/", "\\": "\\", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}",
    "P": "\u{2029}",
  ]
}

/// The lines of a file.
final class SourceText: Sendable {
  private let lines: [[Unicode.Scalar]]

  init(_ text: String) {
    // "\r\n" is one Character, so lines are cut by scalars.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.last == "\r" ? Array($0.dropLast()) : Array($0)
    }
  }

  var count: Int { lines.count }

  /// A line by its number, from 1; empty outside of the file.
  func line(_ number: Int) -> [Unicode.Scalar] { lines.indices.contains(number - 1) ? lines[number - 1] : [] }
}
