import Foundation
import SluiceRuleAnalysis
import SluiceRules
import Testing

@Suite struct RuleListingTests {
  private let folder: RuleFolder

  init() throws {
    folder = try RuleFolder()
    let query = "\(dataset)event.action: PurgeQueue"
    try folder.elastic(query, name: "Queue, purged", id: "b", file: "b.toml")
    try folder.elastic(
      query, type: "threshold", name: "Many purges", id: "a",
      extra: "from = \"now-30m\"", after: "[rule.threshold]\nfield = [\"user.name\"]\nvalue = 5", file: "a.toml")
    try folder.elastic(query, name: "Off", id: "c", extra: "enabled = false", file: "c.toml")
    try folder.elastic(query, type: "machine_learning", name: "Learned", id: "d", file: "d.toml")
    try folder.sigma(
      "  selection:\n    eventName: PurgeQueue\n  condition: selection",
      head: "tags: [attack.t1098.001, attack.persistence]")
    try folder.sigma("  selection:\n    eventName: PurgeQueue\n  condition: selection", head: "")
  }

  @Test func theTableIsSortedByName() {
    let lines = RuleListing(paths: [folder.path]).table.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("NAME ") && lines[0].hasSuffix("STATUS"))
    #expect(
      lines.dropFirst().dropLast().map { $0.prefix { $0 != " " && $0 != "," } } == [
        "A", "Learned", "Many", "Off", "Queue",
      ])
    #expect(
      lines[3].contains("threshold") && lines[3].contains("30m") && lines[3].contains("T1078")
        && lines[3].hasSuffix("run"))
    #expect(lines[2].contains("not run: "))
    #expect(lines[4].hasSuffix("not run: enabled = false in its file"))
    #expect(lines.last == "5 rules, 3 run")
  }

  @Test func jsonAndCSVHaveTheSameRules() throws {
    let listing = RuleListing(paths: [folder.path])
    let rules = try #require(try JSONSerialization.jsonObject(with: Data(listing.json.utf8)) as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == listing.entries.map(\.rule.id))
    #expect(rules[2]["window"] as? String == "30m" && rules[2]["runs"] as? Bool == true)
    let lines = listing.csv.split(separator: "\n").map(String.init)
    #expect(lines.count == 6 && lines[0].hasPrefix("id,name,file,type"))
    #expect(lines[5].contains(",") && lines[5].hasPrefix("b,\"Queue, purged\","))
  }

  /// What the Navigator asks of a layer in format 4.5.
  @Test func theLayerHasTheNavigatorsShape() throws {
    try folder.write(
      """
      title: Sub
      id: 5f3a2f8e-0000-4000-8000-000000000002
      tags: [attack.persistence, attack.t1098.001]
      logsource: { product: aws, service: cloudtrail }
      detection: { selection: { eventName: CreateAccessKey }, condition: selection }
      """, to: "sub.yml")
    let layer = NavigatorLayer(RuleListing(paths: [folder.path]))
    let root = try #require(try JSONSerialization.jsonObject(with: Data(layer.json.utf8)) as? [String: Any])
    #expect((root["versions"] as? [String: Any])?["layer"] as? String == "4.5")
    #expect(root["domain"] as? String == "enterprise-attack" && root["name"] is String)
    let techniques = try #require(root["techniques"] as? [[String: Any]])
    #expect(!techniques.isEmpty)
    for technique in techniques {
      #expect((technique["techniqueID"] as? String)?.wholeMatch(of: /T\d{4}(\.\d{3})?/) != nil)
      #expect(technique["tactic"] is String && technique["enabled"] is Bool)
      if let score = technique["score"] as? Int {
        #expect((technique["comment"] as? String)?.split(separator: "\n").count == score)
      }
    }
    func technique(_ id: String) -> [String: Any]? { techniques.first { $0["techniqueID"] as? String == id } }
    #expect(technique("T1078")?["score"] as? Int == 3)
    #expect(technique("T1078")?["tactic"] as? String == "initial-access")
    #expect(technique("T1098.001")?["comment"] as? String == "Sub")
    // Its technique is there to be opened, without a score of its own.
    #expect(technique("T1098")?["showSubtechniques"] as? Bool == true && technique("T1098")?["score"] == nil)
  }
}
