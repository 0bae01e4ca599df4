import Synchronization
import Testing

@testable import SluiceAWS

@Suite struct HTTPStreamTests {
  private static let size = 48 << 20
  /// Byte `i` of the body is `i % 251`.
  private static let pattern = (0..<251 * 256).map { UInt8($0 % 251) }

  /// Sends a large body, and says how much of it has gone out.
  private func server(_ sent: @escaping @Sendable (Int) -> Void, cutAt end: Int = size) throws -> RawServer {
    try RawServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(Self.size)\r\n\r\n")
      var offset = 0
      while offset < end {
        let piece = Self.pattern.prefix(end - offset)
        guard connection.write(Array(piece)) else { break }
        offset += piece.count
        sent(offset)
      }
      if end == Self.size { connection.waitForClose() }
      sent(-1)
    }
  }

  @Test func largeBodiesComeInPiecesThatTheReaderSetsThePaceOf() async throws {
    let sent = Mutex(0)
    let server = try server { count in if count > 0 { sent.withLock { $0 = count } } }
    defer { server.stop() }
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))
    let stream = try await client.open(HTTPRequest("GET", origin: server.origin))
    var offset = 0
    var largest = 0
    var isRight = true
    var ahead = 0
    while let piece = try await stream.next() {
      for index in stride(from: 0, to: piece.count, by: 1_009) {
        isRight = isRight && Int(piece[index]) == (offset + index) % 251
      }
      offset += piece.count
      largest = max(largest, piece.count)
      ahead = max(ahead, sent.withLock { $0 } - offset)
    }
    #expect(isRight)
    #expect(offset == Self.size)
    // The high-water mark, and one piece of libcurl's above it.
    #expect(largest <= 256 << 10 + 16 << 10)
    // What the sockets hold comes on top; all of the body does not.
    #expect(ahead < Self.size / 2)
  }

  @Test func aBodyThatBreaksGivesWhatCameAndThenTheError() async throws {
    let server = try server({ _ in }, cutAt: 10 << 20)
    defer { server.stop() }
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))
    let stream = try await client.open(HTTPRequest("GET", origin: server.origin))
    var count = 0
    await #expect { while let piece = try await stream.next() { count += piece.count } } throws: {
      ($0 as? HTTPError)?.code == 18
    }
    #expect(count == 10 << 20)
    await #expect(throws: HTTPError.self) { try await stream.next() }
  }

  @Test(arguments: ["cancel", "let go", "task"]) func aStreamThatIsNotWantedEnds(_ way: String) async throws {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let server = try server { if $0 < 0 { end.yield() } }
    defer { server.stop() }
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))
    var stream: (any HTTPBodyStream)? = try await client.open(HTTPRequest("GET", origin: server.origin))
    #expect(try await stream?.next() != nil)
    switch way {
    case "cancel":
      stream?.cancel()
      await #expect(throws: HTTPError.self) { try await stream?.next() }
    case "let go": stream = nil
    default:
      let open = try #require(stream)
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await open.next()
      }
      await #expect { try await task.value } throws: { ($0 as? HTTPError)?.isCancelled == true }
    }
    // The server sees the connection closed.
    var iterator = ends.makeAsyncIterator()
    await iterator.next()
  }

  @Test func aReaderThatIsSlowIsNoStall() async throws {
    // The transfer is paused for longer than the stall that ends it.
    let server = try server { _ in }
    defer { server.stop() }
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))
    var request = HTTPRequest("GET", origin: server.origin)
    request.limits.total = nil
    request.limits.stall = .seconds(1)
    let stream = try await client.open(request)
    // Another request that waits for its own stall measures the time here.
    let silent = try RawServer { $0.waitForClose() }
    defer { silent.stop() }
    var waiting = HTTPRequest("GET", origin: silent.origin)
    waiting.limits.total = nil
    waiting.limits.stall = .seconds(2)
    await #expect { try await client.send(waiting) } throws: { ($0 as? HTTPError)?.code == 28 }
    var count = 0
    while let piece = try await stream.next() { count += piece.count }
    #expect(count == Self.size)
  }

  @Test func bodiesOfUnknownLengthAreStreams() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
      connection.write("0\r\n\r\n")
    }
    defer { server.stop() }
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))
    let stream = try await client.open(HTTPRequest("GET", origin: server.origin))
    var bytes = [UInt8]()
    while let piece = try await stream.next() { bytes += piece }
    #expect(bytes == Array("abc".utf8))
    #expect(try await stream.next() == nil)
  }
}
