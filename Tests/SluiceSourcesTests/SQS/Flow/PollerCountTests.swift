import Testing

@testable import SluiceSources

@Suite struct PollerCountTests {
  @Test func fullAnswersAddAndEmptyOnesTakeAway() {
    var pollers = PollerCount(maximum: 3)
    #expect(pollers.count == 1)
    for expected in [2, 3, 3] {
      pollers.answered(received: 10, asked: 10)
      #expect(pollers.count == expected)
    }
    pollers.answered(received: 5, asked: 10)
    #expect(pollers.count == 3)
    for expected in [2, 1, 1] {
      pollers.answered(received: 0, asked: 10)
      #expect(pollers.count == expected)
    }
  }

  @Test func aSmallRequestThatIsFilledTellsNothing() {
    var pollers = PollerCount(maximum: 4)
    pollers.answered(received: 2, asked: 2)
    #expect(pollers.count == 1)
  }
}
