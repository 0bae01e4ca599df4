import Testing

@testable import SluiceMatch

@Suite struct NumberTests {
  @Test(arguments: [
    ("1", "1", 0), ("007", "7", 0), ("1", "1.0", 0), ("1e3", "1000", 0), ("-5", "5", -1), ("0.1", "1e-1", 0),
    ("9223372036854775807", "9223372036854775806", 1), ("12345678901234567890", "12345678901234567891", 0),
    ("123456789012", "123456789013", -1), ("1.5", "1", 1), ("-0", "0", 0), ("0.30000000000000004", "0.3", 1),
    ("1e-400", "0", 0), (".5", "0.5", 0),
  ])
  func compares(left: String, right: String, expected: Int) throws {
    let left = try #require(Number(Array(left.utf8)))
    let right = try #require(Number(Array(right.utf8)))
    #expect(Number.compare(left, right) == expected)
  }

  @Test(arguments: ["", "-", "a", "1a", "1e", "1e+", "0x10", "1.2.3", "nan", "inf", "1e999", " 1", "1,0", "."])
  func rejectsWhatIsNoNumber(text: String) { #expect(Number(Array(text.utf8)) == nil) }
}
