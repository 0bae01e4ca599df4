import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

@Suite struct EventWriterTests {
  private func write(_ record: RecordFixture, _ writer: some EventMembersWriter, members: Bool = false) -> String {
    var builder = ProjectionBuilder()
    _ = builder.raw("eventName", .leaves)
    return record.with(builder.build()) { batch in
      var writer = writer
      var buffer: [UInt8] = []
      if members {
        _ = writer.appendMembers(0, of: batch, to: &buffer)
      } else {
        writer.append(0, of: batch, to: &buffer)
      }
      return String(decoding: buffer, as: UTF8.self)
    }
  }

  private var rereading: RereadingEventWriter { RereadingEventWriter { ReferenceReader(projection: $0) } }

  @Test func objectsAreNestedAndInOrder() {
    let json =
      #"{"eventName":"X","userIdentity":{"userName":"ann","arn":"a"},"requestParameters":{"b":[1,null,{"c":""}],"a":"\n"}}"#
    let expected =
      #"{"@timestamp":"2026-01-02T03:04:05.000Z","actor":{"entity":{"id":["a"]}},"#
      + #""aws":{"cloudtrail":{"flattened":{"request_parameters":{"b":[1],"a":"\n"}},"#
      + #""request_parameters":"{a=\n, b=[1]}","user_identity":{"arn":"a"}}},"cloud":{"provider":"aws"},"#
      + #""data_stream":{"dataset":"aws.cloudtrail","namespace":"default","type":"logs"},"ecs":{"version":"8.11.0"},"#
      + #""entity":{"id":["a"]},"#
      + #""event":{"action":"X","dataset":"aws.cloudtrail","kind":"event","module":"aws","outcome":"success","type":["info"]},"#
      + #""related":{"entity":["a","ann"],"user":["ann"]},"user":{"name":"ann"}}"#
    let record = RecordFixture(#"{"eventTime":"2026-01-02T03:04:05Z",\#(json.dropFirst())"#)
    #expect(record.document == expected)
    #expect(write(record, rereading) == expected)
    #expect(write(record, rereading, members: true) == String(expected.dropFirst().dropLast()))
  }

  @Test func recordsOfOneBatchDoNotMix() {
    var builder = ProjectionBuilder()
    let columns = ECSDocumentColumns(in: &builder)
    let texts = [#"{"eventName":"A","requestParameters":{"a":1}}"#, #"{"eventName":"B"}"#]
    let bytes = texts.map { Array($0.utf8) }
    bytes[0].withUnsafeBytes { first in
      bytes[1].withUnsafeBytes { second in
        let batch = ReferenceReader(projection: builder.build()).read([first, second])
        var writer = ECSEventWriter(columns: columns)
        for (index, text) in texts.enumerated() {
          var buffer: [UInt8] = []
          writer.append(index, of: batch, to: &buffer)
          #expect(String(decoding: buffer, as: UTF8.self) == RecordFixture(text).document)
        }
      }
    }
  }

  @Test func rawRecordIsOneLine() {
    let record = RecordFixture("{ \"a b\" : \"c \\\" d\\\\\",\r\n\t\"e\": [1, 2 ] }")
    #expect(write(record, RawEventWriter()) == #"{"a b":"c \" d\\","e":[1,2]}"#)
    #expect(write(record, RawEventWriter(), members: true) == #""a b":"c \" d\\","e":[1,2]"#)
    #expect(write(RecordFixture("{ }"), RawEventWriter(), members: true).isEmpty)
  }
}
