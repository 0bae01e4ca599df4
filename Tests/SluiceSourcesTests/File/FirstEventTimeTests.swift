import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct FirstEventTimeTests {
  private func find(_ text: String) -> EventTime? { Array(text.utf8).withUnsafeBytes { FirstEventTime.find(in: $0) } }

  @Test(arguments: [
    #"{"eventTime":"2026-01-02T03:04:05Z"}"#, #"{ "eventTime" : "2026-01-02T03:04:05Z" }"#,
    #"{"a":"{\"eventTime\":\"2026-01-02T03:04:05Z\"}"}"#,
    #"{"eventTimes":1,"eventTime":"x","eventTime":"2026-01-02T03:04:05Z"}"#,
    "{\"eventTime\"\n:\t\"2026-01-02T03:04:05Z\",\"eventTime\":\"2020-01-01T00:00:00Z\"}",
  ])
  func theFirstTimeIsFound(text: String) {
    #expect(find(text) == EventTime("2026-01-02T03:04:05Z"))
  }

  @Test func textCutAnywhereHasNoTimeOrTheWholeOne() {
    let text = #"{"eventTime":"2026-01-02T03:04:05Z","#
    for cut in 0..<text.utf8.count {
      let found = find(String(text.prefix(cut)))
      #expect(found == nil || found == EventTime("2026-01-02T03:04:05Z"))
    }
  }
}
