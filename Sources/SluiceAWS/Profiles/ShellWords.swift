/// The words of a command line, as a POSIX shell splits and unquotes it, without expanding anything: words end at blanks;
/// `'…'` is taken as it is; in `"…"` a backslash escapes `"` and `\`; outside of quotes it escapes any character.
///
/// Nil where a quote is not closed or a backslash is last.
func shellWords(_ text: String) -> [String]? {
  var words: [String] = []
  var word: String?
  var rest = text.unicodeScalars.makeIterator()
  while let scalar = rest.next() {
    switch scalar {
    case " ", "\t", "\n", "\r":
      if let finished = word { words.append(finished) }
      word = nil
    case "'":
      var quoted = word ?? ""
      while true {
        guard let inner = rest.next() else { return nil }
        if inner == "'" { break }
        quoted.unicodeScalars.append(inner)
      }
      word = quoted
    case "\"":
      var quoted = word ?? ""
      while true {
        guard let inner = rest.next() else { return nil }
        if inner == "\"" { break }
        if inner == "\\" {
          guard let escaped = rest.next() else { return nil }
          if escaped != "\"", escaped != "\\" { quoted.unicodeScalars.append(inner) }
          quoted.unicodeScalars.append(escaped)
        } else {
          quoted.unicodeScalars.append(inner)
        }
      }
      word = quoted
    case "\\":
      guard let escaped = rest.next() else { return nil }
      word = (word ?? "") + String(Character(escaped))
    default:
      var longer = word ?? ""
      longer.unicodeScalars.append(scalar)
      word = longer
    }
  }
  if let word { words.append(word) }
  return words
}
