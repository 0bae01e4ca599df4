import SluiceDetect
import SluiceTestSupport
import Testing

@Suite struct SequenceMachineTests {
  private typealias Machine = SequenceMachine<String, String>

  /// Feeds `A1 B2 …`: the letter is the stage, the number the time and, behind a dot, the key; several letters are
  /// several hits of one event. The stage `U` is `until`.
  private static func run(
    _ events: String, missing: [Bool], maxSpan: Int64? = nil, machine: inout Machine?, isEnd: Bool = true
  ) throws -> [String] {
    let plan = try #require(SequencePlan(isMissing: missing, maxSpan: maxSpan))
    var running = machine ?? Machine(plan)
    var found: [Machine.Completed] = []
    for event in events.split(separator: " ") {
      let letters = event.prefix { $0.isLetter }
      let rest = event.drop { $0.isLetter }.split(separator: ".")
      let hits = letters.utf8.map { letter in
        Machine.Hit(
          stage: letter == UInt8(ascii: "U") ? plan.until : Int(letter - UInt8(ascii: "A")),
          key: rest.count > 1 ? String(rest[1]) : "")
      }
      found += running.feed(time: Int64(rest[0]) ?? 0, event: String(event), hits: hits)
    }
    if isEnd { found += running.advance(to: .max) }
    machine = running
    return found.map { $0.events.map { $0 ?? "-" }.joined(separator: " ") }
  }

  private static func run(_ events: String, missing: [Bool], maxSpan: Int64? = nil) throws -> [String] {
    var machine: Machine?
    return try run(events, missing: missing, maxSpan: maxSpan, machine: &machine)
  }

  @Test(arguments: [
    ("A1 B2", ["A1 B2"]), ("B1 A2", []), ("A1 A2 B3 B4", ["A2 B3"]), ("AB1 AB2 AB3", ["AB1 AB2", "AB2 AB3"]),
    ("A1.x B2.y A3.y B4.x B5.y", ["A1.x B4.x", "A3.y B5.y"]), ("A1 U2 B3", []), ("A1 UB2", ["A1 UB2"]), ("AU1 B2", []),
    ("A1.x U2.y B3.x", ["A1.x B3.x"]), ("A1 B1", ["A1 B1"]),
  ])
  func stagesFollowEachOther(_ events: String, _ expected: [String]) throws {
    #expect(try Self.run(events, missing: [false, false]) == expected)
  }

  @Test func theGreatestSpanIsInclusiveAndLateEventsConsume() throws {
    #expect(try Self.run("A1 B11", missing: [false, false], maxSpan: 10) == ["A1 B11"])
    #expect(try Self.run("A1 B12 B13", missing: [false, false], maxSpan: 10) == [])
    #expect(try Self.run("A1 B6 C12", missing: [false, false, false], maxSpan: 10) == [])
  }

  @Test(arguments: [
    ("A1 C3", ["A1 - C3"]), ("A1 B2 C3", []), ("A1 B2 A3 C4", ["A3 - C4"]), ("AB1 C3", ["AB1 - C3"]),
    ("A1 BC3", ["A1 - BC3"]), ("A1.x B2.y C3.x", ["A1.x - C3.x"]), ("A1 B2 C3 C4", []),
  ])
  func eventsBetweenMayBeMissing(_ events: String, _ expected: [String]) throws {
    #expect(try Self.run(events, missing: [false, true, false], maxSpan: 10) == expected)
  }

  @Test(arguments: [
    ("B1", ["- B1"]), ("A1 B2", []), ("A1 B12", ["- B12"]), ("A1 B11", []), ("AB1 B2", ["- AB1"]),
    ("A1.x B2.y", ["- B2.y"]),
  ])
  func eventsBeforeMayBeMissing(_ events: String, _ expected: [String]) throws {
    #expect(try Self.run(events, missing: [true, false], maxSpan: 10) == expected)
  }

  @Test func aLeadingEventIsTooFarFromTheLastOne() throws {
    // 1 to 12 is more than the span, 3 to 12 is not.
    #expect(try Self.run("A1 B5 C12", missing: [true, false, false], maxSpan: 10) == ["- B5 C12"])
    #expect(try Self.run("A3 B5 C12", missing: [true, false, false], maxSpan: 10) == [])
  }

  @Test(arguments: [
    ("A1", ["A1 -"]), ("A1 B2", []), ("A1 B11", []), ("A1 B12", ["A1 -"]), ("AB1", ["AB1 -"]),
    ("A1.x B2.y", ["A1.x -"]),
    ("A1 A2 B12", ["A1 -"]), ("A3 A1", ["A3 -", "A1 -"]),
  ])
  func eventsBehindMayBeMissing(_ events: String, _ expected: [String]) throws {
    #expect(try Self.run(events, missing: [false, true], maxSpan: 10).sorted() == expected.sorted())
  }

