import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct ObjectSelectionTests {
  private let name = "123456789012_CloudTrail_us-east-1_20260102T0305Z_Unique16Characte.json.gz"
  private var key: String { "AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/02/\(name)" }

  private func reason(_ selection: ObjectSelection, _ key: String, size: Int? = 10) -> ObjectSelection.Reason? {
    let object = ObjectReference(bucket: "b", key: key, size: size)
    return selection.reason(object, nameTime: CloudTrailObjectName(key)?.time)
  }

  @Test func logsAreRead() { #expect(reason(ObjectSelection(), key) == nil) }

  @Test func markersOfFoldersAreNot() {
    #expect(reason(ObjectSelection(), "AWSLogs/1/CloudTrail/", size: 0) == .folder)
    #expect(reason(ObjectSelection(), "AWSLogs/1/CloudTrail/", size: nil) == .folder)
    #expect(reason(ObjectSelection(), "odd/", size: 5) == nil)
  }

  @Test func digestsAndInsightsAreReadWhenAskedFor() {
    let digest = "AWSLogs/1/CloudTrail-Digest/us-east-1/2026/01/02/1_CloudTrail-Digest_us-east-1_t.json.gz"
    let insight = "AWSLogs/1/CloudTrail-Insight/us-east-1/2026/01/02/1_CloudTrail-Insight_us-east-1_t.json.gz"
    #expect(reason(ObjectSelection(), digest) == .digest)
    #expect(reason(ObjectSelection(), insight) == .insight)
    #expect(reason(ObjectSelection(readsDigests: true, readsInsights: true), digest) == nil)
    #expect(reason(ObjectSelection(readsDigests: true, readsInsights: true), insight) == nil)
  }

  @Test func globsChooseByKeyOrName() {
    var selection = ObjectSelection()
    selection.files.include = [Glob("AWSLogs/*/CloudTrail/**")]
    selection.files.exclude = [Glob("*_eu-*")]
    #expect(reason(selection, key) == nil)
    #expect(reason(selection, "other/\(name)") == .notIncluded)
    #expect(reason(selection, key.replacing("_us-", with: "_eu-")) == .excluded)
  }

  @Test func timesInNamesTellWhatCannotFit() {
    var selection = ObjectSelection()
    selection.files.range = TimeRange(after: EventTime("2026-01-03T00:00:00Z"))
    #expect(reason(selection, key) == .before)
    selection.files.range = TimeRange(before: EventTime("2026-01-01T00:00:00Z"))
    #expect(reason(selection, key) == .after)
  }
}
