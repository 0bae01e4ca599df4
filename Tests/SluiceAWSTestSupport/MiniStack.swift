package import SluiceAWS
private import Synchronization

/// An AWS of its own on 127.0.0.1, which checks signatures, policies, roles and external ids.
package final class MiniStack: Sendable {
  /// `http://127.0.0.1:port`.
  package let endpoint: String
  package let port: Int
  package let boto3: Boto3
  private let server: ServerProcess
  private let count = Atomic<Int>(0)

  package static let region = "us-east-1"
  package static let account = "000000000000"

  /// The one that the tests of a process share. Each takes buckets and queues of its own.
  package static func shared() async throws -> MiniStack { try await single.value }

  private static let single = Task { try await MiniStack.start() }

  /// One alone, for tests that need other variables, or that stop it.
  package static func start(environment: [String: String] = [:]) async throws -> MiniStack {
    let port = try LocalPort.free()
    let variables = [
      "AUTH": "true", "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": "\(port)", "MINISTACK_HOST": "127.0.0.1",
      "LOG_LEVEL": "WARNING", "MINISTACK_IMDS_V2_REQUIRED": "1", "MINISTACK_REGION": region,
      "MINISTACK_ACCOUNT_ID": account,
    ]
    let server = try ServerProcess(
      TestVenv.executable("ministack"), { _ in [] }, environment: variables.merging(environment) { $1 })
    try await server.waitForPort(port)
    return try MiniStack(port: port, server: server)
  }

  private init(port: Int, server: ServerProcess) throws {
    self.port = port
    self.server = server
    endpoint = "http://127.0.0.1:\(port)"
    boto3 = try Boto3.shared()
  }

  /// Ends it, with all that it holds.
  package func stop() { server.stop() }

  /// A name that no other test of the process has, such as `logs-7`.
  package func uniqueName(_ prefix: String) -> String {
    "\(prefix)-\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
  }

  /// A call through boto3, as the root unless told otherwise.
  @discardableResult
  package func call(
    _ service: String, _ method: String, _ arguments: JSONValue = [:], as credentials: AWSCredentials = .root
  ) async throws -> JSONValue {
    try await boto3.call(service, method, arguments, at: endpoint, as: credentials, region: Self.region)
  }

  /// Settings that lead here, with these keys and a role to take on with them.
  package func settings(
    as credentials: AWSCredentials, role: CredentialSettings.Role? = nil, endpoint: String? = nil,
    caBundle: String? = nil
  ) -> AWSSettings {
    AWSSettings(
      region: Self.region, endpointURL: EndpointURL(endpoint ?? self.endpoint),
      credentials: CredentialSettings(credentials, role: role), caBundle: caBundle)
  }

  /// What an opened session takes from its surroundings here: nothing.
  package static let nowhere = AWSEnvironment(variables: ["AWS_EC2_METADATA_DISABLED": "true"], home: nil)
}
