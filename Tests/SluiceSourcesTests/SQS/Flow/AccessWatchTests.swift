import Testing

@testable import SluiceSources

@Suite struct AccessWatchTests {
  @Test func theFirstDenialIsEnoughWhileNothingWasRead() {
    var watch = AccessWatch()
    #expect(watch.denied(at: .zero) == true)
    #expect(watch.isPaused)
    #expect(watch.denied(at: .zero) == false)
  }

  @Test func laterItTakesManyInARow() {
    var watch = AccessWatch()
    #expect(watch.succeeded() == false)
    for _ in 1..<AccessWatch.threshold { #expect(watch.denied(at: .zero) == false) }
    #expect(!watch.isPaused)
    #expect(watch.denied(at: .zero) == true)
  }

  @Test func aSuccessInBetweenBeginsAnew() {
    var watch = AccessWatch()
    _ = watch.succeeded()
    for _ in 0..<100 {
      for _ in 1..<AccessWatch.threshold { #expect(watch.denied(at: .zero) == false) }
      #expect(watch.succeeded() == false)
    }
  }

  @Test func probesComeLessAndLessOften() {
    var watch = AccessWatch()
    _ = watch.denied(at: .zero)
    #expect(watch.takeProbe(at: .seconds(4)) == false)
    #expect(watch.takeProbe(at: .seconds(5)) == true)
    #expect(watch.takeProbe(at: .seconds(6)) == false)
    _ = watch.denied(at: .seconds(6))
    #expect(watch.takeProbe(at: .seconds(15)) == false)
    #expect(watch.takeProbe(at: .seconds(16)) == true)
    for round in 1...20 {
      _ = watch.denied(at: .seconds(1_000 * round))
      #expect(watch.takeProbe(at: .seconds(1_000 * round + 300)) == true)
    }
    _ = watch.denied(at: .seconds(30_000))
    #expect(watch.takeProbe(at: .seconds(30_299)) == false)
  }

  @Test func whatWasUnderWayDoesNotDelayTheProbe() {
    var watch = AccessWatch()
    for _ in 0..<20 { _ = watch.denied(at: .zero) }
    #expect(watch.takeProbe(at: .seconds(5)) == true)
  }

  @Test func aSuccessEndsThePause() {
    var watch = AccessWatch()
    _ = watch.denied(at: .zero)
    #expect(watch.succeeded() == true)
    #expect(!watch.isPaused)
    #expect(watch.takeProbe(at: .seconds(1_000)) == false)
  }
}
