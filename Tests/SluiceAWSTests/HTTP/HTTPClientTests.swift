import Synchronization
import Testing

@testable import SluiceAWS

@Suite struct HTTPClientTests {
  private let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))

  private func error(_ request: HTTPRequest) async -> HTTPError? {
    do throws(HTTPError) {
      _ = try await client.send(request)
      return nil
    } catch { return error }
  }

  @Test func requestsGoOutAsTheyAre() async throws {
    let seen = Mutex<[String]>([])
    let server = try RawServer { connection in
      while let request = connection.request() {
        seen.withLock { $0.append(request) }
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A:  b \r\nx-a: c\r\n\r\nok")
      }
    }
    defer { server.stop() }
    let response = try await client.send(
      HTTPRequest(
        "GET", origin: server.origin, path: "/a/./b/../c//d%2F", query: "q=1&r", headers: [HTTPHeader("X-Empty", "")]))
    #expect(response.status == 200 && response.body == Array("ok".utf8) && response["X-A"] == "b")
    _ = try await client.send(
      HTTPRequest("POST", origin: server.origin, headers: [HTTPHeader("Content-Type", "t")], body: [0x61]))
    _ = try await client.send(HTTPRequest("PUT", origin: server.origin))
    let requests = seen.withLock { $0 }
    #expect(requests[0] == "GET /a/./b/../c//d%2F?q=1&r HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nX-Empty:\r\n\r\n")
    #expect(
      requests[1]
        == "POST / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nContent-Type: t\r\nContent-Length: 1\r\n\r\na")
    #expect(requests[2].hasPrefix("PUT / HTTP/1.1\r\n") && requests[2].contains("Content-Length: 0\r\n"))
    // One connection served them all.
    #expect(server.connections == 1 && client.connectionsOpened == 1)
  }

  @Test func headsHaveNoBody() async throws {
    let server = try RawServer { connection in
      while connection.request() != nil { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n") }
    }
    defer { server.stop() }
    let response = try await client.send(HTTPRequest("HEAD", origin: server.origin))
    #expect(response["content-length"] == "99999999999" && response.body.isEmpty)
  }

  @Test func redirectsAndErrorsAreAnswers() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 4\r\n\r\nbody")
    }
    defer { server.stop() }
    let response = try await client.send(HTTPRequest("GET", origin: server.origin))
    #expect(response.status == 301 && response.body == Array("body".utf8))
    let stream = try await client.open(HTTPRequest("GET", origin: server.origin))
    #expect(try await stream.next() == Array("body".utf8))
    #expect(try await stream.next() == nil)
  }

  @Test func interimAnswersAreLeftOut() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 103 Hints\r\nX-A: 1\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.write("1\r\na\r\n2\r\nbc\r\n0\r\nX-Trailer: t\r\n\r\n")
    }
    defer { server.stop() }
    let response = try await client.send(HTTPRequest("GET", origin: server.origin))
    #expect(response.body == Array("abc".utf8) && response["x-a"] == nil && response["x-trailer"] == nil)
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", false, 18),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", false, 18),
    ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", true, 56),
    ("HTTP/1.1 200 OK\r\nContent-", true, 56), ("", false, 52), ("nonsense\r\n\r\n", false, 1),
  ])
  func brokenAnswersAreErrors(_ answer: String, isReset: Bool, code: Int) async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.write(answer)
      if isReset { connection.resetAtEnd() }
    }
    defer { server.stop() }
    let whole = await error(HTTPRequest("GET", origin: server.origin))
    #expect(whole?.code == code)
    #expect(whole?.isTransient == (code != 1))
    // A small body is complete when it is opened, so that its end is the open's error.
    await #expect(throws: HTTPError.self) {
      let stream = try await client.open(HTTPRequest("GET", origin: server.origin))
      while try await stream.next() != nil {}
    }
  }

  @Test func refusedConnectionsAndUnknownNamesAreErrors() async throws {
    let server = try RawServer { _ in }
    server.stop()
    let refused = await error(HTTPRequest("GET", origin: server.origin))
    #expect(refused?.code == 7 && refused?.message.contains("127.0.0.1:\(server.port)") == true)
    let unknown = await error(HTTPRequest("GET", origin: "http://nowhere.invalid"))
    #expect(unknown?.code == 6 && unknown?.message.contains("check the region") == true)
    #expect(await error(HTTPRequest("GET", origin: "ftp://127.0.0.1"))?.isTransient == false)
    #expect(await error(HTTPRequest("GET", origin: server.origin, headers: [HTTPHeader("a", "b\r\nc: d")]))?.code == 43)
  }

  @Test func silenceEndsInTime() async throws {
    let server = try RawServer { connection in connection.waitForClose() }
    defer { server.stop() }
    var request = HTTPRequest("GET", origin: server.origin)
    request.limits.total = .milliseconds(200)
    #expect(await error(request)?.code == 28)
  }

  @Test func aStalledBodyEndsInTime() async throws {
    let server = try RawServer { connection in
      _ = connection.request()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      connection.waitForClose()
    }
    defer { server.stop() }
    var request = HTTPRequest("GET", origin: server.origin)
    request.limits.total = nil
    request.limits.stall = .seconds(1)
    let error = await error(request)
    #expect(error?.code == 28 && error?.isTransient == true)
  }

  @Test func bodiesOverTheLimitAreErrors() async throws {
    let server = try RawServer { connection in
      while let request = connection.request() {
        connection.write(
          request.contains("known")
            ? "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nabcdefghijk"
            : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\nabcdefghijk\r\n0\r\n\r\n")
      }
    }
    defer { server.stop() }
    for path in ["/known", "/chunked"] {
      var request = HTTPRequest("GET", origin: server.origin, path: path)
      request.limits.maxBody = 11
      #expect(await error(request) == nil)
      request.limits.maxBody = 10
      let error = await error(request)
      #expect(error?.code == 23 && error?.isTransient == false && error?.message.contains("10 bytes") == true)
    }
  }

  @Test func cancellationEndsRequests() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let server = try RawServer { connection in
      _ = connection.request()
      arrival.yield()
      connection.waitForClose()
      arrival.yield()
    }
    defer { server.stop() }
    let task = Task { [client] () async -> HTTPError? in
      do throws(HTTPError) {
        _ = try await client.send(HTTPRequest("GET", origin: server.origin))
        return nil
      } catch { return error }
    }
    var iterator = arrivals.makeAsyncIterator()
    await iterator.next()
    task.cancel()
    #expect(await task.value?.isCancelled == true)
    // The connection is closed too.
    await iterator.next()
    let before = Task { [client] () async -> HTTPError? in
      withUnsafeCurrentTask { $0?.cancel() }
      do throws(HTTPError) {
        _ = try await client.send(HTTPRequest("GET", origin: server.origin))
        return nil
      } catch { return error }
    }
    #expect(await before.value?.isCancelled == true)
  }

  @Test func shutDownEndsAll() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let server = try RawServer { connection in
      _ = connection.request()
      arrival.yield()
      connection.waitForClose()
    }
    defer { server.stop() }
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: ""))
    let task = Task { try? await client.send(HTTPRequest("GET", origin: server.origin)) }
    var iterator = arrivals.makeAsyncIterator()
    await iterator.next()
    client.shutdown()
    #expect(await task.value == nil)
    await #expect(throws: HTTPError.self) { try await client.send(HTTPRequest("GET", origin: server.origin)) }
    client.shutdown()
  }

  @Test func manyRequestsRunAtOnce() async throws {
    let server = try RawServer { connection in
      while let request = connection.request() {
        let path = request.split(separator: " ")[1]
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(path.utf8.count)\r\n\r\n\(path)")
      }
    }
    defer { server.stop() }
    let client = client
    let right = try await withThrowingTaskGroup(of: Bool.self) { group in
      for lane in 0..<16 {
        group.addTask {
          for index in 0..<50 {
            let path = "/\(lane)/\(index)"
            let response = try await client.send(HTTPRequest("GET", origin: server.origin, path: path))
            guard response.body == Array(path.utf8) else { return false }
          }
          return true
        }
      }
      return try await group.reduce(true) { $0 && $1 }
    }
    #expect(right)
    #expect(client.connectionsOpened <= 16)
  }

  @Test func proxiesAreAskedUnlessARequestIsDirect() async throws {
    let seen = Mutex<[String]>([])
    let proxy = try RawServer { connection in
      while let request = connection.request() {
        seen.withLock { $0.append(String(request.prefix { $0 != "\r\n" })) }
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy")
      }
    }
    let server = try RawServer { connection in
      while connection.request() != nil { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nserver") }
    }
    defer {
      proxy.stop()
      server.stop()
    }
    let client = HTTPClient(settings: HTTPClient.Settings(proxy: proxy.origin))
    var request = HTTPRequest("GET", origin: server.origin, path: "/x")
    #expect(try await client.send(request).body == Array("proxy".utf8))
    #expect(seen.withLock { $0 } == ["GET \(server.origin)/x HTTP/1.1"])
    request.limits.isDirect = true
    #expect(try await client.send(request).body == Array("server".utf8))
  }
}
