import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct AWSCallerTests {
  private let time = FakeTime()
  private let keys = FakeCredentials()
  private var call = AWSCall(
    operation: "s3:GetObject", resource: "s3://b/k", service: "s3", region: "eu-west-1",
    request: HTTPRequest("GET", origin: "https://b.s3.eu-west-1.amazonaws.com", path: "/k"))

  private func caller(_ transport: ScriptedTransport, attempts: Int = 3) -> AWSCaller {
    AWSCaller(transport: transport, credentials: keys, retry: time.retry(attempts))
  }

  @Test func passingErrorsAreRetried() async throws {
    let transport = ScriptedTransport([.status(503), .error(56), .status(200, "ok")])
    let response = try await caller(transport).call(call)
    #expect(response.body == Array("ok".utf8))
    #expect(time.pauses == [.milliseconds(50), .milliseconds(100)])
  }

  @Test func throttlingWaitsLonger() async throws {
    let transport = ScriptedTransport([
      .fault(503, "SlowDown"), .fault(400, "ThrottlingException", [HTTPHeader("x-amz-retry-after", "9000")]),
      .status(200),
    ])
    _ = try await caller(transport).call(call)
    #expect(time.pauses == [.seconds(1), .seconds(9)])
  }

  @Test func theLastErrorIsThrown() async {
    let transport = ScriptedTransport([.status(500), .status(502), .fault(503, "SlowDown")])
    await #expect { try await caller(transport).call(call) } throws: {
      ($0 as? AWSError)?.kind == .throttling && ($0 as? AWSError)?.status == 503
    }
    #expect(transport.requests.count == 3)
  }

  @Test(arguments: [60, 77, 23, 3]) func errorsThatStayAreNotRetried(_ code: Int) async {
    let transport = ScriptedTransport([.error(code)])
    await #expect { try await caller(transport).call(call) } throws: { ($0 as? AWSError)?.kind == .invalid }
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: [5, 6, 7, 16, 18, 28, 35, 52, 55, 56, 92])
  func errorsOfTheNetworkAreRetried(_ code: Int) async throws {
    let transport = ScriptedTransport([.error(code), .status(200)])
    _ = try await caller(transport).call(call)
    #expect(transport.requests.count == 2)
  }

  @Test func retriesEndWhenTheQuotaIsUsedUp() async {
    let transport = ScriptedTransport(Array(repeating: .status(500), count: 100))
    let caller = caller(transport, attempts: 1_000)
    await #expect(throws: AWSError.self) { try await caller.call(call) }
    #expect(transport.requests.count == 36)
    await #expect(throws: AWSError.self) { try await caller.call(call) }
    #expect(transport.requests.count == 37)
    #expect(time.pauses.count == 35)
    var poll = call
    poll.isPoll = true
    await #expect(throws: AWSError.self) { try await caller.call(poll) }
    #expect(transport.requests.count == 38)
    #expect(time.pauses.count == 36)
  }

  @Test func aWrongClockIsCorrectedOnce() async throws {
    let date = HTTPHeader("Date", "Tue, 22 Sep 2026 03:33:20 GMT")
    let transport = ScriptedTransport([.fault(403, "RequestTimeTooSkewed", [date]), .status(200), .status(200)])
    let caller = caller(transport)
    _ = try await caller.call(call)
    _ = try await caller.call(call)
    #expect(
      transport.requests.map { String($0.value("x-amz-date")?.prefix(11) ?? "") }
        == ["20260921T14", "20260922T03", "20260922T03"])
    #expect(time.pauses.isEmpty)
    var elsewhere = call
    elsewhere.request.origin = "https://other"
    let other = ScriptedTransport(Array(repeating: .fault(403, "SignatureDoesNotMatch", [date]), count: 2))
    await #expect { try await self.caller(other).call(elsewhere) } throws: {
      ($0 as? AWSError)?.code == "SignatureDoesNotMatch"
    }
    #expect(other.requests.count == 2)
  }

  @Test func aWrongSecretIsNoWrongClock() async {
    let date = HTTPHeader("Date", "Mon, 21 Sep 2026 14:16:20 GMT")
    let transport = ScriptedTransport([.fault(403, "SignatureDoesNotMatch", [date])])
    await #expect(throws: AWSError.self) { try await caller(transport).call(call) }
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: ["ExpiredToken", "ExpiredTokenException", "InvalidToken", "RequestExpired"])
  func expiredKeysAreRenewedOnce(_ code: String) async throws {
    let transport = ScriptedTransport([.fault(403, code), .status(200)])
    _ = try await caller(transport).call(call)
    #expect(transport.requests.map { $0.value("authorization")?.contains("Credential=AKID1/") } == [false, true])
    let again = ScriptedTransport([.fault(403, code), .fault(403, code)])
    await #expect { try await caller(again).call(call) } throws: { ($0 as? AWSError)?.kind == .denied }
    #expect(keys.invalidations == 2)
  }

  @Test func unsignedCallsNeedNoKeys() async throws {
    let transport = ScriptedTransport([.status(200)])
    let caller = AWSCaller(transport: transport, credentials: nil, retry: time.retry())
    await #expect { try await caller.call(call) } throws: { ($0 as? AWSError)?.code == "NoCredentials" }
    var unsigned = call
    unsigned.isSigned = false
    _ = try await caller.call(unsigned)
    #expect(transport.requests.map { $0.headers } == [[]])
  }

  @Test func cancellationIsNoRetry() async {
    let transport = ScriptedTransport([.cancelled])
    await #expect { try await caller(transport).call(call) } throws: { ($0 as? AWSError)?.kind == .cancelled }
    let waiting = ScriptedTransport([.status(500), .status(200)])
    let task = Task { [caller = caller(waiting), call] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await caller.call(call)
    }
    await #expect { try await task.value } throws: { ($0 as? AWSError)?.kind == .cancelled }
  }

  @Test func errorsOfStreamsAreRead() async throws {
    let transport = ScriptedTransport([.fault(503, "SlowDown"), .fault(404, "NoSuchKey")])
    await #expect { try await caller(transport).open(call) } throws: {
      ($0 as? AWSError)?.kind == .notFound && ($0 as? AWSError)?.code == "NoSuchKey"
    }
    #expect(transport.requests.count == 2)
  }
}
