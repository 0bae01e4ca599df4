import SluiceCore
import Synchronization
import Testing

@testable import SluiceAWS

@Suite struct InstanceMetadataTests {
  private static let document = """
    {"Code": "Success", "AccessKeyId": "A", "SecretAccessKey": "S", "Token": "T", "Expiration": "2030-01-02T03:04:05Z"}
    """

  /// An instance whose token is the number of those that were asked for.
  private final class Instance: Sendable {
    private let tokens = Mutex(0)
    let document: String
    let role: String

    init(_ document: String = InstanceMetadataTests.document, role: String = "role") {
      self.document = document
      self.role = role
    }

    /// The tokens given so far are worth nothing any more.
    func restart() { tokens.withLock { $0 += 100 } }

    func answer(_ request: HTTPRequest) -> HTTPResponse {
      if request.method == "PUT" {
        guard request.headers == [HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "21600")] else {
          return HTTPResponse("", status: 400)
        }
        return HTTPResponse(
          tokens.withLock { tokens in
            tokens += 1
            return "\(tokens)"
          })
      }
      let given = request.headers.first { $0.name == "x-aws-ec2-metadata-token" }?.value
      guard given == tokens.withLock({ "\($0)" }) else { return HTTPResponse("", status: 401) }
      switch request.path {
      case "/latest/meta-data/iam/security-credentials/": return HTTPResponse(role)
      case "/latest/meta-data/iam/security-credentials/\(role)": return HTTPResponse(document)
      case "/latest/meta-data/placement/region": return HTTPResponse("eu-west-3")
      default: return HTTPResponse("", status: 404)
      }
    }
  }

  private func metadata(_ transport: FakeTransport, _ variables: [String: String] = [:]) throws -> InstanceMetadata {
    let ambient = AmbientSettings(environment: AWSEnvironment(variables: variables, home: nil), profile: nil)
    return try InstanceMetadata(ambient, transport: transport, clock: FakeClock().settings)
  }

  @Test func asksForATokenOnceAndThenForTheRole() async throws {
    let instance = Instance()
    let transport = FakeTransport { instance.answer($0) }
    let metadata = try metadata(transport)
    #expect(try await metadata.fetch().accessKeyID == "A")
    #expect(try await metadata.region() == "eu-west-3")
    #expect(transport.requests.map(\.method) == ["PUT", "GET", "GET", "GET"])
    #expect(Set(transport.requests.map(\.origin)) == ["http://169.254.169.254"])
    #expect(transport.requests.allSatisfy { $0.limits.isDirect && $0.limits.total == .seconds(1) })
  }

  @Test func aTokenThatIsRefusedIsReplaced() async throws {
    let instance = Instance()
    let metadata = try metadata(FakeTransport { instance.answer($0) })
    _ = try await metadata.fetch()
    instance.restart()
    #expect(try await metadata.fetch().accessKeyID == "A")
  }

  @Test func withoutATokenNothingIsAsked() async throws {
    let transport = FakeTransport { HTTPResponse("role", status: $0.method == "PUT" ? 403 : 200) }
    let metadata = try metadata(transport)
    await #expect(throws: AWSError.self) { try await metadata.fetch() }
    #expect(transport.requests.map(\.method) == ["PUT"])
  }

  @Test func aCodeOtherThanSuccessIsTheError() async throws {
    let instance = Instance("{\"Code\": \"AssumeRoleUnauthorizedAccess\", \"Message\": \"not trusted\"}")
    let metadata = try metadata(FakeTransport { instance.answer($0) })
    let error = await #expect(throws: AWSError.self) { try await metadata.fetch() }
    #expect(error?.code == "AssumeRoleUnauthorizedAccess")
    #expect(error?.message.contains("not trusted") == true)
  }

  @Test(arguments: [
    (
      ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:99/base/"], "http://127.0.0.1:99",
      "/base/latest/api/token"
    ),
    (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "http://[fd00:ec2::254]", "/latest/api/token"),
    (
      ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "ipv6", "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://h"], "http://h",
      "/latest/api/token"
    ),
  ])
  func variablesNameTheEndpoint(_ variables: [String: String], _ origin: String, _ path: String) async throws {
    let transport = FakeTransport { _ in HTTPResponse("", status: 404) }
    let metadata = try metadata(transport, variables)
    await #expect(throws: AWSError.self) { try await metadata.region() }
    #expect(transport.requests.first?.origin == origin)
    #expect(transport.requests.first?.path == path)
  }

  @Test func attemptsAndTimeoutAreVariables() async throws {
    let transport = FakeTransport { _ throws(HTTPError) in throw HTTPError(code: 28, message: "slow") }
    let metadata = try metadata(
      transport, ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3", "AWS_METADATA_SERVICE_TIMEOUT": "5"])
    await #expect(throws: AWSError.self) { try await metadata.region() }
    #expect(transport.requests.map(\.limits.total) == [.seconds(5), .seconds(5), .seconds(5)])
  }

  @Test func aMachineThatForbidsItIsNotAsked() async throws {
    let transport = FakeTransport { _ in HTTPResponse("x") }
    let metadata = try metadata(transport, ["AWS_EC2_METADATA_DISABLED": "TRUE"])
    await #expect(throws: AWSError.self) { try await metadata.fetch() }
    #expect(transport.requests.isEmpty)
  }
}
