import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct AgentCacheTests {
  private func insert(_ key: String, _ value: String, _ cache: AgentCache) {
    cache.insert(AgentBytes(key).bytes, AgentBytes(value).bytes)
  }

  private func value(_ key: String, _ cache: AgentCache) -> String? {
    cache.value(of: AgentBytes(key).bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func whatWasInsertedIsFound() {
    let cache = AgentCache(entries: 64, bytes: 64 << 10)
    for (key, text) in [("", "empty"), ("a", "1"), ("aaaaaaaa", "8"), ("aaaaaaaab", "9"), ("v", "")] {
      #expect(value(key, cache) == nil)
      insert(key, text, cache)
    }
    for (key, text) in [("", "empty"), ("a", "1"), ("aaaaaaaa", "8"), ("aaaaaaaab", "9"), ("v", "")] {
      #expect(value(key, cache) == text)
    }
    #expect(value("b", cache) == nil)
  }

  @Test func aFullSetLosesWhatWasUsedLongestAgo() {
    // One set.
    let cache = AgentCache(entries: 8, bytes: 64 << 10)
    for number in 0..<8 { insert("agent\(number)", "\(number)", cache) }
    #expect(value("agent0", cache) == "0")
    insert("agent8", "8", cache)
    #expect(value("agent1", cache) == nil)
    for number in [0, 2, 3, 4, 5, 6, 7, 8] { #expect(value("agent\(number)", cache) == "\(number)") }
    #expect(cache.entryCount == 8)
  }

  @Test func bytesAreBoundedToo() {
    let cache = AgentCache(entries: 8, bytes: 100)
    insert("a", String(repeating: "x", count: 59), cache)
    insert("b", String(repeating: "y", count: 39), cache)
    #expect(cache.byteCount == 100)
    insert("c", String(repeating: "z", count: 30), cache)
    #expect(value("a", cache) == nil && value("b", cache) != nil && value("c", cache) != nil)
    insert("d", String(repeating: "!", count: 100), cache)
    #expect(value("d", cache) == nil && value("b", cache) != nil)
    #expect(cache.byteCount == 71)
  }

  @Test func itGrowsToWhatComesAndKeepsWhatItHas() {
    let cache = AgentCache(entries: 4_096, bytes: 4_096 << 11)
    for number in 0..<100 { insert("agent\(number)", "\(number)", cache) }
    #expect(cache.placeCount == 256)
    for number in 100..<300 { insert("agent\(number)", "\(number)", cache) }
    #expect(cache.placeCount == 1_024 && cache.entryCount > 280)
    for number in 0..<300 {
      if let value = value("agent\(number)", cache) { #expect(value == "\(number)") }
    }
    for number in 300..<20_000 where value("agent\(number)", cache) == nil {
      insert("agent\(number)", "\(number)", cache)
    }
    #expect(cache.placeCount == 4_096 && cache.entryCount <= 4_096)
  }

  @Test func memoryStaysBoundedForManyDifferentAgents() {
    let cache = AgentCache(entries: 512, bytes: 128 << 10)
    var generator = SeededGenerator(seed: 1)
    var hits = 0
    for number in 0..<100_000 {
      let key = "agent/\(generator.once(in: 3) ? number : generator.below(100))"
      if let found = value(key, cache) {
        hits += 1
        #expect(found == "value of \(key)")
      } else {
        insert(key, "value of \(key)", cache)
      }
      #expect(cache.entryCount <= 512 && cache.byteCount <= 128 << 10)
    }
    #expect(hits > 60_000)
  }
}
