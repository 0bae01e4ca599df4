#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a terminal can show, and what its user wants to see on it.
package struct TerminalStyle: Sendable, Hashable {
  /// In columns.
  package var width: Int
  /// Whether text goes out as UTF-8; otherwise what is not ASCII is shown as escapes.
  package var isUnicode: Bool
  package var hasColor: Bool
  /// Whether the cursor can be moved: a bar can be drawn over.
  package var isMovable: Bool

  /// Columns where there is no terminal that has a width, as in a file or a pipe.
  static let widthElsewhere = 160

  package init(width: Int, isUnicode: Bool = true, hasColor: Bool = false, isMovable: Bool = true) {
    self.width = width
    self.isUnicode = isUnicode
    self.hasColor = hasColor
    self.isMovable = isMovable
  }

  /// The style of an open file descriptor.
  ///
  /// - `COLUMNS` wins over what the terminal says of its size. A descriptor that is no terminal has the width of the
  ///   one behind the standard error or input, or 160 columns.
  /// - `NO_COLOR` (no-color.org) wins over `CLICOLOR_FORCE` and `FORCE_COLOR`, these over `CLICOLOR=0`, `TERM=dumb` and
  ///   the absence of a terminal (bixense.com/clicolors).
  /// - The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty says whether text is UTF-8 (POSIX, 8.2).
  package init(descriptor: Int32, environment: (String) -> String? = Self.environment) {
    let isTerminal = isatty(descriptor) == 1
    // In front of a pager or `head` the terminal is that of the other streams.
    let size = [descriptor, 2, 0].lazy.compactMap(Self.width).first
    self.init(isTerminal: isTerminal, terminalWidth: size, environment: environment)
  }

  /// The same, without asking a descriptor.
  package init(isTerminal: Bool, terminalWidth: Int?, environment: (String) -> String?) {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    let columns = value("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    width = min(max(columns ?? terminalWidth ?? (isTerminal ? 80 : Self.widthElsewhere), 20), 1_000)
    let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C"
    let charset = locale.split(separator: ".", maxSplits: 1).dropFirst().first?.split(separator: "@").first ?? ""
    isUnicode = ["utf-8", "utf8"].contains(charset.lowercased())
    let isDumb = (value("TERM") ?? "dumb") == "dumb"
    isMovable = isTerminal && !isDumb
    if value("NO_COLOR") != nil {
      hasColor = false
    } else if [value("CLICOLOR_FORCE"), value("FORCE_COLOR")].contains(where: { $0 != nil && $0 != "0" }) {
      hasColor = true
    } else {
      hasColor = isTerminal && !isDumb && value("CLICOLOR") != "0"
    }
  }

  package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// Colours and weights, as parameters of Select Graphic Rendition (ECMA-48, 8.3.117).
package enum Ink: Sendable {
  case bold, faint, red, boldRed, yellow, blue

  private var parameters: StaticString {
    switch self {
    case .bold: "1"
    case .faint: "2"
    case .red: "31"
    case .boldRed: "1;31"
    case .yellow: "33"
    case .blue: "34"
    }
  }

  /// Appends the sequence that turns it on.
  package func append(to buffer: inout [UInt8]) {
    buffer.append(0x1B)
    buffer.append(0x5B)
    parameters.withUTF8Buffer { buffer.append(contentsOf: $0) }
    buffer.append(0x6D)
  }

  /// Appends the sequence that turns everything off.
  package static func appendEnd(to buffer: inout [UInt8]) { buffer.append(contentsOf: [0x1B, 0x5B, 0x30, 0x6D]) }

  /// `text` in this ink where the terminal has colours.
  package func paint(_ text: String, _ style: TerminalStyle) -> String {
    guard style.hasColor else { return text }
    var bytes: [UInt8] = []
    append(to: &bytes)
    bytes.append(contentsOf: text.utf8)
    Self.appendEnd(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
