import SluiceSinks

/// Lines on the standard error.
enum Terminal {
  /// Writes `text` and a line break, above the progress line. A reader that has gone is no reason to end.
  static func error(_ text: String) { StatusLine.standardError.write(text + "\n") }

  /// `text` with what could steer a terminal made visible: names of objects come from outside.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if isControl(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The same for text of several lines, whose line breaks stay.
  static func printableLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isBidiControl
  }
}
