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
/// manager does to a run, and what networks do.
@Suite(
  .enabled(if: TestVenv.isPresent, Comment(rawValue: TestVenv.absence)),
  .enabled(if: SluiceBinary.path != nil, Comment(rawValue: SluiceBinary.absence)), .serialized,
  .timeLimit(.minutes(2)))
struct LivePipelineTests {
  enum Route: String, CaseIterable { case direct, sns, eventBridge }

  /// One after another would take three times as long: most of it is waiting.
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

  @Test(arguments: [false, true])
  func rulesAreReadAgainInTheMiddleAndNothingIsLost(_ hasState: Bool) async throws {
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

  @Test(arguments: [false, true])
  func whatIsTerminatedGivesBackWhatItHasNotDone(_ hasState: Bool) async throws {
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
