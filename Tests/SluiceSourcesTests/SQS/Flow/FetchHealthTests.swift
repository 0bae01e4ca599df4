import Testing

@testable import SluiceSources

@Suite struct FetchHealthTests {
  @Test func severalFailuresInARowPause() {
    var health = FetchHealth()
    health.beginsRetrying()
    for _ in 1..<FetchHealth.threshold { health.failed() }
    #expect(!health.isPaused)
    health.failed()
    #expect(health.isPaused)
    health.succeeded()
    #expect(!health.isPaused)
  }

  @Test func withoutAnythingToTryAgainThereIsNoPause() {
    var health = FetchHealth()
    health.beginsRetrying()
    for _ in 0..<10 { health.failed() }
    health.endsRetrying()
    #expect(!health.isPaused)
  }
}
