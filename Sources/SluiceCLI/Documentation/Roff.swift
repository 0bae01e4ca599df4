/// Writes a document in roff with the `man` macros. All text is escaped.
struct Roff {
  enum Font: String { case roman = "R", bold = "B", italic = "I" }

  private(set) var text = ""

  /// A macro with its arguments.
  mutating func macro(_ name: String, _ arguments: [String] = []) {
    text += ".\(name)" + arguments.map { " \"\(Self.escaped($0))\"" }.joined() + "\n"
  }

  /// A line of text; line breaks in it become blanks.
  mutating func line(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    text += Self.guarded(Self.escaped(line)) + "\n"
  }

  /// Text with empty lines between paragraphs; other line breaks begin a new line.
  mutating func paragraphs(_ paragraphs: String) {
    for (number, line) in paragraphs.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy(\.isWhitespace) {
        macro("PP")
      } else {
        if number > 0, !text.hasSuffix(".PP\n") { macro("br") }
        self.line(String(line))
      }
    }
  }

  /// The head of an item, whose text follows.
  mutating func item(_ parts: [(String, Font)]) {
    macro("TP")
    text += Self.guarded(Self.styled(parts)) + "\n"
  }

  /// A line that is neither filled nor hyphenated.
  mutating func synopsis(_ parts: [(String, Font)]) {
    macro("nh")
    text += Self.guarded(Self.styled(parts)) + "\n"
    macro("hy")
  }

  private static func styled(_ parts: [(String, Font)]) -> String {
    parts.filter { !$0.0.isEmpty }
      .map { text, font in font == .roman ? escaped(text) : "\\f\(font.rawValue)\(escaped(text))\\fR" }
      .joined(separator: " ")
  }

  /// A dot or an apostrophe at the start of a line would be a macro.
  private static func guarded(_ line: String) -> String { line.first == "." ? "\\&\(line)" : line }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\(rs"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "…": result += "..."
      case "\n": result += " "
      default:
        if scalar.isASCII {
          result.unicodeScalars.append(scalar)
        } else {
          result += "\\[u" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar) + "]"
        }
      }
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }
}
