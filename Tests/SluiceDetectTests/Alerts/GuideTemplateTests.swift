import Foundation
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct GuideTemplateTests {
  private func alert(_ note: String, _ record: String = stopLogging, more: String = "") throws -> String {
    let text = rule("g", "event.action: *", more: more)
      .replacing(#"note = "Line one\nline two""#, with: "note = '''\(note)'''")
    let fixture = try DetectFixture(["a.toml": text])
    let outcome = try fixture.detect([record])
    #expect(fixture.problems == [])
    return try #require(outcome.alerts.first)
  }

  @Test func valuesStandBehindTheFieldsThatTheGuideNames() throws {
    let alert = try alert("Who is `user.name`, and is `source.ip` known?")
    #expect(alert.contains(#""guide":"Who is `user.name` (alice), and is `source.ip` (192.0.2.7) known?""#))
  }

  @Test func bracesBecomeTheValue() throws {
    let alert = try alert("{{event.action}} in {{ cloud.region }} by {{user.email}}")
    #expect(alert.contains(#""guide":"StopLogging in eu-west-1 by -""#) || alert.contains("{{user.email}}"))
  }

  @Test func namesThatAreNoFieldsStayAsTheyAre() throws {
    #expect(try !alert("Run `aws.sh` and look at `this thing`.").contains(#""guide""#))
  }

  @Test func valuesAreEscapedAndCut() throws {
    let long = String(repeating: #"ä\"\\n"#, count: 200)
    let record = #"{"eventName":"\#(long)","eventID":"1"}"#
    let alert = try alert("`event.action`", record)
    let start = try #require(alert.range(of: #""guide":""#)).upperBound
    let end = try #require(alert[start...].range(of: #"…)""#)).lowerBound
    #expect(alert[start..<end].utf8.count <= 256 + "`event.action` (".utf8.count)
  }

  @Test func investigationFieldsComeWithTheirValues() throws {
    let more = """
      [rule.investigation_fields]
      field_names = ["user.name", "source.ip", "error.code", "aws.cloudtrail.flattened.request_parameters.name"]
      """
    let alert = try alert("Nothing.", more: more)
    #expect(
      alert.contains(
        #""investigation_fields":{"user.name":"alice","source.ip":"192.0.2.7","aws.cloudtrail.flattened.request_parameters.name":"trail"}"#
      ))
  }
}
