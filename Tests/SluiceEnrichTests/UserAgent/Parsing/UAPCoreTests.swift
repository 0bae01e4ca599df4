import SluiceRegex
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

/// uap-core's own tests: the right expression of each list matches, with the right groups. What they expect is made of
/// them as uap-core's specification says; `UserAgentParser` itself writes what Elastic makes of them.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct UAPCoreTests {
  private static let subjects: [(file: String, subject: UserAgentSubject, keys: [String])] = [
    ("test_ua.yaml", .agent, ["family", "major", "minor", "patch"]),
    ("test_os.yaml", .os, ["family", "major", "minor", "patch", "patch_minor"]),
    ("test_device.yaml", .device, ["family", "brand", "model"]),
  ]

  @Test(arguments: subjects.indices)
  func everyCaseOfUAPCorePasses(_ index: Int) throws {
    let (file, subject, keys) = Self.subjects[index]
    let parser = UserAgentParser(try #require(CorpusAgents.patterns))
    let cases = try CorpusAgents.cases(file)
    var failures: [String] = []
    for expected in cases {
      let agent = expected["user_agent_string"] ?? ""
      let found = Self.found(subject, agent, parser, keys)
      for (key, value) in zip(keys, found) where (expected[key] ?? "") != (value ?? "") {
        failures.append("\(agent): \(key) is \(value ?? "nothing"), not \(expected[key] ?? "nothing")")
      }
    }
    print("\(file): \(cases.count) run, \(failures.count) differences")
    #expect(cases.count > 400)
    #expect(failures.isEmpty, "\(failures.prefix(10).joined(separator: "\n"))")
  }

  private static func found(
    _ subject: UserAgentSubject, _ agent: String, _ parser: UserAgentParser, _ keys: [String]
  ) -> [String?] {
    let bytes = AgentBytes(agent)
    parser.prepare(bytes.bytes)
    guard let match = parser.firstMatch(subject, in: bytes.bytes), let patterns = CorpusAgents.patterns else {
      return ["Other"] + keys.dropFirst().map { _ in nil }
    }
    let replacements = patterns.all[match.rule].replacements
    return keys.indices.map { index in
      if let replacement = index < replacements.count ? replacements[index] : nil {
        return replaced(replacement, match.groups, bytes)
      }
      // A device's model is the first group, too, and there is no brand without a replacement.
      let group = subject == .device ? (index == 1 ? nil : 1) : index + 1
      return group.flatMap { match.groups[$0] }.map { text(bytes, $0) }
    }
  }

  private static func replaced(_ template: String, _ groups: RegexMatch, _ bytes: AgentBytes) -> String {
    var result = template
    for group in 1...9 {
      result = result.replacing("$\(group)", with: groups[group].map { text(bytes, $0) } ?? "")
    }
    return String(result.trimmingPrefix { $0 == " " }.reversed().trimmingPrefix { $0 == " " }.reversed())
  }

  private static func text(_ bytes: AgentBytes, _ range: Range<Int>) -> String {
    String(decoding: bytes.bytes[range], as: UTF8.self)
  }
}
