import Testing

@testable import SluiceRoute

@Suite struct RecentNumbersTests {
  static func number(_ numbers: RecentNumbers, _ text: String) -> Int? {
    Array(text.utf8).withUnsafeBytes { numbers.number(of: $0) }
  }

  static func remember(_ numbers: inout RecentNumbers, _ text: String, _ number: Int) {
    Array(text.utf8).withUnsafeBytes { numbers.remember($0, number) }
  }

  @Test func aTextThatWasRememberedHasItsNumberAndNoOther() {
    var numbers = RecentNumbers()
    Self.remember(&numbers, "ec2.amazonaws.com", 3)
    #expect(Self.number(numbers, "ec2.amazonaws.com") == 3)
    // The same ends, the same length, another middle.
    #expect(Self.number(numbers, "ec2.amaz!naws.com") == nil)
    #expect(Self.number(numbers, "ec2.amazonaws.co") == nil)
    Self.remember(&numbers, "ec2.amaz!naws.com", 4)
    #expect(Self.number(numbers, "ec2.amazonaws.com") != 4)
    numbers.removeAll()
    #expect(Self.number(numbers, "ec2.amaz!naws.com") == nil)
  }

  @Test(arguments: [0, 1, 7, 8, 63, 64, 65, 128])
  func textsOfAnyLengthAreTakenAndTheMiddlingOnesAreRemembered(length: Int) {
    var numbers = RecentNumbers()
    let text = String(repeating: "x", count: length)
    Self.remember(&numbers, text, 7)
    #expect(Self.number(numbers, text) == (RecentNumbers.lengths.contains(length) ? 7 : nil))
  }

  @Test func manyTextsNeverGetANumberOfAnother() {
    var numbers = RecentNumbers()
    for round in 0..<3 {
      for service in 0..<500 {
        let text = "service-\(service).amazonaws.com"
        if let found = Self.number(numbers, text) { #expect(found == service, "round \(round)") }
        Self.remember(&numbers, text, service)
        #expect(Self.number(numbers, text) == service)
      }
    }
  }
}
