import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceMatch

@Suite struct IndicatorTableTests {
  private func table(_ matching: IndicatorList.Matching, _ values: [String]) -> IndicatorTable {
    IndicatorTable(
      IndicatorList(
        field: "f", matching: matching, name: "n", indicators: values.map { IndicatorList.Indicator(value: $0) }))
  }

  private func place(_ table: IndicatorTable, _ text: String) -> Int? {
    var text = text
    return text.withUTF8 { table.indicator(matching: UnsafeRawBufferPointer($0)) }
  }

  @Test func theNarrowestNetworkIsFound() {
    let table = table(.cidr, ["10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", "2001:db8::/32", "0.0.0.0/0"])
    #expect(place(table, "10.1.2.3") == 2)
    #expect(place(table, "10.1.2.4") == 1)
    #expect(place(table, "10.2.0.0") == 0)
    #expect(place(table, "::ffff:10.2.0.0") == 0)
    #expect(place(table, "2001:db8:1::") == 3)
    #expect(place(table, "192.0.2.1") == 4)
    #expect(place(table, "2001:db9::") == nil)
    #expect(place(table, "x") == nil)
    #expect(place(table, "") == nil)
  }

  @Test func textsAreFoundAsTheListSays() {
    #expect(place(table(.exact, ["a", "b", "a"]), "a") == 0)
    #expect(place(table(.exact, ["a"]), "A") == nil)
    #expect(place(table(.ignoresCase, ["aBc"]), "AbC") == 0)
    #expect(place(table(.ignoresCase, ["a*"]), "ab") == nil)
    #expect(place(table(.wildcard, ["*b*", "X"]), "aBc") == 0)
    #expect(place(table(.wildcard, ["*b*", "X"]), "x") == 1)
    #expect(place(table(.wildcard, ["*b*"]), "") == nil)
  }

  @Test(arguments: 1...20) func agreesWithTheReference(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pool = ["a", "A", "ab", "a*", "*b", "?", "10.0.0.1", "10.0.0.0/24", "10.0.0.0/31", "::1", "::/64", "*"]
    let values = ["a", "A", "ab", "AB", "b", "10.0.0.1", "10.0.0.9", "10.0.1.0", "::1", "::2", "é", "aé"]
    for matching in IndicatorList.Matching.allCases {
      let list = IndicatorList(
        field: "f", matching: matching, name: "n",
        indicators: (0..<Int.random(in: 1...6, using: &random)).map { _ in
          IndicatorList.Indicator(value: pool.randomElement(using: &random) ?? "")
        })
      let table = IndicatorTable(list)
      for value in values {
        let expected = NaiveComparison.holds(.inList(list), for: .string(value), type: .keyword)
        #expect((place(table, value) != nil) == expected, "\(matching) \(list.indicators.map(\.value)) \(value)")
      }
    }
  }
}
