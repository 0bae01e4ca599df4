import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct HTTPDateTests {
  @Test func datesOfHeadersAreRead() {
    #expect(EventTime(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT")?.description == "1994-11-06T08:49:37.000Z")
  }

  @Test(arguments: [
    "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 CET",
    "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
  ])
  func allElseIsRefused(_ text: String) { #expect(EventTime(httpDate: text) == nil) }
}
