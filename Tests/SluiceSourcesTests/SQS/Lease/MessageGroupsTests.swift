import Testing

@testable import SluiceSources

@Suite struct MessageGroupsTests {
  @Test func aGroupGoesOneByOneByNumber() {
    var groups = MessageGroups()
    #expect(groups.add(1, group: "a", number: "18849496460467696128") == true)
    #expect(groups.add(3, group: "a", number: "18849496460467696130") == false)
    #expect(groups.add(2, group: "a", number: "18849496460467696129") == false)
    #expect(groups.add(9, group: "b", number: "1") == true)
    #expect(groups.finish(1, group: "a") == 2)
    #expect(groups.finish(2, group: "a") == 3)
    #expect(groups.finish(3, group: "a") == nil)
    #expect(groups.add(4, group: "a", number: "18849496460467696131") == true)
  }

  @Test func theOneInWorkStaysInFront() {
    var groups = MessageGroups()
    _ = groups.add(2, group: "a", number: "20")
    #expect(groups.add(1, group: "a", number: "10") == false)
    #expect(groups.finish(2, group: "a") == 1)
  }

  @Test func aFailureSendsAllBehindItBackNewestFirst() {
    var groups = MessageGroups()
    _ = groups.add(1, group: "a", number: "9")
    _ = groups.add(2, group: "a", number: "10")
    _ = groups.add(3, group: "a", number: "11")
    #expect(groups.fail(1, group: "a") == [3, 2])
    #expect(groups.add(1, group: "a", number: "9") == true)
  }

  @Test func longerNumbersAreGreater() {
    #expect(MessageGroups.isLess("9", "10"))
    #expect(!MessageGroups.isLess("10", "9"))
    #expect(!MessageGroups.isLess("10", "10"))
  }
}
