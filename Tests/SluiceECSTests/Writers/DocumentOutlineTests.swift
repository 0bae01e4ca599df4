import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

@Suite struct DocumentOutlineTests {
  /// Names and values of the document's members, as its outline has them and as the text itself does.
  private func members(_ record: String) -> (outlined: [[String]], read: [[String]]) {
    var builder = ProjectionBuilder()
    let columns = ECSDocumentColumns(in: &builder)
    return RecordFixture(record).with(builder.build()) { batch in
      var writer = ECSEventWriter(columns: columns)
      let text = ByteText()
      var outline = DocumentOutline()
      // What was noted before is forgotten.
      writer.append(0, of: batch, to: text, outline: &outline)
      text.removeAll()
      writer.append(0, of: batch, to: text, outline: &outline)
      let outlined = outline.members.map {
        [String(decoding: text[$0.name], as: UTF8.self), String(decoding: text[$0.value], as: UTF8.self)]
      }
      var read: [[String]] = []
      var scanner = JSONScanner(text.bytes)
      _ = scanner.next()
      while case .string = scanner.next() {
        let name = String(decoding: scanner.tokenBytes, as: UTF8.self)
        let token = scanner.next()
        scanner.skip(token)
        var range = scanner.range
        if case .string = token { range = range.lowerBound - 1..<range.upperBound + 1 }
        read.append([name, String(decoding: text[range], as: UTF8.self)])
      }
      return (outlined, read)
    }
  }

  @Test(arguments: [
    "{}", #"{"eventName":"X"}"#,
    #"{"eventTime":"2026-01-02T03:04:05Z","eventName":"X","eventSource":"iam.amazonaws.com","sourceIPAddress":"1.2.3.4","#
      + #""userIdentity":{"userName":"ann","arn":"a"},"requestParameters":{"b":[1,null,{"c":""}],"a":"\"}{"}}"#,
  ])
  func theOutlineIsTheDocuments(_ record: String) {
    let (outlined, read) = members(record)
    #expect(!read.isEmpty)
    #expect(outlined == read)
  }
}
