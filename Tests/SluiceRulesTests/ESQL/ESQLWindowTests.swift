import SluiceTestSupport
import Testing

@testable import SluiceRules

@Suite struct ESQLWindowTests {
  private let program: ESQLProgram

  init() throws { program = ESQLProgram(try ESQLQuery.parse("FROM i | STATS c = COUNT(*), v = VALUES(n) BY u")) }

  private func bytes(_ values: ESQLValue...) -> [UInt8] {
    values.reduce(into: []) { bytes, value in value.encode(to: &bytes) }
  }

  @discardableResult
  private func insert(_ window: inout ESQLWindow, _ time: Int64, _ number: Int64, _ name: String) -> Bool {
    let bytes = bytes(.integer(number), .string(name))
    return window.insert(ESQLWindow.Entry(time: time, number: number, isLate: false), bytes, 0..<bytes.count)
  }

  @Test func rowsAreInTheOrderOfTimesAndThenAsTheyCame() {
    var window = ESQLWindow(program)
    for (number, time) in [5, 3, 5, 9, 3, 4].enumerated() { insert(&window, Int64(time), Int64(number), "u\(number)") }
    #expect((0..<window.count).map { window[$0].number } == [1, 4, 5, 0, 2, 3])
    #expect((0..<window.count).map { window.prepared($0).values[0] } == [1, 4, 5, 0, 2, 3].map { .integer($0) })
    #expect([2, 3, 4, 5, 6, 10].map { window.firstRow(notBefore: $0) } == [0, 0, 2, 3, 5, 6])
  }

  @Test func whatLeavesTheWindowIsForgotten() {
    var window = ESQLWindow(program)
    for number in 0..<10_000 {
      insert(&window, Int64(number), Int64(number), "user-\(number)")
      window.removeFirst(window.firstRow(notBefore: Int64(number - 99)))
      #expect(window.count == min(number + 1, 100))
    }
    #expect((0..<100).map { window[$0].number } == Array(9_900..<10_000))
    #expect((0..<100).map { window.prepared($0).values[1] } == (9_900..<10_000).map { .string("user-\($0)") })
    // Of values too, by and by.
    #expect(window.values.count < 6_000)
  }

  @Test func bytesThatAreNoRowAreRefused() {
    var window = ESQLWindow(program)
    let row = bytes(.integer(300), .string("some name"))
    let longer = row + bytes(.null)
    var added: [Int] = []
    for length in 0...longer.count {
      let entry = ESQLWindow.Entry(time: 0, number: 0, isLate: false)
      if window.insert(entry, longer, 0..<length) { added.append(length) }
    }
    #expect(added == [row.count])
    #expect(window.count == 1 && window.prepared(0).values == [.integer(300), .string("some name")])
    var again: [UInt8] = []
    window.append(0, to: &again)
    #expect(again == row)
  }

  @Test(arguments: [
    "FROM i | STATS c = COUNT(*), d = COUNT_DISTINCT(k), v = VALUES(n), a = MIN(n), b = MAX(n) BY u | WHERE c > 1",
    "FROM i | STATS c = COUNT(k), s = SUM(n), p = PRESENT(n), q = ABSENT(n) BY u, k | WHERE s > 3 OR q",
    "FROM i | STATS c = COUNT(*) WHERE n > 2, m = VALUES(CASE(n > 2, u, k)), f = FIRST(u, n) BY u | SORT c DESC, u | LIMIT 3",
    "FROM i | EVAL w = n * 0.5 - 1 | STATS d = COUNT_DISTINCT(w), v = VALUES(w), t = SUM(w) BY b = n % 2, u, \"x\"",
    "FROM i | STATS c = COUNT(*) BY u | STATS s = SUM(c), v = VALUES(u) | WHERE s >= 0",
    "FROM i | MV_EXPAND k | STATS c = COUNT(*), p = PERCENTILE(n, 90), t = TOP(n, 2, \"desc\") BY k | KEEP c, k, p, t",
    "FROM i | STATS c = COUNT(*), v = VALUES(none) BY none | WHERE c > 0",
  ])
  func aWindowGivesWhatItsRowsGive(query: String) throws {
    var random = SeededGenerator(seed: 105)
    for _ in 0..<20 {
      let documents = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        var members: [NaiveMember] = []
        func add(_ key: String, _ values: [NaiveJSON]) {
          let value = values[Int.random(in: 0..<values.count, using: &random)]
          members.append(NaiveMember(key: key, value: value))
        }
        add("u", [.null, .string("a"), .string("b"), .string("a longer name of a user"), .string("c")])
        add("k", [.null, .string("x"), .string("y"), .array([.string("x"), .string("z")]), .string("z")])
        add("n", [.null] + (0..<6).map { .number("\($0)") })
        return NaiveJSON.object(members)
      }
      // Compares the two.
      _ = try ESQLTesting.table(query, over: documents)
    }
  }
}
