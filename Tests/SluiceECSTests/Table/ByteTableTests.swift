import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct ByteTableTests {
  private func value(_ table: ByteTable<Int>, _ key: String) -> Int? {
    Array(key.utf8).withUnsafeBytes { table.value(for: $0) }
  }

  @Test func keysAreFoundByTheirBytes() {
    let table = ByteTable<Int>([("a", 1), ("ab", 2), ("", 3), ("é", 4)])
    #expect(["a", "ab", "é", "b", "A"].map { value(table, $0) } == [1, 2, 4, nil, nil])
  }

  @Test func textsAreKeptOnceAndInOrder() {
    let arena = Arena()
    var set = CellSet(in: arena)
    for index in 0..<2_000 {
      let isNew = set.insert(arena.string("text \(index % 700)"))
      #expect(isNew == (index < 700))
    }
    #expect(set.values.compactMap(\.string) == (0..<700).map { "text \($0)" })
    let isMissingAdded = set.insert(.missing)
    #expect(!isMissingAdded)
  }

  @Test(arguments: [0, 1, 2, 16, 17, 100]) func listsAreSorted(_ count: Int) {
    let arena = Arena()
    var list = CellList(in: arena)
    let texts = (0..<count).map { "text that is long \($0 * 37 % 101)" }
    for text in texts { list.append(arena.string(text)) }
    list.sort()
    #expect(list.values.compactMap(\.string) == texts.sorted())
    let kinds: [Int: Cell.Kind] = [0: .missing, 1: .string]
    #expect(list.cell.kind == kinds[count] ?? .many)
  }

  @Test func orderIsThatOfUTF16() {
    let sorted = ["", "a", "aa", "b", "é", "\u{D7FF}", "😀", "\u{10FFFF}", "\u{E000}", "\u{FFFD}"]
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      Array(left.utf8).withUnsafeBytes { left in
        Array(right.utf8).withUnsafeBytes { right in
          #expect(precedesInUTF16(left, right))
          #expect(!precedesInUTF16(right, left))
        }
      }
    }
  }
}
