import Foundation
import Synchronization

/// The metadata of an EC2 instance, by IMDSv2 only: every question carries a token that was asked for first.
final class InstanceMetadata: Sendable {
  private let caller: MetadataCaller
  private let origin: String
  private let basePath: String
  private let isDisabled: Bool
  private let token = Mutex<String?>(nil)

  /// - Throws: `AWSError` (`invalid`) when a variable or a property of the profile can't be.
  init(
    _ ambient: AmbientSettings, transport: any HTTPTransport, clock: RetrySettings
  ) throws(AWSError) {
    isDisabled = ambient.environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() == "true"
    let mode =
      ambient.text("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode") ?? "IPv4"
    guard ["ipv4", "ipv6"].contains(mode.lowercased()) else {
      throw .configuration("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE is '\(mode)': expected IPv4 or IPv6")
    }
    let given = ambient.text("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")
    let standard = mode.lowercased() == "ipv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
    guard let url = EndpointURL(given ?? standard) else {
      throw .configuration("AWS_EC2_METADATA_SERVICE_ENDPOINT is '\(given ?? "")': expected http://host[:port]")
    }
    origin = url.origin
    basePath = url.path
    let timeout = try ambient.number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")
    let attempts = try ambient.number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts")
    caller = MetadataCaller(
      name: "the instance's metadata service", transport: transport, clock: clock, timeout: .seconds(timeout ?? 1),
      attempts: attempts ?? 1, pause: .zero)
  }

  /// What is found under a path; a token that is refused is replaced once.
  func text(_ path: String) async throws(AWSError) -> String {
    guard !isDisabled else {
      throw AWSError(
        .invalid, code: "InstanceMetadataDisabled",
        message: "AWS_EC2_METADATA_DISABLED keeps the instance's metadata from being asked")
    }
    var response = try await get(path)
    if response.status == 401 {
      token.withLock { $0 = nil }
      response = try await get(path)
    }
    guard response.status == 200 else { throw caller.refusal(response, from: request("GET", path)) }
    return String(decoding: response.body, as: UTF8.self)
  }

  private func get(_ path: String) async throws(AWSError) -> HTTPResponse {
    var request = request("GET", path)
    request.headers = [HTTPHeader("x-aws-ec2-metadata-token", try await currentToken())]
    return try await caller.send(request)
  }

  private func currentToken() async throws(AWSError) -> String {
    if let token = token.withLock({ $0 }) { return token }
    var request = request("PUT", "/latest/api/token")
    request.headers = [HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "21600")]
    let response = try await caller.send(request)
    let text = String(decoding: response.body, as: UTF8.self)
    let isUsable = !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    guard response.status == 200, isUsable else {
      throw caller.refusal(response, from: request).adding(
        "IMDSv2 is needed (in a container on the instance, the hop limit must be 2)")
    }
    token.withLock { $0 = text }
    return text
  }

  private func request(_ method: String, _ path: String) -> HTTPRequest {
    HTTPRequest(method, origin: origin, path: basePath + path)
  }
}

extension InstanceMetadata: CredentialFetcher {
  var isStable: Bool { true }

  func fetch() async throws(AWSError) -> AWSCredentials {
    let path = "/latest/meta-data/iam/security-credentials/"
    let role = try await text(path).prefix { !$0.isNewline }
    guard !role.isEmpty else {
      throw AWSError(
        .invalid, code: "InstanceMetadata", message: "the instance has no role: give it an instance profile")
    }
    guard
      let escaped = role.addingPercentEncoding(
        withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~+=,@"))),
      let document = CredentialDocument(json: Array(try await text(path + escaped).utf8), tokenName: "Token")
    else {
      throw AWSError(
        .transient, code: "InstanceMetadata", message: "the instance's metadata service gave no credentials as JSON")
    }
    if let code = document.code, code != "Success" {
      throw AWSError(
        .denied, code: code,
        message: "the instance's role \(role) gives no credentials: \(document.message ?? code)")
    }
    do throws(CredentialDocument.Fault) {
      return try document.credentials(needsToken: true)
    } catch {
      throw AWSError(
        .transient, code: "InstanceMetadata", message: "credentials of the instance's role \(role): \(error)")
    }
  }

  /// The region of the instance.
  func region() async throws(AWSError) -> String {
    let text = try await text("/latest/meta-data/placement/region")
    guard isHostLabel(text) else {
      throw AWSError(
        .invalid, code: "InstanceMetadata", message: "the instance's metadata service names a region '\(text)'")
    }
    return text
  }
}
