import SluiceAWS
import Testing

@Suite struct HTTPMessagesTests {
  @Test func headersAreFoundInAnyCase() {
    let response = HTTPResponse(status: 200, headers: [HTTPHeader("ETag", "a"), HTTPHeader("etag", "b")], body: [])
    #expect(response["etag"] == "a")
    #expect(response["ETAG"] == "a")
    #expect(response["e-tag"] == nil)
  }
}
