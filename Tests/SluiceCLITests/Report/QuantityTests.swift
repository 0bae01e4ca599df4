import Testing

@testable import SluiceCLI

@Suite struct QuantityTests {
  @Test func numbersAreGroupedAndCounted() {
    #expect([0, 999, 1_000, 1_234_567, -1_234].map(Quantity.grouped) == ["0", "999", "1,000", "1,234,567", "-1,234"])
    #expect(Quantity.counted(1, "rule") == "1 rule" && Quantity.counted(0, "rule") == "0 rules")
  }

  @Test func ratesAreShort() {
    #expect(
      [0, 0.4, 999.4, 999.6, 47_123, 99_949, 99_960, 4.2e6, 1e12, 1e16].map(Quantity.short)
        == ["0", "0", "999", "1.0k", "47.1k", "99.9k", "100k", "4.2M", "1.0T", "10000T"])
  }

  @Test func timesAreClocks() {
    #expect(
      [0, 6.2, 750, 10_931, -1, 1e12].map(Quantity.clock) == ["0:00", "0:07", "12:30", "3:02:11", "0:00", "99:59:59"])
  }
}
