import Testing

@testable import SluiceAWS

@Suite struct PercentEncodingTests {
  @Test func pathsKeepUnreservedBytesAndSlashes() {
    #expect(PercentEncoding.path("a b+c=d/ü%25é&x~y-._") == "a%20b%2Bc%3Dd/%C3%BC%2525%C3%A9%26x~y-._")
    #expect(PercentEncoding.component("a/b") == "a%2Fb")
  }

  @Test func pairsAreSortedByNameBeforeValue() {
    #expect(
      PercentEncoding.query([("Param-3", "3"), ("Param", "2"), ("ሴ", "1"), ("Param", "10")])
        == "%E1%88%B4=1&Param=10&Param=2&Param-3=3")
  }

  @Test(
    arguments: [
      ("a+b%20c%2B", true, "a b c+"), ("a+b", false, "a+b"), ("%C3%BC", true, "ü"), ("plain", true, "plain"),
      ("%2", true, nil), ("%", true, nil), ("%zz", true, nil), ("%FF", true, nil),
    ] as [(String, Bool, String?)])
  func escapesAreUndone(_ text: String, isForm: Bool, expected: String?) {
    #expect(PercentEncoding.decode(text, isForm: isForm) == expected)
  }

  @Test func whatWasEncodedIsDecoded() {
    let text = String(String.UnicodeScalarView((1..<0x300).compactMap(Unicode.Scalar.init)))
    #expect(PercentEncoding.decode(PercentEncoding.path(text), isForm: true) == text)
  }

  @Test func bytesAreWrittenInHexadecimal() { #expect(hexadecimal([0, 0x0F, 0xA0, 0xFF]) == "000fa0ff") }
}
