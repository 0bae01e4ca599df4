import Testing

@testable import SluiceRuntime

@Suite struct SettlingTests {
  private let start = ContinuousClock.now

  private func settling(isPrompt: Bool = true, cost: Duration) -> Settling {
    var settling = Settling(every: .seconds(1), isPrompt: isPrompt, from: start)
    settling.settled(from: start - cost, to: start)
    return settling
  }

  @Test func theFirstTimeIsAtOnce() {
    #expect(Settling(every: .seconds(1), isPrompt: false, from: start).isDue(at: start, .busy))
  }

  @Test func whatIsBusyIsSettledEachInterval() {
    let settling = settling(cost: .zero)
    #expect(!settling.isDue(at: start + .milliseconds(999), .busy))
    #expect(settling.isDue(at: start + .seconds(1), .busy))
  }

  @Test func whatIsIdleIsSettledSooner() {
    let settling = settling(cost: .zero)
    #expect(!settling.isDue(at: start + .milliseconds(49), .idle))
    #expect(settling.isDue(at: start + .milliseconds(50), .idle))
  }

  @Test func withAStateWhatIsIdleWaitsForTheInterval() {
    let settling = settling(isPrompt: false, cost: .zero)
    #expect(!settling.isDue(at: start + .milliseconds(999), .idle))
    #expect(settling.isDue(at: start + .seconds(1), .idle))
  }

  @Test func itTakesATwentiethOfTheTimeAtMost() {
    let settling = settling(cost: .milliseconds(10))
    #expect(!settling.isDue(at: start + .milliseconds(199), .idle))
    #expect(settling.isDue(at: start + .milliseconds(200), .idle))
    // However slow the sinks are, the interval holds.
    #expect(self.settling(cost: .seconds(3)).isDue(at: start + .seconds(1), .idle))
  }

  @Test func aSourceThatIsHeldUpIsSettledAtOnce() {
    #expect(settling(isPrompt: false, cost: .seconds(3)).isDue(at: start, .heldUp))
  }
}
