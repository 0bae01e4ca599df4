import SluiceTestSupport
import Testing

@testable import SluiceRules

@Suite struct PackedNumbersTests {
  private func numbers(_ list: PackedNumbers) -> [UInt32] { (0..<list.count).map { list[$0] } }

  @Test(arguments: [1, 200, 256, 70_000, 1 << 24, .max] as [UInt32])
  func numbersComeBackAsTheyWere(greatest: UInt32) {
    var random = SeededGenerator(seed: 104)
    var list = PackedNumbers()
    var expected: [UInt32] = []
    for step in 0..<2_000 {
      let limit = step < 100 ? min(greatest, 255) : greatest
      let number = UInt32.random(in: 0...limit, using: &random)
      switch step % 9 {
      case 0:
        let place = Int.random(in: 0...expected.count, using: &random)
        list.insert(number, at: place)
        expected.insert(number, at: place)
      case 1 where !expected.isEmpty:
        let place = Int.random(in: 0..<expected.count, using: &random)
        list[place] = number
        expected[place] = number
      default:
        list.append(number)
        expected.append(number)
      }
      if expected.count == 700 {
        list.removeFirst(650)
        expected.removeFirst(650)
      }
    }
    #expect(numbers(list) == expected)
    list.replaceAll { $0 / 2 }
    #expect(numbers(list) == expected.map { $0 / 2 })
  }

  @Test func eachTakesTheBytesOfTheGreatest() {
    var list = PackedNumbers()
    let widths = [0, 255, 256, 65_535, 65_536, 1 << 24 - 1, 1 << 24, 3].map { number in
      list.append(UInt32(number))
      return list.width
    }
    #expect(widths == [1, 1, 2, 2, 3, 3, 4, 4])
    list.replaceAll { min($0, 9) }
    #expect(list.width == 1 && numbers(list) == [0, 9, 9, 9, 9, 9, 9, 3])
  }
}
