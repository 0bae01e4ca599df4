import Testing

@testable import SluiceEnrich

@Suite struct CSVReaderTests {
  /// The rows of a text fed in pieces of `size` bytes, as `line: a|b`, with `!problem` behind; then the error.
  private func rows(_ text: String, size: Int, delimiter: UInt8 = 0x2C) -> [String] {
    var found: [String] = []
    func take(_ row: CSVRow) {
      let fields = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
      found.append("\(row.line): \(fields.joined(separator: "|"))" + (row.problem.map { " !\($0)" } ?? ""))
    }
    let bytes = Array(text.utf8)
    var reader = CSVReader(delimiter: delimiter)
    do throws(FileProblem) {
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + size)
        let piece = Array(bytes[start..<end])
        var problem: FileProblem?
        piece.withUnsafeBytes { piece in
          do throws(FileProblem) { try reader.read(piece) { row throws(FileProblem) in take(row) } } catch {
            problem = error
          }
        }
        if let problem { throw problem }
        start = end
      }
      try reader.finish { row throws(FileProblem) in take(row) }
    } catch { found.append("error: \(error)") }
    return found
  }

  private static let cases: [(text: String, rows: [String])] = [
    ("a,b\r\n1,2\r\n", ["1: a|b", "2: 1|2"]),
    ("a,b\n1,2", ["1: a|b", "2: 1|2"]),
    ("a\rb\r", ["1: a", "2: b"]),
    ("\u{FEFF}a,b\n", ["1: a|b"]),
    ("\u{FEFF}\"a\",b\n", ["1: a|b"]),
    ("\u{FEFF}", []),
    ("\u{FF5E}x\n", ["1: \u{FF5E}x"]),
    ("", []),
    ("\n\r\n\n", []),
    ("a\n\n\nb\n", ["1: a", "4: b"]),
    (",\n", ["1: |"]),
    ("a,\n", ["1: a|"]),
    ("\"\"\n", ["1: "]),
    ("\"a,b\",\"c\"\"d\"\n", ["1: a,b|c\"d"]),
    ("\"two\r\nlines\",x\nnext\n", ["1: two\r\nlines|x", "3: next"]),
    ("a\"b,c\nd\n", ["1: ab|c !a quote inside of a field that does not begin with one", "2: d"]),
    ("\"a\"b,c\nd\n", ["1: a|c !text behind a closing quote", "2: d"]),
    ("a\n\"open\nb\n", ["1: a", "error: has a quote on line 2 that never closes"]),
    ("\"a\"", ["1: a"]),
    ("é,ü\n", ["1: é|ü"]),
  ]

  @Test(arguments: [1, 2, 3, 7, 1 << 20])
  func readsTheSameInPiecesOfAnySize(_ size: Int) {
    for example in Self.cases {
      #expect(rows(example.text, size: size) == example.rows, "\(example.text.debugDescription)")
    }
  }

  @Test func otherDelimitersAreOnlyThat() {
    #expect(rows("a;b,c\n", size: 3, delimiter: 0x3B) == ["1: a|b,c"])
    #expect(rows("a\tb\n", size: 3, delimiter: 0x09) == ["1: a|b"])
  }

  @Test func aHugeRowIsCutAndItsNeighboursStay() {
    let found = rows("a\n" + String(repeating: "x", count: CSVReader.maximumRow + 10) + "\nb\n", size: 4_096)
    #expect(found.count == 3)
    #expect(found[1].hasSuffix("!the row has more than 1048576 bytes"))
    #expect(found[2] == "3: b")
  }
}

@Suite struct LineReaderTests {
  private func lines(_ text: String, size: Int) throws -> [String] {
    var found: [String] = []
    var reader = LineReader()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(bytes.count, start + size)])
      let lines = try piece.withUnsafeBytes { piece in
        var lines: [String] = []
        try reader.read(piece) { number, bytes, isCut throws(FileProblem) in
          lines.append("\(number): \(String(decoding: bytes.prefix(40), as: UTF8.self))\(isCut ? " cut" : "")")
        }
        return lines
      }
      found += lines
    }
    try reader.finish { number, bytes, isCut throws(FileProblem) in
      found.append("\(number): \(String(decoding: bytes, as: UTF8.self))")
    }
    return found
  }

  @Test(arguments: [1, 2, 3, 7, 1 << 20])
  func readsTheSameInPiecesOfAnySize(_ size: Int) throws {
    #expect(try lines("\u{FEFF}a\r\n\n  \nb\nlast", size: size) == ["1: a", "4: b", "5: last"])
    #expect(try lines("", size: size) == [])
  }
}
