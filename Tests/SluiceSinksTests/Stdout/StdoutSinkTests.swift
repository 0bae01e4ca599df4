import Foundation
import SluiceCore
import Testing

@testable import SluiceSinks

@Suite struct StdoutSinkTests {
  /// A sink for a descriptor in place of the standard output.
  private func open(
    _ yaml: String, _ number: Int32, isTerminal: Bool = false, detects: Bool = false
  ) throws -> (fixture: SinkFixture, sink: any Sink) {
    let fixture = SinkFixture(yaml, detects: detects)
    #expect(fixture.problems == [])
    let plan = try #require(fixture.plan as? StdoutSinkPlan)
    let replaced = StdoutSinkPlan(
      label: plan.label, stream: plan.stream, rows: plan.rows,
      descriptor: OutputDescriptor(number: number, path: "standard output"))
    return (fixture, StdoutSinkWriter(replaced, fixture.projection, isTerminal: isTerminal))
  }

  private func write(_ records: [String], _ fixture: SinkFixture, _ sink: any Sink) async throws {
    var renderer = sink.makeRenderer()
    if let chunk = try renderer.render(fixture.batch(records.map { (nil, $0) })) { try await sink.write(chunk) }
  }

  @Test func eventsAreCollectedAndFlushed() async throws {
    let pipe = Pipe()
    let (fixture, sink) = try open("{ stdout: { from: events } }", pipe.fileHandleForWriting.fileDescriptor)
    try await write(["{\"a\":1}", "{\"a\":2}"], fixture, sink)
    try await sink.flush()
    #expect(pipe.fileHandleForReading.availableData == Data("{\"a\":1}\n{\"a\":2}\n".utf8))
    try await write(["{\"a\":3}"], fixture, sink)
    try await sink.close(completed: true)
    #expect(pipe.fileHandleForReading.availableData == Data("{\"a\":3}\n".utf8))
    #expect((sink as? StdoutSinkWriter)?.documentsWritten == 3)
  }

  @Test func alertsAreWrittenAtOnce() async throws {
    let pipe = Pipe()
    let (fixture, sink) = try open("{ stdout: {} }", pipe.fileHandleForWriting.fileDescriptor, detects: true)
    var renderer = sink.makeRenderer()
    let batch = fixture.batch([(nil, "{}")])
    batch.matches = [RuleMatch(record: 0, detector: 0, rule: 0)]
    try await sink.write(try #require(try renderer.render(batch)))
    #expect(pipe.fileHandleForReading.availableData == Data("{\"alert\":{}}\n".utf8))
  }

  @Test func aReaderThatWentAwayIsNoFault() async throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    let (fixture, sink) = try open("{ stdout: { from: events } }", pipe.fileHandleForWriting.fileDescriptor)
    try pipe.fileHandleForReading.close()
    try await write(["{}"], fixture, sink)
    await #expect {
      try await sink.flush()
    } throws: { ($0 as? SinkError)?.isClosedPipe == true }
    // What could not be written is not tried again.
    try await sink.close(completed: false)
  }

  @Test func aFullDeviceIsAFault() async throws {
    let file = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let (fixture, sink) = try open("{ stdout: { from: events } }", file.fileDescriptor)
    try await write(["{}"], fixture, sink)
    await #expect {
      try await sink.flush()
    } throws: { error in
      (error as? SinkError)?.isClosedPipe == false && "\(error)".contains("standard output: No space left on device")
    }
  }

  @Test(arguments: [true, false])
  func controlCharactersReachNoTerminal(_ isTerminal: Bool) async throws {
    let pipe = Pipe()
    let (fixture, sink) = try open(
      "{ stdout: { from: events, format: raw } }", pipe.fileHandleForWriting.fileDescriptor, isTerminal: isTerminal)
    try await write(["{\"a\":\"x\u{9B}31m\u{7F}é\"}"], fixture, sink)
    try await sink.close(completed: true)
    let text = isTerminal ? "{\"a\":\"x\\u009b31m\\u007fé\"}\n" : "{\"a\":\"x\u{9B}31m\u{7F}é\"}\n"
    #expect(String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self) == text)
  }
}
