import SluiceCore
import Testing

@testable import SluiceSinks

@Suite struct AlertComparisonTests {
  private func alert(
    _ side: ComparedAlert.Side, _ id: UInt64, rule: String = "r", actor: String = "ada", at time: Int64? = 0
  ) -> ComparedAlert {
    ComparedAlert(
      side: side, rule: rule, id: ComparedAlert.ID(high: id, low: 7), time: time.map { EventTime(milliseconds: $0) },
      actor: actor, what: "iam:CreateUser", eventID: "e\(id)")
  }

  @Test func alertsOfBothSidesAreCommonInWhicheverOrderTheyCome() throws {
    var comparison = AlertComparison(exampleLimit: 3)
    for alert in [alert(.old, 1), alert(.new, 2), alert(.new, 1), alert(.old, 2), alert(.old, 3), alert(.new, 4)] {
      comparison.add(alert)
    }
    let result = try #require(comparison.results["r"])
    #expect(result.common == 2 && result.oldCount == 3 && result.newCount == 3)
    #expect(result.removed.examples.map(\.eventID) == ["e3"] && result.added.examples.map(\.eventID) == ["e4"])
  }

  @Test func anAlertThatItsSideHadBeforeCountsOnce() throws {
    var comparison = AlertComparison(exampleLimit: 3)
    // One side repeats what both have, and what only it has.
    for alert in [alert(.old, 1), alert(.new, 1), alert(.old, 1), alert(.new, 2), alert(.new, 2)] {
      comparison.add(alert)
    }
    let result = try #require(comparison.results["r"])
    #expect(result.common == 1 && result.removed.count == 0 && result.added.count == 1)
  }

  @Test func differencesAreCountedByRuleAndActor() throws {
    var comparison = AlertComparison(exampleLimit: 0, actorLimit: 2)
    for (id, actor) in ["ada", "bob", "ada", "", "eve", "ada"].enumerated() {
      comparison.add(alert(.new, UInt64(id), actor: actor))
    }
    comparison.add(alert(.old, 99, rule: "other"))
    let added = try #require(comparison.results["r"]).added
    #expect(added.count == 6 && added.actors == ["ada": 3, "bob": 1])
    #expect(added.otherActors == 1 && added.withoutActor == 1 && added.examples.isEmpty)
    #expect(added.topActors.map(\.name) == ["ada", "bob"])
    #expect(comparison.results["other"]?.removed.count == 1)
  }

  @Test func theEarliestAlertsAreTheExamples() throws {
    var comparison = AlertComparison(exampleLimit: 2)
    for (id, time) in [(1, 30), (2, nil), (3, 10), (4, 20), (5, 5)] as [(UInt64, Int64?)] {
      comparison.add(alert(.old, id, at: time))
    }
    // What both have is no example.
    comparison.add(alert(.new, 5, at: 5))
    let removed = try #require(comparison.results["r"]).removed
    #expect(removed.count == 4 && removed.examples.map(\.eventID) == ["e3", "e4"])
  }

  @Test func alertsAreReadBackAsTheyWereWritten() throws {
    let alerts = [alert(.old, 1), alert(.new, .max, rule: "", actor: "ünï", at: nil), alert(.new, 0, at: -5)]
    var bytes: [UInt8] = []
    for alert in alerts { ComparedAlertCoding.append(alert, to: &bytes) }
    #expect(ComparedAlertCoding.alerts(bytes) == alerts)
    #expect(ComparedAlertCoding.alerts([]) == [])
    for cut in 1..<bytes.count / 3 { #expect(ComparedAlertCoding.alerts(Array(bytes.dropLast(cut))) != alerts) }
    #expect(ComparedAlertCoding.alerts([9]) == nil)
  }

  @Test func idsAreThoseOfRuleAndSeed() {
    func id(_ rule: String, _ seed: String) -> ComparedAlert.ID {
      Array(seed.utf8).withUnsafeBytes { ComparedAlert.ID(rule: rule, seed: $0) }
    }
    #expect(id("r", "e1") == id("r", "e1"))
    #expect(Set([id("r", "e1"), id("r", "e2"), id("s", "e1"), id("re", "1"), id("", "re1")]).count == 5)
  }
}
