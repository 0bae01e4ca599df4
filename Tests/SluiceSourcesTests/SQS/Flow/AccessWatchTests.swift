import Testing

@testable import SluiceSources

@Suite struct AccessWatchTests {
  @Test func theFirstDenialIsEnoughWhileNothingWasRead() {
    var watch = AccessWatch()
    #expect(watch.denied(at: .zero))
    #expect(watch.isPaused)
    #expect(!watch.denied(at: .zero))
  }

  @Test func laterItTakesManyInARow() {
    var watch = AccessWatch()
    #expect(!watch.succeeded())
    for _ in 1..<AccessWatch.threshold { #expect(!watch.denied(at: .zero)) }
    #expect(!watch.isPaused)
    #expect(watch.denied(at: .zero))
  }

  @Test func aSuccessInBetweenBeginsAnew() {
    var watch = AccessWatch()
    _ = watch.succeeded()
    for _ in 0..<100 {
      for _ in 1..<AccessWatch.threshold { #expect(!watch.denied(at: .zero)) }
      #expect(!watch.succeeded())
    }
  }

  @Test func probesComeLessAndLessOften() {
    var watch = AccessWatch()
    _ = watch.denied(at: .zero)
    #expect(!watch.takeProbe(at: .seconds(4)))
    #expect(watch.takeProbe(at: .seconds(5)))
    #expect(!watch.takeProbe(at: .seconds(6)))
    _ = watch.denied(at: .seconds(6))
    #expect(!watch.takeProbe(at: .seconds(15)))
    #expect(watch.takeProbe(at: .seconds(16)))
    for round in 1...20 {
      _ = watch.denied(at: .seconds(1_000 * round))
      #expect(watch.takeProbe(at: .seconds(1_000 * round + 300)))
    }
    _ = watch.denied(at: .seconds(30_000))
    #expect(!watch.takeProbe(at: .seconds(30_299)))
  }

  @Test func whatWasUnderWayDoesNotDelayTheProbe() {
    var watch = AccessWatch()
    for _ in 0..<20 { _ = watch.denied(at: .zero) }
    #expect(watch.takeProbe(at: .seconds(5)))
  }

  @Test func aSuccessEndsThePause() {
    var watch = AccessWatch()
    _ = watch.denied(at: .zero)
    #expect(watch.succeeded())
    #expect(!watch.isPaused && !watch.takeProbe(at: .seconds(1_000)))
  }
}
