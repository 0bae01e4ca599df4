import SluiceTestSupport
import Testing

@testable import SluiceRules

@Suite struct OffsetListTests {
  private func numbers(_ list: OffsetList) -> [Int64] { (0..<list.count).map { list[$0] } }

  @Test(arguments: [100, 1 << 20, 1 << 33, 1 << 45] as [Int64])
  func aListHoldsWhatCameWhereverItLies(span: Int64) {
    var random = SeededGenerator(seed: 101)
    var list = OffsetList()
    var expected: [Int64] = []
    var middle = Int64.random(in: -1 << 50..<1 << 50, using: &random)
    for step in 0..<3_000 {
      // Goes on in time, and jumps now and then.
      middle += span / 100
      let number = middle + Int64.random(in: -span / 2...span / 2, using: &random)
      if step % 7 == 0 {
        let place = Int.random(in: 0...expected.count, using: &random)
        list.insert(number, at: place)
        expected.insert(number, at: place)
      } else {
        list.append(number)
        expected.append(number)
      }
      if expected.count > 400 {
        list.removeFirst(300)
        expected.removeFirst(300)
      }
      if step % 100 == 0 { #expect(numbers(list) == expected) }
    }
    #expect(numbers(list) == expected)
  }

  @Test func theEndsOfTheNumbersFit() {
    var list = OffsetList()
    for number in [Int64.max, .min, 0, .max, .min + 1] { list.append(number) }
    #expect(numbers(list) == [.max, .min, 0, .max, .min + 1])
    var low = OffsetList()
    low.append(.min)
    low.append(.min + 5)
    #expect(numbers(low) == [.min, .min + 5] && !low.isWide)
  }

  @Test func whatLiesTooFarApartIsWideUntilItIsGone() {
    var list = OffsetList()
    list.append(0)
    list.append(1 << 40)
    #expect(list.isWide)
    list.append(1 << 40 + 7)
    list.removeFirst(1)
    #expect(!list.isWide && numbers(list) == [1 << 40, 1 << 40 + 7])
    list.removeFirst(2)
    #expect(list.count == 0)
    list.append(-5)
    #expect(numbers(list) == [-5])
  }
}
