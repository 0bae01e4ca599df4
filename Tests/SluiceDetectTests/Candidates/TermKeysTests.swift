import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct TermKeysTests {
  private let arena = Arena()

  private func cells(_ names: String...) -> [Cell] { names.map { arena.string($0) } }

  private func write(_ cells: [Cell], to writer: inout StateWriter) {
    _ = TermKeys.write(
      cells.count, { cells[$0] }, of: 0, history: 1_000, at: EventTime(milliseconds: 0), MetTerms(), to: &writer)
  }

  private func keys(_ cells: [Cell]) -> [(hash: EventIdentity, key: GroupKey)] {
    var writer = StateWriter()
    write(cells, to: &writer)
    var keys: [(hash: EventIdentity, key: GroupKey)] = []
    TermKeys.forEach(in: writer.bytes, 0..<writer.bytes.count) { keys.append(($0, $1())) }
    return keys
  }

  private func expected(_ cells: [Cell]) -> [GroupKey] {
    GroupKey.combinations(
      cells.map { cell in
        var values: [FieldValue] = []
        cell.forEach { if let value = FieldValue($0) { values.append(value) } }
        return values
      })
  }

  @Test func eachCombinationIsThereUnderTheHashOfItsBytes() {
    let (a, b) = (arena.string("alice"), arena.string("b"))
    let number = Cell(kind: .number, start: arena.string("12").start, length: 2)
    let null = Cell(kind: .null, start: nil, length: 0)
    let lists: [[Cell]] = [
      [a], [a, number, Cell.boolean(true)], [a, arena.list([a, b, a, null])],
      [arena.list([a, b]), arena.list([b, number])], [a, Cell.missing], [null, a],
    ]
    for cells in lists {
      let keys = keys(cells)
      #expect(keys.map(\.key) == expected(cells))
      #expect(keys.map(\.hash) == expected(cells).map { $0.bytes.withUnsafeBytes { EventIdentity(hashOf: $0) } })
    }
  }

  @Test func damageEndsTheList() {
    var writer = StateWriter()
    write(cells("alice", "GetUser"), to: &writer)
    for length in 0..<writer.bytes.count {
      var count = 0
      TermKeys.forEach(in: writer.bytes, 0..<length) { _, _ in count += 1 }
      #expect(count == 0)
    }
  }
}
