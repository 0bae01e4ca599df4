import Testing

@testable import SluiceSources

@Suite struct DurationHistogramTests {
  @Test func durationsCountAtTheirBound() {
    var histogram = DurationHistogram()
    histogram.record(.milliseconds(5))
    histogram.record(.milliseconds(6))
    histogram.record(.seconds(100_000))
    histogram.record(seconds: -3)
    #expect(histogram.count == 4)
    #expect(histogram.counts[0] == 2 && histogram.counts[1] == 1 && histogram.counts.last == 1)
    #expect(abs(histogram.sum - 100_000.011) < 0.000_1)
  }
}
