import SluiceCore
import Testing

@testable import SluiceECS

/// The scanner gives what `JSONScanner` gives, wherever the ends of strings lie in a word, and also for text that is cut.
@Suite struct PayloadScannerTests {
  @Test(arguments: [
    #"{"a":1,"b":[true,false,null,-1.5e+7,"x"],"c":{"d":"e\"f\\","g":""}}"#,
    #"["\\","\\\"","aaaaaaa\"","aaaaaaaa\\","aaaaaaaaa","\u00e9 ü € 😀 !!!!!!!!!!!!!!!"]"#,
    "[\"\u{1}\u{21}\u{23}\u{5B}\u{5D}\u{A2}\u{DC}\"]", " { \"a\" : [ 1 , 2 ] } ", "\"text\"", "12",
  ])
  func tokensAreThoseOfTheOtherScanner(_ text: String) {
    let bytes = Array(text.utf8)
    for indent in 0..<8 {
      for end in 1...bytes.count {
        let all = [UInt8](repeating: 0x20, count: indent) + bytes[..<end]
        all.withUnsafeBytes { bytes in
          var scanner = PayloadScanner(bytes)
          var other = JSONScanner(bytes)
          while true {
            let (token, expected) = (scanner.next(), other.next())
            #expect(token == expected)
            #expect(scanner.range == other.range)
            if token != expected || token == .end { break }
          }
        }
      }
    }
  }

  @Test func containersAreSkipped() {
    let bytes = Array(#"[{"a":["}","]"]},2]"#.utf8)
    bytes.withUnsafeBytes { bytes in
      var scanner = PayloadScanner(bytes)
      _ = scanner.next()
      let token = scanner.next()
      scanner.skip(token)
      #expect(String(decoding: scanner.tokenBytes, as: UTF8.self) == #"{"a":["}","]"]}"#)
      #expect(scanner.next() == .number)
    }
  }
}
