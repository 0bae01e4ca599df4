import SluiceCore
import SluiceECS
import SluiceTestSupport
import Testing

@Suite struct IgnoreAboveCatalogTests {
  private func values(_ field: String, _ record: String) -> [String] {
    var builder = ProjectionBuilder()
    guard let column = IgnoreAboveCatalog(CloudTrailCatalog()).field(named: field)?.bind(in: &builder) else {
      return ["no field"]
    }
    let projection = builder.build()
    return Array(record.utf8).withUnsafeBytes { bytes in
      let batch = ReferenceReader(projection: projection).read([bytes])
      var values: [String] = []
      batch[0, column].forEach { values.append($0.string ?? "") }
      return values
    }
  }

  @Test func keywordsLongerThanTheLimitHaveNoValue() {
    let longest = String(repeating: "a", count: 1_024)
    #expect(values("user_agent.original", #"{"userAgent":"\#(longest)"}"#) == [longest])
    #expect(values("user_agent.original", #"{"userAgent":"\#(longest)a"}"#) == [])
  }

  @Test func lengthsAreCountedInUTF16Units() {
    let letters = String(repeating: "ä", count: 1_024)
    #expect(values("user_agent.original", #"{"userAgent":"\#(letters)"}"#) == [letters])
    let faces = String(repeating: "😀", count: 513)
    #expect(values("user_agent.original", #"{"userAgent":"\#(faces)"}"#) == [])
  }

  @Test func payloadTextsMayBeLonger() {
    let text = String(repeating: "x", count: 8_191 - "{a=}".count)
    #expect(values("aws.cloudtrail.request_parameters", #"{"requestParameters":{"a":"\#(text)"}}"#) == ["{a=\(text)}"])
    #expect(values("aws.cloudtrail.request_parameters", #"{"requestParameters":{"a":"\#(text)x"}}"#) == [])
  }

  @Test func otherTypesHaveNoLimit() {
    let text = String(repeating: "x", count: 9_000)
    let record = #"{"requestParameters":{"a":"\#(text)"}}"#
    #expect(values("aws.cloudtrail.flattened.request_parameters.a", record) == [text])
  }
}