  @Test(arguments: [("A1 B5 C9", []), ("A1 B5 C12", ["- B5 -"]), ("A1 B5", ["- B5 -"]), ("B5 C6", ["- B5 -"])])
  func bothEndsRejectTogetherOnly(_ events: String, _ expected: [String]) throws {
    #expect(try Self.run(events, missing: [true, false, true], maxSpan: 10) == expected)
  }

  @Test func whatWaitsIsCompleteWhenItsTimeIsUp() throws {
    var machine: Machine?
    #expect(try Self.run("A1", missing: [false, true], maxSpan: 10, machine: &machine, isEnd: false) == [])
    #expect(machine?.count == 1)
    #expect(machine?.advance(to: 11).isEmpty == true)
    #expect(machine?.advance(to: 12).map(\.firstTime) == [1])
    #expect(machine?.count == 0)
  }

  @Test func stateIsTakenUpAgain() throws {
    let missing = [true, false, true, false, true]
    let plan = try #require(SequencePlan(isMissing: missing, maxSpan: 20))
    let events = "A1.x B2.x A3.y B4.y D5.y C6.x B7.z D8.z E9.z B10.x D11.x A12 B13 D14 E30"
    let parts = events.split(separator: " ").map(String.init)
    let expected = try Self.run(events, missing: missing, maxSpan: 20)
    #expect(!expected.isEmpty)
    for cut in 0...parts.count {
      var machine: Machine?
      var found = try Self.run(
        parts[..<cut].joined(separator: " "), missing: missing, maxSpan: 20, machine: &machine, isEnd: false)
      machine = machine.map { Machine(plan, $0.state) }
      found += try Self.run(
        parts[cut...].joined(separator: " "), missing: missing, maxSpan: 20, machine: &machine, isEnd: true)
      #expect(found == expected, "cut at \(cut)")
    }
  }

  @Test func aStateOfAnotherPlanIsLeftOut() throws {
    var machine: Machine?
    _ = try Self.run("A1 B2", missing: [false, false, false], machine: &machine, isEnd: false)
    let plan = try #require(SequencePlan(isMissing: [false, false], maxSpan: nil))
    #expect(machine?.count == 1 && machine.map { Machine(plan, $0.state).count } == 0)
  }

  @Test func theOldestAreEvictedFirst() throws {
    var machine: Machine?
    _ = try Self.run("A1.a A2.b A3.c A4.d", missing: [false, false], machine: &machine, isEnd: false)
    #expect(machine?.evict(downTo: 2) == 2 && machine?.count == 2)
    #expect(machine?.state.partials.map(\.key) == ["c", "d"])
    #expect(machine?.evict(downTo: -1) == 2 && machine?.count == 0)
  }

  @Test func whatIsTooOldIsDropped() throws {
    var machine: Machine?
    _ = try Self.run("A1.a A2.b A100.c A101.c", missing: [false, false], maxSpan: 10, machine: &machine, isEnd: false)
    #expect(machine?.state.partials.map(\.key) == ["c"])
    _ = machine?.advance(to: .max)
    #expect(machine?.count == 0)
  }

  @Test func plansWithoutEventsOrSpanAreRefused() {
    #expect(SequencePlan(isMissing: [true], maxSpan: 1) == nil)
    #expect(SequencePlan(isMissing: [], maxSpan: 1) == nil)
    #expect(SequencePlan(isMissing: [false, true], maxSpan: nil) == nil)
  }

  /// Any events, at any times, in any order, leave the count what the state says, and never trap.
  @Test func countsAgreeWithTheState() throws {
    var generator = SeededGenerator(seed: 7)
    for missing in [[false, false, false], [true, false, true, false, true], [false, true], [true, false]] {
      let plan = try #require(SequencePlan(isMissing: missing, maxSpan: 50))
      var machine = Machine(plan)
      var time: Int64 = 0
      for _ in 0..<2000 {
        time += Int64.random(in: 0...5, using: &generator)
        let hits = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          Machine.Hit(
            stage: Int.random(in: -1...missing.count + 1, using: &generator),
            key: String(Int.random(in: 0...4, using: &generator)))
        }
        for completed in machine.feed(time: time, event: "e", hits: hits) {
          #expect(completed.lastTime - completed.firstTime <= 50 && completed.events.count == missing.count)
        }
        let state = machine.state
        #expect(machine.count == state.partials.count + state.waiting.count + state.leadingHits.count)
      }
    }
    var machine = Machine(try #require(SequencePlan(isMissing: [true, false, true], maxSpan: .max / 4)))
    for time in [Int64.min, -1, .max, .min, .max - 1] {
      _ = machine.feed(time: time, event: "", hits: (0...3).map { .init(stage: $0, key: "") })
    }
  }
}
