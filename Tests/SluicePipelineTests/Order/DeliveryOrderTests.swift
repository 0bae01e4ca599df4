import Foundation
import SluiceConfig
import SluiceCore
import SluiceRuntime
import SluiceTestSupport
import Synchronization
import Testing

/// However the same events are delivered, the alerts are the same: shuffled within the lateness, cut into other objects,
/// on any lanes, replayed or live, with stops and new plans in between.
@Suite(.serialized) struct DeliveryOrderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try LongInput.writeRules(to: folder)
  }

  private static let lateness = 600

  private func pipeline(_ name: String, state: Bool = false) -> String {
    """
    source: { file: { paths: [rules] } }
    stages:
      - parse: {}
      - detect: { rules: [rules], max_signals: off, allowed_lateness: \(Self.lateness)s }
    sinks:
      - file: { from: alerts, path: \(name).jsonl }
      - file: { from: dead_letters, path: \(name).dead.jsonl }
    """ + (state ? "\nstate: { path: \(name).state, interval: 5ms }\n" : "\n")
  }

  private func plan(
    _ text: String, _ source: MemorySource, replacing before: PipelinePlan? = nil
  ) throws -> PipelinePlan {
    let problems = ProblemCollector()
    let plan = try Pipeline.plan(
      text, directory: folder.path, source: source, replacing: before, problems: problems)
    return try #require(plan, "\(problems.problems)")
  }

  /// By their ids, without where they come from.
  private func alerts(_ name: String) throws -> [String: NSDictionary] {
    var alerts: [String: NSDictionary] = [:]
    for line in try folder.text("\(name).jsonl").split(separator: "\n") {
      var alert = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      var own = try #require(alert["sluice"] as? [String: Any])
      own["origin"] = nil
      alert["sluice"] = own
      let id = try #require(alert["kibana.alert.uuid"] as? String)
      if let before = alerts[id] {
        // An event that is delivered twice is judged twice by rules without state: it is the same alert.
        #expect(alert["kibana.alert.rule.rule_id"] as? String == "query" && before == alert as NSDictionary)
      }
      alerts[id] = alert as NSDictionary
    }
    return alerts
  }

  private func expectSame(_ name: String, _ expected: [String: NSDictionary]) throws {
    let found = try alerts(name)
    #expect(Set(found.keys) == Set(expected.keys), "\(name)")
    for (id, alert) in expected where found[id] != nil && found[id] != alert {
      Issue.record("\(name): \(id) differs")
    }
  }

  @Test(arguments: 0..<6)
  func theAlertsDoNotDependOnTheDelivery(_ seed: UInt64) async throws {
    let events = Deliveries(700, seed: seed)
    let sorted = MemorySource(events.objects(lateness: 1, seed: 1))
    _ = try await PipelineRun(plan(pipeline("sorted"), sorted), PipelineRun.Options(lanes: 1)).run()
    let expected = try alerts("sorted")
    let rules = Set(expected.values.compactMap { $0["kibana.alert.rule.rule_id"] as? String })
    #expect(rules.isSuperset(of: ["threshold", "terms", "sequence", "query", "counts", "few"]))

    for (way, lanes) in [1, 2, 8].enumerated() {
      let objects = events.objects(lateness: Self.lateness, seed: seed &* 100 &+ UInt64(way) &+ 7)
      let replayed = "replayed on \(lanes)"
      _ = try await PipelineRun(
        plan(pipeline(replayed), MemorySource(objects)), PipelineRun.Options(lanes: lanes)
      ).run()
      try expectSame(replayed, expected)
      let live = "live on \(lanes)"
      _ = try await PipelineRun(
        plan(pipeline(live), MemorySource(objects, isLive: true)), PipelineRun.Options(lanes: lanes)
      ).run()
      try expectSame(live, expected)
      try await runWithStops("stopped on \(lanes)", objects, lanes, seed)
      try expectSame("stopped on \(lanes)", expected)
      for hasState in [false, true] {
        let name = "planned anew on \(lanes)\(hasState ? " with a state" : "")"
        try await runWithReplacements(name, objects, lanes, seed, hasState: hasState)
        try expectSame(name, expected)
      }
    }
  }

  /// Stops after a few objects, and goes on, until all are done.
  private func runWithStops(
    _ name: String, _ objects: [MemorySource.Object], _ lanes: Int, _ seed: UInt64
  ) async throws {
    var random = SeededGenerator(seed: seed)
    var stops = 0
    while true {
      let last = Mutex<PipelineRun?>(nil)
      var source = MemorySource(objects)
      let limit = stops * 3 + random.below(6) + 1
      source.onNext = { number in if number == limit { await last.withLock { $0 }?.stop() } }
      let run = try PipelineRun(plan(pipeline(name, state: true), source), PipelineRun.Options(lanes: lanes))
      last.withLock { $0 = run }
      guard try await run.run().isResumable else { break }
      stops += 1
    }
    #expect(stops > 1)
  }

  /// The same rules are planned anew before every few objects.
  private func runWithReplacements(
    _ name: String, _ objects: [MemorySource.Object], _ lanes: Int, _ seed: UInt64, hasState: Bool
  ) async throws {
    let random = Mutex(SeededGenerator(seed: seed))
    let text = pipeline(name, state: hasState)
    let current = Mutex<(run: PipelineRun, plan: PipelinePlan)?>(nil)
    let count = Atomic(0)
    var source = MemorySource(objects)
    source.onNext = { [self, source] _ in
      guard random.withLock({ $0.below(4) }) == 0, let (run, before) = current.withLock({ $0 }),
        let next = try? plan(text, source, replacing: before)
      else { return }
      count.add(1, ordering: .relaxed)
      await run.replace(with: next)
    }
    let first = try plan(text, source)
    let run = try PipelineRun(first, PipelineRun.Options(lanes: lanes))
    current.withLock { $0 = (run, first) }
    _ = try await run.run()
    #expect(count.load(ordering: .relaxed) > 1)
  }

  @Test func aRuleThatChangesBeginsAnewAndTheOthersGoOn() async throws {
    let objects = Deliveries(700, seed: 3).objects(lateness: 60, seed: 3)
    let text = pipeline("changed")
    let current = Mutex<(run: PipelineRun, plan: PipelinePlan)?>(nil)
    let notices = Mutex<[String]>([])
    var source = MemorySource(objects)
    source.onNext = { [self, source, folder] number in
      guard number == objects.count / 2, let (run, before) = current.withLock({ $0 }) else { return }
      do {
        try folder.write(
          "rules/query.toml",
          LongInput.rule("query", "query", "kuery", "event.action: AddPermission and user.name: user-4"))
        let terms = try folder.text("rules/terms.toml").replacing("now-20m", with: "now-30m")
        try folder.write("rules/terms.toml", terms)
        await run.replace(with: try plan(text, source, replacing: before))
      } catch {
        Issue.record(error)
      }
    }
    let first = try plan(text, source)
    var options = PipelineRun.Options(lanes: 1)
    options.onNotice = { notice in notices.withLock { $0.append(notice) } }
    let run = try PipelineRun(first, options)
    current.withLock { $0 = (run, first) }
    _ = try await run.run()
    #expect(
      notices.withLock { $0.count } == 1
        && notices.withLock { $0 }.first?.contains("the rule terms was changed") == true)
    let changed = try alerts("changed")
    func users(_ rule: String) -> Set<String> {
      Set(
        changed.values.filter { $0["kibana.alert.rule.rule_id"] as? String == rule }
          .compactMap { ($0["user"] as? [String: Any])?["name"] as? String })
    }
    #expect(users("query") == ["user-3", "user-4"])
    // What has no part in the change is as in a run without one.
    try LongInput.writeRules(to: folder)
    _ = try await PipelineRun(
      plan(pipeline("unchanged"), MemorySource(objects)), PipelineRun.Options(lanes: 1)
    ).run()
    func others(_ alerts: [String: NSDictionary]) -> Set<String> {
      Set(alerts.filter { !["query", "terms"].contains($0.value["kibana.alert.rule.rule_id"] as? String) }.keys)
    }
    #expect(others(changed) == others(try alerts("unchanged")))
  }
}
