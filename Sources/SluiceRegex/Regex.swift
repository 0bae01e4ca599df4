private import CPCRE2

/// A compiled regular expression in PCRE2's syntax, over UTF-8 text. Immutable: lanes share it and each searches with
/// a `RegexMatcher` of its own.
///
/// **Text that is no UTF-8.** Patterns are compiled to match invalid UTF-8 (`PCRE2_MATCH_INVALID_UTF`): an ill-formed
/// byte matches nothing, not even `.`, and the text on both sides of it is searched. The parser checks the UTF-8 of
/// whole records, but not every text comes from there, slices may end within a character, and without the check
/// (`PCRE2_NO_UTF_CHECK`) such bytes would be undefined behaviour. Measured with PCRE2 10.42 over texts of logs it
/// costs nothing: 112 ns per search, 138 without any check, 314 with a check in front of each search.
///
/// **Classes.** `\w`, `\d` and `\b` are ASCII unless a pattern says `(*UCP)`; caseless matching is Unicode's. Lines
/// end at a line feed. `\C` is refused: it splits characters.
package final class Regex: Sendable {
  package let pattern: String
  package let options: RegexOptions
  /// Groups that capture, not counting the whole match.
  package let groupCount: Int
  /// Named groups in the order of their numbers.
  package let groupNames: [(name: String, number: Int)]
  /// The bytes that a match has at least; a lower bound.
  package let leastLength: Int
  /// Whether it was compiled to machine code. Where the system forbids that, the interpreter runs it.
  package let isMachineCode: Bool
  /// `pcre2_code`. Nothing writes to it after `init`.
  nonisolated(unsafe) let code: OpaquePointer

  /// The longest pattern, in bytes.
  package static let longestPattern = 64 << 10

  /// Compiles a pattern.
  ///
  /// - Throws: where the pattern is at fault and why.
  package init(_ pattern: String, options: RegexOptions = []) throws(RegexError) {
    guard pattern.utf8.count <= Self.longestPattern else {
      throw RegexError(
        pattern: String(pattern.prefix(40)) + "…", offset: 0,
        message: "the pattern has more than \(Self.longestPattern) bytes")
    }
    var flags = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
    if options.contains(.ignoresCase) { flags |= PCRE2_CASELESS }
    if options.contains(.multiline) { flags |= PCRE2_MULTILINE }
    if options.contains(.dotMatchesNewline) { flags |= PCRE2_DOTALL }
    if options.contains(.wholeText) { flags |= PCRE2_ANCHORED | PCRE2_ENDANCHORED }
    if options.contains(.duplicateNames) { flags |= PCRE2_DUPNAMES }
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    // Whatever the library was built with, a line ends at a line feed.
    if let context { pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF)) }
    var status: Int32 = 0
    var offset = 0
    // An empty string has an address, too: it is copied.
    let bytes = Array(pattern.utf8) + [0]
    let code = bytes.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, bytes.count - 1, flags, &status, &offset, context)
    }
    guard let code else {
      throw RegexError(pattern: pattern, offset: offset, message: RegexErrorText.text(status))
    }
    self.pattern = pattern
    self.options = options
    self.code = code
    isMachineCode = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
    groupCount = Int(Self.number(PCRE2_INFO_CAPTURECOUNT, of: code))
    leastLength = Int(Self.number(PCRE2_INFO_MINLENGTH, of: code))
    groupNames = Self.names(of: code)
  }

  deinit { pcre2_code_free_8(code) }

  /// The numbers of the groups of that name: one, or several with `duplicateNames`; none for an unknown name.
  package func groups(named name: String) -> [Int] { groupNames.filter { $0.name == name }.map(\.number) }

  private static func number(_ key: Int32, of code: OpaquePointer) -> UInt32 {
    var result: UInt32 = 0
    return pcre2_pattern_info_8(code, UInt32(key), &result) == 0 ? result : 0
  }

  /// The library's name table: entries of equal size, each a number of two bytes, big end first, and a name that a
  /// zero ends.
  private static func names(of code: OpaquePointer) -> [(name: String, number: Int)] {
    var table: UnsafePointer<UInt8>?
    let count = Int(number(PCRE2_INFO_NAMECOUNT, of: code))
    let size = Int(number(PCRE2_INFO_NAMEENTRYSIZE, of: code))
    guard count > 0, size > 2, pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table) == 0, let table else {
      return []
    }
    return (0..<count).map { index in
      let entry = UnsafeBufferPointer(start: table + index * size, count: size)
      return (String(decoding: entry[2...].prefix { $0 != 0 }, as: UTF8.self), Int(entry[0]) << 8 | Int(entry[1]))
    }.sorted { $0.number < $1.number }
  }
}
