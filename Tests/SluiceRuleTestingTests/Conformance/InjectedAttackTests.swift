import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

/// Sigma's rules over generated logs, in which attacks are hidden whose records are known.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct InjectedAttackTests {
  private struct Truth {
    let eventID: String
    let rules: [String]
  }

  /// The rules by the names of their files.
  private static func rules() throws -> [String: RuleProgram] {
    let library = RuleLibrary.load(paths: [try #require(Corpus.file("rules/sigma")).path])
    return Dictionary(
      library.programs.map { (URL(fileURLWithPath: $0.rule.origin).deletingPathExtension().lastPathComponent, $0) }
    ) { first, _ in first }
  }

  private static func missed(_ truth: [Truth], in records: [Data]) throws -> [String] {
    let rules = try rules()
    let alerts = try Detection.run(Array(rules.values), over: records)
    var found: Set<String> = []
    for alert in alerts {
      guard let record = alert.record, let id = NaiveJSON(records[record])?["eventID"]?.text else { continue }
      found.insert("\(alert.ruleID) \(id)")
    }
    return truth.flatMap { truth in
      truth.rules.compactMap { name in
        guard let rule = rules[name] else { return "no rule \(name)" }
        return found.contains("\(rule.rule.id) \(truth.eventID)") ? nil : "\(name) on \(truth.eventID)"
      }
    }
  }

  @Test func everyKnownAttackRecordRaisesItsAlerts() throws {
    let file = try #require(Corpus.file("generator/gen_attacks.dev.json"))
    guard case .array(let episodes)? = NaiveJSON(try Data(contentsOf: file)) else {
      Issue.record("the attacks can't be read")
      return
    }
    var truth: [Truth] = []
    var records: [Data] = []
    for episode in episodes {
      guard case .array(let texts)? = episode["records"], case .array(let matches)? = episode["sigma"] else { continue }
      for (text, rules) in zip(texts, matches) {
        guard case .array(let names) = rules, let text = text.text, let json = NaiveJSON(text.utf8) else { continue }
        records.append(Data(text.utf8))
        truth.append(Truth(eventID: json["eventID"]?.text ?? "", rules: names.compactMap(\.text)))
      }
    }
    #expect(truth.count == 369)
    #expect(try Self.missed(truth, in: records) == [])
  }

  /// The generator is a script.
  private static let hasPython = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

  @Test(.enabled(if: hasPython, "python3 is absent, which the generator needs"))
  func everyInjectedAttackRecordRaisesItsAlerts() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("attacks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let generator = try #require(Corpus.file("generator/gen.py")).path
    // Objects come compressed; what matters here are the records.
    let script = """
      import glob, gzip, json, subprocess, sys
      out, gen = sys.argv[1], sys.argv[2]
      subprocess.run([sys.executable, gen, '--events', '20000', '--attack-rate', '0.05', '--out', out, '--procs', '1'],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
      with open(out + '/records.jsonl', 'w') as f:
        for name in sorted(glob.glob(out + '/AWSLogs/**/*.gz', recursive=True)):
          for record in json.loads(gzip.open(name).read())['Records']:
            f.write(json.dumps(record, separators=(',', ':'), ensure_ascii=False) + '\\n')
      """
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script, folder.path, generator]
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    let truth = try Data(contentsOf: folder.appendingPathComponent("truth.jsonl")).split(separator: 0x0A)
      .compactMap { NaiveJSON($0) }.map { line in
        guard case .array(let rules)? = line["sigma"] else { return Truth(eventID: "", rules: []) }
        return Truth(eventID: line["eventID"]?.text ?? "", rules: rules.compactMap(\.text))
      }
    #expect(truth.count > 500)
    let records = try Data(contentsOf: folder.appendingPathComponent("records.jsonl")).split(separator: 0x0A).map {
      Data($0)
    }
    #expect(records.count == 20_000)
    #expect(try Self.missed(truth, in: records) == [])
  }
}
