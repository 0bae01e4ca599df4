import SluiceCore
import Synchronization
import Testing

@Suite struct DeliveryTests {
  @Test(arguments: [Delivery.Outcome.done, .retry, .poison(reason: "x")])
  func settlingTellsTheSourceOnce(_ outcome: Delivery.Outcome) {
    final class Told: Sendable { let outcomes = Mutex<[Delivery.Outcome]>([]) }
    let told = Told()
    let delivery = Delivery { outcome in told.outcomes.withLock { $0.append(outcome) } }
    #expect(delivery.outcome == nil)
    delivery.settle(outcome)
    #expect(delivery.outcome == outcome && told.outcomes.withLock { $0 } == [outcome])
  }

  @Test func aSourceThatDoesNotWantToKnowIsNotWaitedFor() {
    #expect(!Delivery().isAwaited)
    #expect(Delivery { _ in }.isAwaited)
  }

  @Test func settlingTwiceIsAMistake() async {
    await #expect(processExitsWith: .failure) {
      let delivery = Delivery()
      delivery.settle(.done)
      delivery.settle(.done)
    }
  }
}
