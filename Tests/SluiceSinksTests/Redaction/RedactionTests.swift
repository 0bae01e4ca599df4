import SluiceConfig
import Testing

@testable import SluiceSinks

@Suite struct RedactionTests {
  @Test func hashesAreHMACWithSHA256InHex() throws {
    // RFC 4231, test case 2.
    let fixture = PolicyFixture("{ fields: a, with: hash, key: Jefe }")
    var hash: [UInt8] = []
    Array("what do ya want for nothing?".utf8).withUnsafeBytes {
      fixture.policy.redactions[0].appendReplacement(of: $0, to: &hash)
    }
    #expect(
      String(decoding: hash, as: UTF8.self) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(fixture.problems.count == 1 && fixture.problems[0].contains("fewer than 16 characters"))
  }

  @Test(arguments: [
    ("{ fields: a, with: hash }", "missing key 'key' in redact.0"),
    ("{ fields: a, with: hash, key: '' }", "the key of hashes is empty"),
    ("{ fields: a, with: mask, key: 0123456789abcdef0 }", "a key is of use with hash only"),
    ("{ with: mask }", "missing key 'fields'"),
  ])
  func mistakesAreReported(_ yaml: String, _ message: String) {
    let problems = PolicyFixture(yaml).problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains(message) == true)
  }

  @Test func unknownMethodsAreReported() {
    let problems = PolicyFixture("{ fields: a, with: hsah, key: 0123456789abcdef0 }").problems
    #expect(problems.contains { $0.contains("hsah") && $0.contains("hash, mask or remove") })
  }

  @Test func keysAreNeverShown() {
    let section = ConfigSection(
      yaml: "{ fields: a, with: hash, key: open-sesame-open-sesame }", keys: Redaction.keys,
      problems: ProblemCollector())
    let redaction = Redaction(section)
    #expect(!"\(redaction)\(String(reflecting: redaction))\(section.settings)".contains("sesame"))
    var text = ""
    dump(redaction, to: &text)
    #expect(!text.contains("sesame"))
  }
}
