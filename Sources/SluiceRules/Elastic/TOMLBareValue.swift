/// What a TOML value without quotes and brackets may look like: the ABNF of TOML 1.0.
enum TOMLBareValue {
  /// Whether it is a number, a date, a time, `true`, `false`, `inf` or `nan`. Ranges, such as that of a month, are not
  /// looked at.
  static func isWellFormed(_ text: some StringProtocol) -> Bool {
    // Nearly all of them: the regular expressions are made anew at each call.
    if text == "true" || text == "false" { return true }
    if let first = text.utf8.first, (0x31...0x39).contains(first), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      return true
    }
    let text = Substring(text)
    return text.wholeMatch(of: #/true|false|[+-]?(?:inf|nan)/#) != nil
      || text.wholeMatch(of: #/[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?/#)
        != nil
      || text.wholeMatch(of: #/0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*/#) != nil
      || text.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) != nil
      || text.wholeMatch(of: #/[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?/#) != nil
      || text.wholeMatch(
        of:
          #/[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?/#
      ) != nil
  }
}
