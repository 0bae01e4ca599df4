import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

@Suite struct DocumentOutlineTests {
  /// The fields of the document, as its outline has them and as the text itself does.
  private func fields(_ record: String) -> (outlined: [String: String], read: [String: String]) {
    var builder = ProjectionBuilder()
    let columns = ECSDocumentColumns(in: &builder)
    return RecordFixture(record).with(builder.build()) { batch in
      var writer = ECSEventWriter(columns: columns)
      let text = ByteText()
      let names = writer.outlinedFields
      let outline = DocumentOutline(fields: names.count)
      // What was noted before is forgotten.
      for field in names.indices { outline.note(field, 1, 2) }
      text.append(0x20)
      writer.append(0, of: batch, to: text, outline: outline)
      var outlined: [String: String] = [:]
      for (field, name) in names.enumerated() {
        if let place = outline[field] { outlined[name] = String(decoding: text[place], as: UTF8.self) }
      }
      var read: [String: String] = [:]
      var scanner = JSONScanner(text.bytes)
      func walk(_ path: String) {
        while case .string = scanner.next() {
          let name = path + String(decoding: scanner.tokenBytes, as: UTF8.self)
          let token = scanner.next()
          if token == .objectStart, !names.contains(name) {
            walk(name + ".")
            continue
          }
          scanner.skip(token)
          var range = scanner.range
          if case .string = token { range = range.lowerBound - 1..<range.upperBound + 1 }
          read[name] = String(decoding: text[range], as: UTF8.self)
        }
      }
      _ = scanner.next()
      walk("")
      return (outlined, read)
    }
  }

  @Test(arguments: [
    "{}", #"{"eventName":"X"}"#,
    #"{"eventTime":"2026-01-02T03:04:05Z","eventName":"X","eventSource":"iam.amazonaws.com","sourceIPAddress":"1.2.3.4","#
      + #""userIdentity":{"userName":"ann","arn":"a"},"requestParameters":{"b":[1,null,{"c":""}],"a":"\"}{"}}"#,
  ])
  func theOutlineIsTheDocuments(_ record: String) {
    let (outlined, read) = fields(record)
    #expect(!read.isEmpty)
    #expect(outlined == read)
  }
}
