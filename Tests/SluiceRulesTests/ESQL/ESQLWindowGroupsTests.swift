import SluiceTestSupport
import Testing

@testable import SluiceRules

/// A window that moves on gives at each run what its rows give on their own.
@Suite struct ESQLWindowGroupsTests {
  static let queries = [
    "FROM i | STATS c = COUNT(*), d = COUNT_DISTINCT(k), v = VALUES(n), a = MIN(n), b = MAX(n) BY u | WHERE c > 1",
    "FROM i | STATS c = COUNT(k), s = SUM(n), p = PRESENT(n), q = ABSENT(n) BY u, k | WHERE s > 3 OR q",
    "FROM i | STATS c = COUNT(*) WHERE n > 2, f = FIRST(u, n) BY u | EVAL r = c * 2 | WHERE r > 2 AND u IS NOT NULL | SORT c DESC, u | LIMIT 3",
    "FROM i | STATS c = COUNT(*), last = MAX(t) BY u | WHERE c > 1 AND last >= NOW() - 5 milliseconds | KEEP u, c",
    "FROM i | STATS c = COUNT(*), last = MAX(t) BY u | EVAL age = DATE_DIFF(\"milliseconds\", last, NOW()) | WHERE c > 1 | WHERE age > 5 AND age < 12 | EVAL x = CONCAT(u, \"!\") | KEEP x, age",
    "FROM i | STATS c = COUNT(*), s = SUM(n) | WHERE c > 3 OR c == 0",
    "FROM i | WHERE n > 1 AND NOW() > 0::datetime | STATS c = COUNT(*) BY u",
    "FROM i | STATS c = COUNT(*) BY \"x\", u | STATS s = SUM(c), v = VALUES(u) | WHERE s >= 0",
  ]

  private func row(_ program: ESQLProgram, _ time: Int64, _ random: inout SeededGenerator) -> ESQLRow {
    func pick(_ values: [ESQLValue]) -> ESQLValue { values[Int.random(in: 0..<values.count, using: &random)] }
    return ESQLRow(
      values: program.fields.map { name in
        switch name {
        case "u": pick([.null] + (0..<8).map { .string("user-\($0)") } + [.string("rare-\(time / 40)")])
        // Several values now and then: in several groups.
        case "k": time % 90 < 10 ? pick([.texts("x", "y"), .string("x")]) : pick([.null, .string("x"), .string("y")])
        case "n": pick([.null] + (0..<6).map { .integer($0) })
        case "t": .datetime(time)
        default: .null
        }
      }, id: "id", index: "index")
  }

  @Test(arguments: queries, [1, 7, 40])
  func runsGiveWhatTheRowsGive(query: String, lookBack: Int64) throws {
    guard let parsed = try? ESQLQuery.parse(query) else {
      Issue.record("\(query) is to be a query")
      return
    }
    let program = ESQLProgram(parsed)
    var random = SeededGenerator(seed: 102)
    let execution = ESQLExecution(now: 0)
    var window = ESQLWindow(program)
    var number: Int64 = 0
    var work = 0
    for end in stride(from: Int64(5), to: 3_000, by: 5) {
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        // Mostly of the interval; some late, some early.
        let shift = Int.random(in: 0..<40, using: &random)
        let time = max(
          0, Int64.random(in: end - 5..<end, using: &random) - (shift == 0 ? 20 : 0) + (shift == 1 ? 8 : 0))
        for prepared in program.prepare(row(program, time, &random), in: execution) {
          var bytes: [UInt8] = []
          for value in prepared.values { value.encode(to: &bytes) }
          let isAdded = window.insert(
            ESQLWindow.Entry(time: time, number: number, isLate: false), bytes, 0..<bytes.count)
          #expect(isAdded)
          number += 1
        }
      }
      if Int.random(in: 0..<10, using: &random) == 0 { continue }
      execution.now = end
      window.removeFirst(window.firstRow(notBefore: end - lookBack))
      let count = window.firstRow(notBefore: end)
      work += count
      let whole = program.run(prepared: (0..<count).map { (window.prepared($0), $0) }, in: execution)
      let table = program.run(&window, before: end, in: execution)
      #expect(table.rows.map(\.values) == whole.rows.map(\.values), "at \(end)")
      #expect(table.rows.map(\.sources) == whole.rows.map(\.sources), "at \(end)")
      if table.rows.map(\.values) != whole.rows.map(\.values) { return }
    }
    #expect(work > 0)
  }

  @Test func groupsComeAndGo() {
    var table = ESQLGroupTable(width: 2)
    var random = SeededGenerator(seed: 103)
    var live: [[UInt32]: UInt32] = [:]
    for _ in 0..<20_000 {
      let key = [UInt32.random(in: 0..<20, using: &random), UInt32.random(in: 0..<20, using: &random)]
      if let number = live[key], Bool.random(using: &random) {
        table.remove(number)
        live[key] = nil
      } else {
        let number = table.number(of: key)
        #expect(live[key] == nil || live[key] == number)
        live[key] = number
      }
    }
    #expect(table.count == live.count)
    #expect(Set(live.values).count == live.count)
    #expect(table.capacity <= 400)
    for (key, number) in live { #expect(table.number(of: key) == number) }
  }
}
