import Foundation
import Testing

@testable import SluiceCLI

@Suite struct CheckReportTests {
  private let report = CheckReport(
    items: [
      CheckItem("pipeline", .ok, "p.yaml, 3 rules loaded"),
      CheckItem("source.s3: s3:ListBucket", .missing, "AccessDenied on s3:ListBucket: no", remedy: "allow it"),
      CheckItem("source.s3: s3:GetObject", .untried, "nothing to try it with"),
    ], policy: PolicyDocument([.readObjects("logs", prefix: "")]))

  @Test func saysWhatIsThereAndWhatIsMissing() {
    #expect(!report.isComplete)
    #expect(
      report.text.hasPrefix(
        """
        OK       pipeline                  p.yaml, 3 rules loaded
        MISSING  source.s3: s3:ListBucket  AccessDenied on s3:ListBucket: no
                 → allow it
        UNTRIED  source.s3: s3:GetObject   nothing to try it with

        The least policy that would do:
        {
        """))
    #expect(report.text.hasSuffix("\n\n1 of 3 missing"))
  }

  @Test func theJSONHoldsAllOfIt() throws {
    let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
    #expect(json?["complete"] as? Bool == false)
    #expect((json?["items"] as? [[String: String]])?.map { $0["status"] } == ["ok", "missing", "untried"])
    #expect((json?["policy"] as? [String: Any])?["Version"] as? String == "2012-10-17")
    #expect(json?["base_policy"] == nil)
  }

  @Test func whatIsNotMissingIsComplete() {
    #expect(CheckReport(items: [CheckItem("a", .untried, ""), CheckItem("b", .warning, "")]).isComplete)
  }
}
