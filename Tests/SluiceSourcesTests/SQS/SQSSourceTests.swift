import SluiceAWS
import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct SQSSourceTests {
  private func source(_ yaml: String) -> (source: SQSSource, problems: [Problem]) {
    let problems = ProblemCollector()
    let section = ConfigSection(yaml: yaml, keys: SQSSource.keys, directory: "/etc/sluice", problems: problems)
    return (SQSSource(section), problems.problems)
  }
  private let url = "queue_url: https://sqs.us-east-1.amazonaws.com/123456789012/Devo\n"

  @Test func theURLIsEnough() {
    let (source, problems) = source(url)
    #expect(problems.isEmpty)
    #expect(source.settings.queueName == "Devo" && source.settings.visibility == .seconds(120))
    #expect(source.settings.wait == .seconds(20) && source.settings.quarantine == nil && source.timeRange == nil)
    #expect(!source.settings.selection.readsDigests && !source.settings.selection.readsInsights)
  }

  @Test func everyKeyIsRead() {
    let (source, problems) = source(
      url + """
        region: eu-central-1
        credentials: { assume_role: "arn:aws:iam::123456789012:role/r", external_id: xy }
        visibility_timeout: 5m
        max_in_flight: 10
        prefetch: 8MiB
        max_pollers: 2
        grace: 15s
        max_receives: 5
        quarantine: bad.jsonl
        include: ["*.gz"]
        exclude: "x*"
        digests: true
        insights: true
        after: 2026-01-01
        collector_id: "12345"
        """)
    #expect(problems.isEmpty)
    let settings = source.settings
    #expect(source.aws.region == "eu-central-1" && source.aws.credentials?.role?.externalID == "xy")
    #expect(settings.visibility == .seconds(300) && settings.maximumInFlight == 10 && settings.prefetch == 8 << 20)
    #expect(settings.maximumPollers == 2 && settings.grace == .seconds(15) && settings.wait == .seconds(10))
    #expect(settings.maximumReceives == 5 && settings.quarantine == Quarantine(path: "/etc/sluice/bad.jsonl"))
    #expect(settings.selection.readsDigests && settings.selection.readsInsights)
    #expect(settings.selection.files.include.count == 1 && settings.selection.files.exclude.count == 1)
    #expect(source.timeRange?.after == EventTime("2026-01-01") && source.collectorID == "12345")
  }

  @Test(arguments: [
    ("", "queue_url"), ("queue_url: here\n", "queue_url can't be 'here'"), ("max_receives: 3\n", "go together"),
    ("quarantine: q\n", "go together"), ("visibility_timeout: 1s\n", "visibility_timeout"),
    ("after: 2026-01-02\nbefore: 2026-01-01\n", "not later than"), ("queue: x\n", "unknown key 'queue'"),
  ]) func mistakesAreReported(_ pair: (String, String)) {
    let given = pair.0.isEmpty || pair.0.hasPrefix("queue_url") ? pair.0 : url + pair.0
    let problems = source(given).problems
    #expect(problems.contains { $0.message.contains(pair.1) }, "\(problems)")
  }
}
