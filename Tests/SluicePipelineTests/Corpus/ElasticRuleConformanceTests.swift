import Foundation
import SluiceCore
import SluiceRules
import SluiceRuntime
import SluiceTestSupport
import Testing

/// Elastic's own rules in whole pipelines.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct ElasticRuleConformanceTests {
  /// Over synthesised documents, against what two independent engines found: every line of a query rule that is right
  /// in Elasticsearch, and none that is one engine's own deviation.
  @Test func queryRulesFireOnTheDocumentsThatTheyShould() async throws {
    let rules = try #require(Corpus.file("rules/elastic")).path
    let documents = try #require(Corpus.file("vectors/rules/docs.jsonl")).path
    let folder = try TemporaryFolder()
    let outcome = try await Pipeline.run(
      """
      source: { file: { paths: "\(documents)" } }
      stages: [ decompress, parse: { format: ecs }, detect: { rules: "\(rules)", maturity: [production, deprecated], building_blocks: true } ]
      sinks: [ { file: { from: alerts, path: alerts.jsonl } } ]
      """, directory: folder.path)
    #expect(outcome.ledger.recordsParsed == 3_386 && outcome.ledger.imbalances == [])
    #expect(outcome.ruleNames.count == 210)

    var found: Set<String> = []
    for line in try folder.lines("alerts.jsonl") {
      let alert = try #require(NaiveJSON(line.utf8))
      let rule = try #require(alert["kibana.alert.rule.rule_id"]?.text)
      guard alert["kibana.alert.rule.type"]?.text == "query" else { continue }
      found.insert("\(rule) \(alert["event"]?["id"]?.text ?? "")")
    }
    let lines = try String(contentsOf: #require(Corpus.file("vectors/rules/expected.tsv")), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    func expected(_ tags: Set<String>) -> Set<String> {
      Set(lines.filter { $0.count > 3 && tags.contains($0[2]) && $0[3] == "query" }.map { "\($0[0]) \($0[1])" })
    }
    var wanted = expected(["both", "es"])
    #expect(wanted.count == 1_176)
    // Rules that put several matches into one alert.
    let suppressing = Set(
      RuleLibrary.load(paths: [rules]).programs.map(\.rule).filter { $0.suppression != nil }.map(\.id))
    func isSuppressing(_ line: String) -> Bool { suppressing.contains(String(line.prefix(36))) }
    wanted = wanted.filter { !isSuppressing($0) }
    found = found.filter { !isSuppressing($0) }
    #expect(wanted.subtracting(found).sorted() == [])
    #expect(expected(["lib"]).subtracting(wanted).intersection(found).sorted() == [])
    #expect(found.subtracting(wanted).sorted() == [])
  }

  @Test func purgeQueueRuleFiresOnSuccessOnly() async throws {
    let rule = try #require(Corpus.file("rules/elastic/defense_evasion_sqs_purge_queue.toml")).path
    let folder = try TemporaryFolder()
    try folder.write(
      "in.json",
      Record.object([
        Record.call("PurgeQueue", id: "purged"),
        Record.call("PurgeQueue", id: "denied", extra: "\"errorCode\":\"AccessDenied\""),
        Record.call("DeleteQueue", id: "other call"), Record.call("purgequeue", id: "other case"),
        Record.call("PurgeQueue", of: "mq", id: "other service"),
      ]))
    let outcome = try await Pipeline.run(
      """
      source: { file: { paths: in.json } }
      stages: [ decompress, parse, route, detect: { rules: "\(rule)" } ]
      sinks: [ { file: { from: alerts, path: alerts.jsonl } } ]
      """, directory: folder.path)
    #expect(outcome.ledger.recordsParsed == 5)
    let alerts = try folder.lines("alerts.jsonl").compactMap { NaiveJSON($0.utf8) }
    #expect(alerts.map { $0["event"]?["id"]?.text } == ["purged"])
    #expect(alerts.first?["kibana.alert.rule.type"]?.text == "query")
  }
}
