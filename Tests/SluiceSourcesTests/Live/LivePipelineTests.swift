import Foundation
import SluiceAWSTestSupport
import SluiceTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The whole way: an object of CloudTrail's, a notification of it, a message, an alert in a file; with what a service's
/// manager does to a run, and what networks do. Variants of a test run side by side: most of their time is waiting.
@Suite(
  .enabled(if: TestVenv.isPresent, Comment(rawValue: TestVenv.absence)),
  .enabled(if: SluiceBinary.path != nil, Comment(rawValue: SluiceBinary.absence)), .serialized,
  .timeLimit(.minutes(2)))
struct LivePipelineTests {
  enum Route: String, CaseIterable { case direct, sns, eventBridge }

  @Test func objectsBecomeAlertsOnEveryRouteAndWhatIsPoisonBecomesDeadLetters() async throws {
    var lives: [(route: Route, live: LivePipeline, run: LiveRun)] = []
    for route in Route.allCases {
      let live = try await LivePipeline(maxReceiveCount: 2)
      switch route {
      case .direct: try await live.stack.notify(live.queue, of: live.bucket)
      case .sns: try await live.stack.notifyThroughSNS(live.queue, of: live.bucket)
      case .eventBridge: try await live.stack.notifyThroughEventBridge(live.queue, of: live.bucket)
      }
      lives.append((route, live, try live.start()))
      try await live.stack.send("not for us", to: live.queue)
      // The head of a compressed object, and no more.
      try await live.stack.put(live.key(99), gzip(Array("{}".utf8)).prefix(10), in: live.bucket)
      try await live.deliver(0..<4)
    }
    for (route, live, run) in lives {
      #expect(
        try await live.wait {
          try await live.messages() == 2 && live.alerts().count == 4 && live.deadLetters().count == 2
        }, "\(route): \(run.errors)")
    }
    // What is poison stays away, longer each time, comes again and is no news; then the queue gives it up.
    for (route, live, run) in lives {
      #expect(
        try await live.wait {
          if try await live.stack.counts(live.deadLetters).visible == 2 { return true }
          try live.stack.advanceQueues(by: 61)
          return false
        }, "\(route): \(run.errors)")
      #expect(try await live.messages() == 0)
    }
    for (route, live, run) in lives {
      #expect(await run.terminate() == 2, "\(route): \(run.errors)")
      #expect(live.isComplete("out/alerts.jsonl") && live.isComplete("out/dead.jsonl"))
      #expect(live.alerts().sorted() == (0..<4).map(LivePipeline.purge))
      let letters = live.deadLetters()
      #expect(letters.count == 2, "\(route): \(letters)")
      #expect(letters.contains { $0["event"]?["original"]?.string == "not for us" })
      #expect(letters.contains { $0["sluice"]?["origin"]?["object"]?.string == "s3://\(live.bucket)/\(live.key(99))" })
      #expect(try await live.messages() == 0)
      #expect(try await live.stack.counts(live.deadLetters) == (2, 0))
    }
  }

  /// With a state file, and without.
  private func both(_ body: @escaping @Sendable (_ hasState: Bool) async throws -> Void) async throws {
    async let one: Void = body(false)
    async let other: Void = body(true)
    _ = try await (one, other)
  }

  @Test func rulesAreReadAgainInTheMiddleAndNothingIsLost() async throws {
    try await both { try await self.reload(hasState: $0) }
  }

  private func reload(hasState: Bool) async throws {
    let live = try await LivePipeline()
    try await live.stack.notify(live.queue, of: live.bucket)
    let run = try live.start(hasState: hasState)
    try await live.deliver(0..<10)
    #expect(try await live.wait { live.alerts().count == 10 }, "\(run.errors)")
    async let deliveries: Void = live.deliver(10..<50)
    try live.addRule("lists", "event.action: ListQueues")
    for _ in 0..<2 {
      let count = run.errors.count { $0 == "\n" }
      run.send(SIGHUP)
      #expect(try await live.wait { run.errors.count { $0 == "\n" } > count }, "\(run.errors)")
    }
    #expect(run.errors.contains("2 run, 1 new, 0 gone"), "\(run.errors)")
    try await deliveries
    // Mistakes leave the rules as they are.
    try live.addRule("wrong", "event.action: (")
    run.send(SIGHUP)
    #expect(try await live.wait { run.errors.contains("the rules before go on") }, "\(run.errors)")
    try await live.deliver(50..<55)
    #expect(try await live.wait { try await live.messages() == 0 && live.alerts().count >= 55 }, "\(run.errors)")
    #expect(await run.terminate() == 0, "\(run.errors)")
    // With a state file the alerts' file goes on: its name is that of the end of the source, which never comes.
    #expect(live.alerts().sorted() == (0..<55).map(LivePipeline.purge).sorted())
    let lists = live.alerts(rule: "lists")
    #expect(lists.count == Set(lists).count)
    for number in 50..<55 { for index in 1..<5 { #expect(lists.contains("list-\(number)-\(index)")) } }
  }

  @Test func whatIsTerminatedGivesBackWhatItHasNotDone() async throws {
    try await both { try await self.terminate(hasState: $0) }
  }

  private func terminate(hasState: Bool) async throws {
    let live = try await LivePipeline()
    try await live.stack.notify(live.queue, of: live.bucket)
    try await live.deliver(0..<150, records: 200)
    #expect(try await live.stack.counts(live.queue).visible == 151)
    let first = try live.start("first", hasState: hasState)
    #expect(try await live.wait { try await live.stack.counts(live.queue).inFlight > 0 }, "\(first.errors)")
    let stopped = ContinuousClock.now
    #expect(await first.terminate() == 0, "\(first.errors)")
    #expect(ContinuousClock.now - stopped < .seconds(6))
    let counts = try await live.stack.counts(live.queue)
    #expect(counts.inFlight == 0 && counts.visible > 0)
    // What is left goes to whoever comes next; the alerts of both are all, once.
    let second = try live.start("second", hasState: hasState)
    #expect(try await live.wait { try await live.messages() == 0 }, "\(second.errors)")
    #expect(await second.terminate() == 0, "\(second.errors)")
    #expect((live.alerts("first") + live.alerts("second")).sorted() == (0..<150).map(LivePipeline.purge).sorted())
    #expect(try await live.stack.counts(live.deadLetters) == (0, 0))
  }

  @Test func whatIsKilledHasLostNothing() async throws {
    try await both { try await self.killed(hasState: $0) }
  }

  private func killed(hasState: Bool) async throws {
    // The clock is that of the other variant, too: its leases end as well.
    let live = try await LivePipeline(maxReceiveCount: 10)
    try await live.stack.notify(live.queue, of: live.bucket)
    try await live.deliver(0..<80, records: 100)
    let first = try live.start(hasState: hasState)
    #expect(try await live.wait { !live.alerts().isEmpty }, "\(first.errors)")
    first.send(SIGKILL)
    #expect(await first.status() == SIGKILL)
    let written = Set(live.alerts())
    // What it had in hand comes again when its lease ends; so does what its receives bring yet, for the second that they
    // wait: nobody takes it.
    try await Task.sleep(for: .milliseconds(1_500))
    try live.stack.advanceQueues(by: 31)
    let second = try live.start(hasState: hasState)
    #expect(try await live.wait { try await live.messages() == 0 }, "\(second.errors)")
    #expect(await second.terminate() == 0, "\(second.errors)")
    let alerts = live.alerts()
    #expect(Set(alerts) == Set((0..<80).map(LivePipeline.purge)), "\(second.errors)")
    #expect(Set(alerts).isSuperset(of: written))
    if hasState { #expect(alerts.count == 80) }
    #expect(try await live.stack.counts(live.deadLetters) == (0, 0))
  }

  @Test(.enabled(if: Nginx.isPresent, Comment(rawValue: Nginx.absence)))
  func faultsOfTheNetworkLoseNothingAndRepeatNothing() async throws {
    let live = try await LivePipeline()
    try await live.stack.notify(live.queue, of: live.bucket)
    let s3 = try await Nginx.start(
      .proxy(port: live.stack.port), faults: Nginx.Faults(slowDown: 3, reset: 2.5, cut: 2.5))
    // Nothing is cut here: a message whose answer is lost comes again when its lease ends.
    let sqs = try await Nginx.start(.proxy(port: live.stack.port), faults: Nginx.Faults(slowDown: 4, reset: 4))
    defer {
      s3.stop()
      sqs.stop()
    }
    let run = try live.start(s3: s3.endpoint, sqs: sqs.endpoint)
    try await live.deliver(0..<300)
    #expect(try await live.wait { try await live.messages() == 0 }, "\(run.errors)")
    #expect(await run.terminate() == 0, "\(run.errors)")
    #expect(live.alerts().sorted() == (0..<300).map(LivePipeline.purge).sorted(), "\(run.errors)")
    #expect(live.deadLetters().isEmpty && live.isComplete("out/alerts.jsonl"))
    #expect(try await live.stack.counts(live.queue) == (0, 0))
    #expect(try await live.stack.counts(live.deadLetters) == (0, 0))
  }
}
