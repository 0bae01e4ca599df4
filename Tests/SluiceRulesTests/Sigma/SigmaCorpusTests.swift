import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

/// The rules that SigmaHQ publishes for CloudTrail, and the specification's samples.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct SigmaCorpusTests {
  @Test func everyRuleLoadsOrSaysWhyNot() throws {
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/sigma")).path])
    #expect(library.errors.isEmpty, "\(library.errors)")
    #expect(library.programs.count == 57 && library.unsupported.count == 9)
    let placeholders = library.unsupported.filter { $0.reason.contains("placeholders") }
    #expect(placeholders.map(\.rule.id) == ["313e72de-0c0d-4d65-8c95-87f4d546eceb"])
    #expect(
      placeholders.map(\.reason) == [
        "its placeholders have no values: %Legitimate_Countries%, %Legitimate_IP_Ranges%; give them values in a file "
          + "of placeholders"
      ])
    let others = library.unsupported.filter { !$0.reason.contains("placeholders") }
    #expect(others.count == 8 && others.allSatisfy { $0.reason.hasPrefix("its status is `unsupported`; ") })
    #expect(others.allSatisfy { $0.reason.contains("a correlation of type `") })
    #expect(library.programs.allSatisfy { $0.namespace == .record && $0.rule.language == "sigma" })
  }

  @Test func thePlaceholderRuleLoadsWithATable() throws {
    let table = SigmaPlaceholders(["Legitimate_Countries": ["DE", "FR"], "Legitimate_IP_Ranges": ["192.0.2.*"]])
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/sigma")).path], placeholders: table)
    #expect(library.programs.count == 58 && library.unsupported.count == 8 && library.errors.isEmpty)
    let program = try #require(library.programs.first { $0.rule.id == "313e72de-0c0d-4d65-8c95-87f4d546eceb" })
    guard case .query(let condition) = program.body else { return }
    let record = #"{"eventName": "ConsoleLogin", "responseElements": {"ConsoleLogin": "Success"}, "src_country": "@"}"#
    #expect(SigmaRules.evaluator(record).matches(condition))
    #expect(!SigmaRules.evaluator(record.replacing("@", with: "fr")).matches(condition))
  }

  @Test func rulesSayWhatTheyAre() throws {
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/sigma")).path])
    for rule in library.programs.map(\.rule) + library.unsupported.map(\.rule) {
      #expect(!rule.description.isEmpty && !rule.authors.isEmpty && rule.maturity != nil && !rule.threats.isEmpty)
      for threat in rule.threats {
        #expect(threat.tactic.id.hasPrefix("TA") && !threat.tactic.name.isEmpty)
        for technique in threat.techniques {
          let references = [technique.technique] + technique.subtechniques
          #expect(references.allSatisfy { $0.id.hasPrefix("T1") && $0.name != $0.id }, "\(references)")
        }
      }
      let tagged = Set(rule.tags.filter { $0.hasPrefix("attack.t1") }.map { $0.dropFirst(7).uppercased() })
      let found = Set(
        rule.threats.flatMap { $0.techniques.flatMap { [$0.technique.id] + $0.subtechniques.map(\.id) } })
      #expect(tagged.isSubset(of: found), "\(rule.name): \(tagged.subtracting(found))")
    }
  }

  @Test func samplesOfTheSpecificationAreRead() throws {
    let folder = try #require(Corpus.file("vectors/sigma/spec-samples"))
    var kinds: [String: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let documents = try SigmaRuleFile.read(text, file: name)
      #expect(documents.count == 1)
      kinds[String(name.prefix { $0 != "-" }), default: 0] += 1
      let resolution = SigmaLibrary.resolve(documents)
      // Their rules and filters are for Windows and DNS, their correlations of rules that are not there.
      #expect(resolution.programs.isEmpty)
      if name.hasPrefix("correlation") {
        #expect(
          !resolution.errors.isEmpty && resolution.errors.allSatisfy { $0.message.hasPrefix("no rule has the id") })
      } else {
        #expect(resolution.unsupported.count == 1 && resolution.unsupported[0].reason.hasPrefix("its log source is "))
      }
    }
    #expect(kinds == ["correlation": 8, "filter": 2, "rules": 2])
  }

  @Test func samplesOfCorrelationsResolveWithTheirRules() throws {
    let folder = try #require(Corpus.file("vectors/sigma/spec-samples"))
    let names = [
      "5638f7c0-ac70-491d-8465-2a65075e0d86", "recon_cmd_a", "recon_cmd_b", "recon_cmd_c", "rule_a_id",
      "process_creation", "website_access",
    ]
    let rules = names.map { SigmaRules.rule("sel: { a: b }\ncondition: sel", id: "id-\($0)", head: "name: \($0)") }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix("correlation") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let resolution = try SigmaRules.resolve([text] + rules)
      #expect(resolution.errors.isEmpty && resolution.unsupported.isEmpty, "\(resolution.errors)")
      guard case .correlation(let correlation)? = resolution.programs.first?.body else {
        Issue.record("\(name) is not a correlation")
        continue
      }
      #expect(name.contains(correlation.kind.rawValue) && !correlation.groupBy.isEmpty && !correlation.bounds.isEmpty)
      #expect(correlation.rules.allSatisfy { $0.hasPrefix("id-") } && !correlation.generatesRules)
    }
  }

  /// Attack records with the rules that another implementation found to match them.
  @Test func recordsOfAttacksMatchTheSameRules() throws {
    let file = try #require(Corpus.file("generator/gen_attacks.dev.json"))
    let episodes = try #require(NaiveJSON(try Data(contentsOf: file))?.items)
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/sigma")).path])
    var expectedCount = 0
    for episode in episodes {
      let records = try #require(episode["records"]?.items).compactMap(\.text)
      let expected = try #require(episode["sigma"]?.items)
      for (record, expected) in zip(records, expected) {
        let evaluator = SigmaRules.evaluator(record)
        var found: Set<String> = []
        for program in library.programs {
          guard case .query(let condition) = program.body, evaluator.matches(condition) else { continue }
          found.insert(String(try #require(program.rule.origin.split(separator: "/").last).dropLast(4)))
        }
        // Left out of the expectations, for it matches every call of a role.
        found.remove("aws_sts_assumerole_misuse")
        let names = Set(try #require(expected.items).compactMap(\.text))
        #expect(found == names, "\(record.prefix(600))")
        expectedCount += names.count
      }
    }
    #expect(expectedCount == 34)
  }
}
