import Foundation
import SluiceCore
import Testing

@testable import SluiceVerify

@Suite struct VerificationReportTests {
  private func report() throws -> VerificationReport {
    var report = VerificationReport()
    let name = try #require(
      DigestName("123456789012_CloudTrail-Digest_us-east-1_main_eu-west-1_20260102T030405Z.json.gz"))
    var chain = VerificationReport.Chain(name: name)
    chain.from = EventTime("2026-01-02T01:00:00Z")
    chain.to = EventTime("2026-01-02T03:04:05Z")
    chain.counts.digestsProven = 2
    chain.counts.logsProven = 10
    report.chains = [chain]
    report.counts = chain.counts
    return report
  }

  @Test func theTableSaysWhatIsProven() throws {
    let text = try report().text
    #expect(
      text.hasPrefix(
        """
        account       region     trail  from                  to                    digests  proven  logs  proven  wrong
        123456789012  us-east-1  main   2026-01-02T01:00:00Z  2026-01-02T03:04:05Z        2       2    10      10      0

        digests: 2, of these 2 proven, 0 unproven, 0 wrong; 0 without log files
        log files in digests: 10, of these 10 proven, 0 unproven, 0 wrong
        PROVEN: 
        """))
    var wrong = try report()
    wrong.findings = [.wrong: 3, .unproven: 1]
    #expect(wrong.verdict.hasPrefix("WRONG: 3 findings"))
    var unproven = try report()
    unproven.findings = [.unproven: 1]
    #expect(unproven.verdict.hasPrefix("UNPROVEN: "))
    #expect(VerificationReport().verdict.hasPrefix("UNPROVEN: "))
  }

  @Test func theJSONIsOneDocument() throws {
    var json = VerificationJSON()
    var text = json.beginning
    text += json.finding(Finding(.logChanged, .wrong, "a\"b", "x\n"))
    text += json.finding(Finding(.gap, .unproven, "c", "y"))
    var report = try report()
    report.findings = [.wrong: 1, .unproven: 1]
    text += json.end(report)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let findings = try #require(root["findings"] as? [[String: String]])
    #expect(findings.map { $0["code"] } == ["log-changed", "gap"])
    #expect(findings[0]["object"] == "a\"b")
    #expect(root["result"] as? String == "wrong")
    #expect((root["chains"] as? [[String: Any]])?.first?["digests_proven"] as? Int == 2)
    #expect((root["totals"] as? [String: Int])?["findings_wrong"] == 1)
    let empty = VerificationJSON().beginning + VerificationJSON().end(VerificationReport())
    #expect(try JSONSerialization.jsonObject(with: Data(empty.utf8)) is [String: Any])
  }
}
