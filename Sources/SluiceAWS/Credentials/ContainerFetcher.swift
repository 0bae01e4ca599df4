import Foundation

/// The endpoint that ECS, and EKS by its Pod Identity, give their containers.
struct ContainerFetcher: CredentialFetcher {
  private let environment: AWSEnvironment
  private let caller: MetadataCaller

  init(_ environment: AWSEnvironment, transport: any HTTPTransport, clock: RetrySettings) {
    self.environment = environment
    caller = MetadataCaller(
      name: "the container's credential endpoint", transport: transport, clock: clock, timeout: .seconds(2),
      attempts: 3, pause: .seconds(1))
  }

  /// Whether the variables name an endpoint.
  static func applies(_ environment: AWSEnvironment) -> Bool {
    environment[relativeURI] != nil || environment[fullURI] != nil
  }

  func fetch() async throws(AWSError) -> AWSCredentials {
    let request = try Self.request(environment)
    let response = try await caller.send(request)
    guard response.status == 200 else { throw caller.refusal(response, from: request) }
    guard let document = CredentialDocument(json: response.body, tokenName: "Token") else {
      throw AWSError(.invalid, code: "ContainerCredentials", message: "\(caller.name) gave no JSON object")
    }
    do throws(CredentialDocument.Fault) {
      return try document.credentials(needsToken: true)
    } catch {
      throw AWSError(.invalid, code: "ContainerCredentials", message: "\(caller.name): \(error)")
    }
  }
}

extension ContainerFetcher {
  private static let relativeURI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  private static let fullURI = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
  private static let token = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
  private static let tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
  /// ECS's; EKS's; and EKS's in IPv6.
  private static let hosts = ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"]

  /// The request that the variables describe. The token's file is read each time: it is replaced before it ends.
  ///
  /// - Throws: `AWSError` (`invalid`) for a host that credentials must not be asked of in clear text, and for a token
  ///   that is no header value.
  static func request(_ environment: AWSEnvironment) throws(AWSError) -> HTTPRequest {
    let text = environment[relativeURI].map { "http://\(hosts[0])\($0)" } ?? environment[fullURI] ?? ""
    guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
      scheme == "http" || scheme == "https", let host = url.percentEncodedHost?.lowercased(), !host.isEmpty,
      url.user == nil, environment[relativeURI].map({ $0.hasPrefix("/") }) ?? true
    else {
      throw .configuration("\(environment[relativeURI] != nil ? relativeURI : fullURI) is no URL: '\(text)'")
    }
    guard scheme == "https" || isLoopback(host) || hosts.contains(host) else {
      throw .configuration(
        """
        \(fullURI) names \(host): credentials are asked for without TLS at a loopback address, \
        \(hosts.joined(separator: " or ")) only
        """)
    }
    var headers = [HTTPHeader("accept", "application/json")]
    if let authorization = try authorization(environment) { headers.append(HTTPHeader("authorization", authorization)) }
    let path = url.percentEncodedPath
    return HTTPRequest(
      "GET", origin: "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? ""), path: path.isEmpty ? "/" : path,
      query: url.percentEncodedQuery ?? "", headers: headers)
  }

  private static func authorization(_ environment: AWSEnvironment) throws(AWSError) -> String? {
    let file = environment[tokenFile]
    guard
      let value = try file.map({ path throws(AWSError) in try smallTextFile(path, for: tokenFile) })
        ?? environment[token]
    else { return nil }
    guard !value.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else {
      throw .configuration("\(file == nil ? token : tokenFile) has a line break or another control character in it")
    }
    return value
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
