import Testing

@testable import SluiceSources

@Suite struct RecentSetTests {
  @Test func keysAreForgottenAfterAnHour() {
    var set = RecentSet<String>()
    set.insert("a", at: .zero)
    #expect(set.contains("a", at: .seconds(3_599)))
    #expect(!set.contains("a", at: .seconds(3_600)))
    set.insert("b", at: .seconds(4_000))
    #expect(set.count == 1)
  }

  @Test func renewedKeysStayLonger() {
    var set = RecentSet<String>()
    set.insert("a", at: .zero)
    set.insert("a", at: .seconds(3_000))
    set.insert("b", at: .seconds(4_000))
    #expect(set.contains("a", at: .seconds(4_000)))
  }

  @Test func theNumberIsBounded() {
    var set = RecentSet<Int>(capacity: 100)
    for key in 0..<10_000 { set.insert(key, at: .milliseconds(key)) }
    #expect(set.count == 100)
    #expect(set.contains(9_900, at: .seconds(10)))
    #expect(!set.contains(9_899, at: .seconds(10)))
  }

  @Test func removedKeysAreGone() {
    var set = RecentSet<Int>(capacity: 2)
    set.insert(1, at: .zero)
    set.remove(1)
    #expect(!set.contains(1, at: .zero))
    set.insert(2, at: .zero)
    set.insert(3, at: .zero)
    #expect(set.contains(2, at: .zero))
  }
}
