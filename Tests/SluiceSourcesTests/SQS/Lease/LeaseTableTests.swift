import Testing

@testable import SluiceSources

@Suite struct LeaseTableTests {
  @Test func leasesAreExtendedWhenLessThanHalfIsLeft() {
    var table = LeaseTable(visibility: .seconds(120))
    table.add(1, at: .zero)
    #expect(table.takeDue(at: .seconds(60)).isEmpty)
    #expect(table.takeDue(at: .seconds(61)) == [.init(message: 1, visibility: .seconds(120))])
  }

  @Test func anExtensionUnderWayIsNotAskedForAgain() {
    var table = LeaseTable(visibility: .seconds(2))
    table.add(1, at: .zero)
    let due = table.takeDue(at: .milliseconds(1_100))
    #expect(due.count == 1)
    #expect(table.takeDue(at: .milliseconds(1_200)).isEmpty)
    table.extended(due[0], at: .milliseconds(1_100))
    #expect(table.takeDue(at: .milliseconds(2_000)).isEmpty)
    #expect(table.takeDue(at: .milliseconds(2_200)).count == 1)
  }

  @Test func aFailedExtensionIsAskedForAgain() {
    var table = LeaseTable(visibility: .seconds(120))
    table.add(1, at: .zero)
    let due = table.takeDue(at: .seconds(70))
    table.failed(due[0])
    #expect(table.takeDue(at: .seconds(71)) == due)
  }

  @Test func lostLeasesAreLeftAlone() {
    var table = LeaseTable(visibility: .seconds(120))
    table.add(1, at: .zero)
    table.lost(1)
    #expect(table.takeDue(at: .seconds(70)).isEmpty)
    #expect(table.isLost(1))
    #expect(table.isLost(2))
  }

  @Test func requestsHaveTenAtMost() {
    var table = LeaseTable(visibility: .seconds(120))
    for message in 0..<25 { table.add(message, at: .zero) }
    var seen: [Int] = []
    for expected in [10, 10, 5, 0] {
      let due = table.takeDue(at: .seconds(70))
      #expect(due.count == expected)
      seen += due.map(\.message)
    }
    #expect(seen.sorted() == Array(0..<25))
  }

  @Test func nothingIsLeasedForMoreThanTwelveHours() {
    var table = LeaseTable(visibility: .seconds(120))
    table.add(1, at: .zero)
    var now = Duration.seconds(70)
    var end = Duration.seconds(120)
    while now < .seconds(50_000) {
      for due in table.takeDue(at: now) {
        end = now + due.visibility
        table.extended(due, at: now)
        #expect(end <= LeaseTable.longest)
      }
      now += .seconds(1)
    }
    #expect(end > LeaseTable.longest - .seconds(2))
    #expect(table.isLost(1))
  }

  @Test func aLookComesInTime() {
    #expect(LeaseTable(visibility: .seconds(2)).interval == .milliseconds(250))
    #expect(LeaseTable(visibility: .seconds(120)).interval == .seconds(1))
  }
}
