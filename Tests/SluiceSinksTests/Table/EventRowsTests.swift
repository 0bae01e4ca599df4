import Foundation
import SluiceCore
import Testing

@testable import SluiceSinks

@Suite struct EventRowsTests {
  private static let records: [(tag: String?, json: String)] = [
    (
      "cloud.aws.cloudtrail.sqs",
      #"{"eventTime":"2026-03-14T13:02:05Z","eventName":"PurgeQueue","eventSource":"sqs.amazonaws.com","userIdentity":{"type":"IAMUser","userName":"ops"},"sourceIPAddress":"192.0.2.44"}"#
    ), (nil, #"{"eventName":"x\u001b[2J","errorCode":"AccessDenied"}"#),
  ]

  private func written(_ format: String, width: Int) async throws -> String {
    let pipe = Pipe()
    let fixture = SinkFixture("{ stdout: { from: events, format: \(format) } }")
    #expect(fixture.problems == [])
    let plan = try #require(fixture.plan as? StdoutSinkPlan)
    let replaced = StdoutSinkPlan(
      label: plan.label, stream: plan.stream, rows: plan.rows,
      descriptor: OutputDescriptor(number: pipe.fileHandleForWriting.fileDescriptor, path: "standard output"))
    let sink = StdoutSinkWriter(replaced, fixture.projection, isTerminal: false, style: TerminalStyle(width: width))
    var renderer = sink.makeRenderer()
    for _ in 0..<2 {
      try await sink.write(try #require(try renderer.render(fixture.batch([Self.records[0]]))))
    }
    try await sink.write(try #require(try renderer.render(fixture.batch([Self.records[1]]))))
    try await sink.close(completed: true)
    #expect(sink.documentsWritten == 3)
    return String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
  }

  @Test func aTableHasItsTitlesOnce() async throws {
    let table = try await written("table", width: 100)
    #expect(
      table == """
        time (UTC)      tag                        event.action       user          source           outcome
        03-14 13:02:05  cloud.aws.cloudtrail.sqs   PurgeQueue         ops           192.0.2.44       success
        03-14 13:02:05  cloud.aws.cloudtrail.sqs   PurgeQueue         ops           192.0.2.44       success
                                                   x\\u{1b}[2J                                        failure

        """)
  }

  @Test func valuesAreSeparatedByCommas() async throws {
    let first = "2026-03-14T13:02:05.000Z,cloud.aws.cloudtrail.sqs,PurgeQueue,ops,192.0.2.44,success\r\n"
    #expect(
      try await written("csv", width: 100) == "time,tag,event.action,user.name,source.address,event.outcome\r\n" + first
        + first + ",,x\\u{1b}[2J,,,failure\r\n")
  }
}
