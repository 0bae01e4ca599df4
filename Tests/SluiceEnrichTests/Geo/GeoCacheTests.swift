import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct GeoCacheTests {
  @Test func givesBackWhatWasPutIn() {
    let cache = GeoCache(count: 64)
    let key = IPAddress(v4: 7)
    #expect(cache.find(key) == nil)
    cache.insert(key, [1, 2, 3])
    #expect(cache.find(key).map(Array.init) == [1, 2, 3])
    cache.removeAll()
    #expect(cache.find(key) == nil)
  }

  @Test func anEmptyRowIsAnAnswer() {
    let cache = GeoCache(count: 4)
    #expect(cache.find(IPAddress(v4: 7)) == nil)
    cache.insert(IPAddress(v4: 7), [])
    #expect(cache.find(IPAddress(v4: 7))?.count == 0)
  }

  @Test func rowsThatAreTooLongAreNotKept() {
    let cache = GeoCache(count: 4)
    _ = cache.find(IPAddress(v4: 1))
    cache.insert(IPAddress(v4: 1), Array(repeating: 1, count: GeoCache.maximumRow + 1))
    #expect(cache.find(IPAddress(v4: 1)) == nil)
  }

  @Test func memoryIsFixedWhateverTheNumberOfAddresses() {
    let cache = GeoCache(count: 1_000)
    #expect(cache.mostCount == 1_024)
    #expect(cache.bytes == 1_024 * 257)
    var random = SeededGenerator(seed: 1)
    for number in 0..<1_000_000 {
      let key = IPAddress(high: random.next(), low: random.next())
      if cache.find(key) == nil { cache.insert(key, [UInt8(truncatingIfNeeded: number)]) }
    }
    #expect(cache.count == 1_024)
  }

  @Test func itGrowsToWhatComesAndKeepsWhatItHas() {
    let cache = GeoCache(count: 16_384)
    #expect(cache.count == 1_024)
    func fill(_ numbers: Range<UInt32>) {
      for number in numbers {
        let key = IPAddress(v4: number)
        if cache.find(key) == nil { cache.insert(key, withUnsafeBytes(of: number) { Array($0) }) }
      }
    }
    fill(0..<400)
    #expect(cache.count == 1_024)
    fill(400..<1_000)
    #expect(cache.count == 4_096)
    for number in 400..<1_000 as Range<UInt32> {
      guard let row = cache.find(IPAddress(v4: number)) else { continue }
      #expect(Array(row) == withUnsafeBytes(of: number) { Array($0) })
    }
    fill(1_000..<100_000)
    #expect(cache.count == 16_384)
    cache.removeAll()
    #expect(cache.find(IPAddress(v4: 99_999)) == nil)
  }

  @Test func agreesWithADictionaryOnWhatItHolds() {
    let cache = GeoCache(count: 256)
    var random = SeededGenerator(seed: 2)
    var hits = 0
    for _ in 0..<100_000 {
      // A few addresses come often.
      let number = random.chance(0.8) ? random.below(100) : random.below(1_000_000)
      let key = IPAddress(v4: UInt32(number))
      let row = withUnsafeBytes(of: number) { Array($0) }
      if let found = cache.find(key) {
        hits += 1
        #expect(Array(found) == row)
      } else {
        cache.insert(key, row)
      }
    }
    #expect(hits > 70_000)
  }

  @Test func whatIsAskedForOftenStays() {
    let cache = GeoCache(count: 4)
    let often = IPAddress(v4: 1)
    _ = cache.find(often)
    cache.insert(often, [1])
    var misses = 0
    for number in 2..<100 {
      if cache.find(often) == nil {
        misses += 1
        cache.insert(often, [1])
      }
      let other = IPAddress(v4: UInt32(number))
      if cache.find(other) == nil { cache.insert(other, [2]) }
    }
    #expect(misses == 0)
  }
}
