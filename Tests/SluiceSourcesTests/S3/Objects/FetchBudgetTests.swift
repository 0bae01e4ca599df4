import SluiceAWS
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct FetchBudgetTests {
  private let clock = SleepingClock()

  private func budget(_ bytes: Int, _ transfers: Int) -> FetchBudget {
    FetchBudget(bytes: bytes, transfers: transfers, now: clock.retry.now)
  }

  @Test func servesInOrderAsRoomGetsFree() async {
    let budget = budget(100, 10)
    var first = await budget.acquire(80, FetchTicket())
    let second = Task { await budget.acquire(50, FetchTicket()) }
    let third = Task { await budget.acquire(10, FetchTicket()) }
    #expect(first != nil && budget.bytes == 80)
    first = nil
    let leases = [await second.value, await third.value]
    #expect(budget.bytes == 60)
    withExtendedLifetime(leases) {}
  }

  @Test func whatIsTooLargeIsLetInAlone() async {
    let budget = budget(100, 10)
    let lease = await budget.acquire(1_000, FetchTicket())
    #expect(budget.bytes == 1_000)
    withExtendedLifetime(lease) {}
  }

  @Test func whatALaneWaitsForIsLetInAtOnce() async {
    let budget = budget(100, 1)
    let first = await budget.acquire(100, FetchTicket())
    let ticket = FetchTicket()
    let waiting = Task { await budget.acquire(100, ticket) }
    budget.want(ticket)
    let second = await waiting.value
    #expect(second != nil && budget.bytes == 200)
    withExtendedLifetime([first, second]) {}
  }

  @Test func cancellingEndsTheWait() async {
    let budget = budget(100, 1)
    let first = await budget.acquire(100, FetchTicket())
    let waiting = Task { await budget.acquire(100, FetchTicket()) }
    waiting.cancel()
    #expect(await waiting.value == nil)
    #expect(budget.bytes == 100)
    withExtendedLifetime(first) {}
  }

  @Test func halvesTransfersOnceASecondAndGrowsByOneASecond() {
    let budget = budget(100, 32)
    budget.slowDown()
    budget.slowDown()
    #expect(budget.allowedTransfers == 16)
    clock.advance(1_000)
    budget.slowDown()
    #expect(budget.allowedTransfers == 8)
    clock.advance(3_500)
    budget.change(bytes: 0, transfers: 0)
    #expect(budget.allowedTransfers == 11)
    clock.advance(60_000)
    budget.change(bytes: 0, transfers: 0)
    #expect(budget.allowedTransfers == 32)
  }

  @Test func neverStopsAltogether() {
    let budget = budget(100, 2)
    for _ in 0..<10 {
      budget.slowDown()
      clock.advance(1_000)
    }
    #expect(budget.allowedTransfers == 1)
  }
}
