import SluiceCore
import Testing

@Suite struct RowMapTests {
  /// Many keys with one hash.
  private struct Crowded: Hashable {
    let number: Int
    func hash(into hasher: inout Hasher) { hasher.combine(number & 3) }
  }

  @Test func anEmptyMapHasNothing() {
    var map = RowMap<Int, Int>()
    #expect(map[1] == nil && map.isEmpty)
    #expect(map.remove(1) == nil)
  }

  @Test func aValueTakesThePlaceOfTheOneBefore() {
    var map = RowMap<String, Int>()
    map.set(1, for: "a")
    map.set(2, for: "a")
    #expect(map["a"] == 2 && map.count == 1)
  }

  @Test func itHoldsWhatADictionaryHolds() {
    var (map, dictionary) = (RowMap<Int, Int>(), [Int: Int]())
    for step in 0..<40_000 {
      let key = Int.random(in: 0..<3_000)
      if step % 3 == 2 {
        #expect(map.remove(key) == dictionary.removeValue(forKey: key))
      } else {
        map.set(step, for: key)
        dictionary[key] = step
      }
    }
    #expect(map.count == dictionary.count)
    #expect(Dictionary(uniqueKeysWithValues: zip(map.keys, map.values)) == dictionary)
    #expect((0..<3_000).allSatisfy { map[$0] == dictionary[$0] })
  }

  @Test func keysOfOneHashAreToldApart() {
    var (map, dictionary) = (RowMap<Crowded, Int>(), [Crowded: Int]())
    for step in 0..<3_000 {
      let key = Crowded(number: Int.random(in: 0..<60))
      if Bool.random() {
        map.remove(key)
        dictionary[key] = nil
      } else {
        map.set(step, for: key)
        dictionary[key] = step
      }
      #expect(map[key] == dictionary[key])
    }
    #expect(Dictionary(uniqueKeysWithValues: zip(map.keys, map.values)) == dictionary)
  }

  @Test func whatAConditionHoldsForIsRemoved() {
    var map = RowMap<Int, Int>()
    for key in 0..<10_000 { map.set(key * 2, for: key) }
    map.removeAll { key, value in
      #expect(value == key * 2)
      return key % 100 != 0
    }
    #expect(map.count == 100)
    #expect((0..<10_000).allSatisfy { map[$0] == ($0 % 100 == 0 ? $0 * 2 : nil) })
    map.set(1, for: -1)
    #expect(map[-1] == 1 && map.count == 101)
  }
}
