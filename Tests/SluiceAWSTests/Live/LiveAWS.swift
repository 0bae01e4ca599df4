import SluiceAWSTestSupport
import SluiceCore

@testable import SluiceAWS

/// This module's client against a server that checks signatures.
struct LiveAWS {
  struct Keys: CredentialsSource {
    let keys: AWSCredentials
    func credentials() async throws(AWSError) -> AWSCredentials { keys }
    func invalidate() async {}
  }

  struct Endpoints: S3EndpointResolving {
    let region = MiniStack.region
    let origin: String
    func endpoint(bucket: String, region: String) throws(AWSError) -> AWSEndpoint {
      AWSEndpoint(origin: origin, basePath: "/\(bucket)", signingRegion: region, isPathStyle: true)
    }
  }

  let stack: MiniStack
  let caller: AWSCaller
  let origin: String

  /// - Parameters:
  ///   - skew: how far the clock is off.
  ///   - tamper: changes what was signed already.
  init(
    as keys: AWSCredentials, _ stack: MiniStack, origin: String? = nil, caBundle: String? = nil,
    skew: Duration = .zero, tamper: (@Sendable (inout HTTPRequest) -> Void)? = nil
  ) {
    self.stack = stack
    self.origin = origin ?? stack.endpoint
    let client = HTTPClient(settings: HTTPClient.Settings(caBundle: caBundle, proxy: ""))
    let now: @Sendable () -> EventTime = {
      EventTime(milliseconds: RetrySettings.currentTime().milliseconds + skew.components.seconds * 1_000)
    }
    caller = AWSCaller(
      transport: tamper.map { TamperingTransport(client: client, tamper: $0) } ?? client,
      credentials: Keys(keys: keys), retry: RetrySettings(now: now))
  }

  var s3: S3Client { S3Client(caller, endpoints: Endpoints(origin: origin)) }
  var sts: STSClient { STSClient(caller, endpoint: AWSEndpoint(origin: origin, signingRegion: MiniStack.region)) }
  func sqs(_ queue: MiniStack.Queue) -> SQSClient {
    SQSClient(
      caller, endpoint: AWSEndpoint(origin: origin, signingRegion: MiniStack.region), queueURL: queue.url)
  }

  /// The error of a call that should not succeed.
  func error(_ body: (LiveAWS) async throws(AWSError) -> Void) async -> AWSError? {
    do throws(AWSError) {
      try await body(self)
      return nil
    } catch { return error }
  }
}

private struct TamperingTransport: HTTPTransport {
  let client: HTTPClient
  let tamper: @Sendable (inout HTTPRequest) -> Void

  func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse { try await client.send(changed(request)) }
  func open(_ request: HTTPRequest) async throws(HTTPError) -> any HTTPBodyStream {
    try await client.open(changed(request))
  }

  private func changed(_ request: HTTPRequest) -> HTTPRequest {
    var request = request
    tamper(&request)
    return request
  }
}
