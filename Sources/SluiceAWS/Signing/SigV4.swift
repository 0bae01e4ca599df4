import Crypto
package import SluiceCore

/// Signature Version 4 with one set of keys, for one service in one region, at one time.
package struct SigV4: Sendable {
  private let credentials: AWSCredentials
  private let region: String
  private let service: String
  private let keys: SigningKeys
  /// `yyyyMMdd'T'HHmmss'Z'`.
  private let timestamp: String
  private let path: CanonicalRequest.Path
  /// Whether the body's hash is a header of its own, as S3 demands it.
  private let sendsPayloadHash: Bool
  /// Whether the session token is signed too; some services want it added afterwards.
  private let signsToken: Bool

  package init(
    credentials: AWSCredentials, region: String, service: String, time: EventTime, keys: SigningKeys = SigningKeys()
  ) {
    self.init(
      credentials: credentials, region: region, service: service, time: time, keys: keys,
      path: service == "s3" ? .verbatim : .normalized, sendsPayloadHash: service == "s3", signsToken: true)
  }

  init(
    credentials: AWSCredentials, region: String, service: String, time: EventTime, keys: SigningKeys,
    path: CanonicalRequest.Path, sendsPayloadHash: Bool, signsToken: Bool
  ) {
    self.credentials = credentials
    self.region = region
    self.service = service
    self.keys = keys
    timestamp = Self.timestamp(time)
    self.path = path
    self.sendsPayloadHash = sendsPayloadHash
    self.signsToken = signsToken
  }

  /// What was hashed and signed; for messages and tests.
  struct Steps {
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
  }

  /// Adds the headers of the signature and puts the query in the order that was signed.
  package func sign(_ request: inout HTTPRequest) { _ = signSteps(&request) }

  func signSteps(_ request: inout HTTPRequest) -> Steps {
    let payloadHash = hexadecimal(SHA256.hash(data: request.body))
    request.query = PercentEncoding.canonical(query: request.query)
    request.headers.append(HTTPHeader("X-Amz-Date", timestamp))
    if sendsPayloadHash { request.headers.append(HTTPHeader("X-Amz-Content-Sha256", payloadHash)) }
    let token = credentials.sessionToken.map { HTTPHeader("X-Amz-Security-Token", $0) }
    if let token, signsToken { request.headers.append(token) }
    let canonical = CanonicalRequest(
      method: request.method, path: request.path, style: path, query: request.query,
      headers: Self.withHost(request), payloadHash: payloadHash)
    let steps = signature(of: canonical)
    if let token, !signsToken { request.headers.append(token) }
    request.headers.append(
      HTTPHeader(
        "Authorization",
        """
        AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), SignedHeaders=\(canonical.signedHeaders), \
        Signature=\(steps.signature)
        """))
    return steps
  }

  /// Adds the signature to the query: a URL that is good by itself, for up to seven days.
  package func presign(_ request: inout HTTPRequest, expires: Duration) { _ = presignSteps(&request, expires: expires) }

  func presignSteps(_ request: inout HTTPRequest, expires: Duration) -> Steps {
    // Who holds a URL of S3 may not know the body; for GET both hashes are right, and S3 wants this one.
    let payloadHash = service == "s3" ? "UNSIGNED-PAYLOAD" : hexadecimal(SHA256.hash(data: request.body))
    let headers = Self.withHost(request)
    let names = CanonicalRequest(
      method: request.method, path: "/", style: path, query: "", headers: headers, payloadHash: ""
    ).signedHeaders
    var pairs = PercentEncoding.pairs(of: request.query)
    func add(_ name: String, _ value: String) { pairs.append((name, PercentEncoding.component(value))) }
    add("X-Amz-Algorithm", "AWS4-HMAC-SHA256")
    add("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope)")
    add("X-Amz-Date", timestamp)
    add("X-Amz-Expires", String(expires.components.seconds))
    add("X-Amz-SignedHeaders", names)
    if signsToken, let token = credentials.sessionToken { add("X-Amz-Security-Token", token) }
    let query = PercentEncoding.canonical(pairs)
    let canonical = CanonicalRequest(
      method: request.method, path: request.path, style: path, query: query, headers: headers,
      payloadHash: payloadHash)
    let steps = signature(of: canonical)
    if !signsToken, let token = credentials.sessionToken { add("X-Amz-Security-Token", token) }
    request.query = PercentEncoding.canonical(pairs) + "&X-Amz-Signature=\(steps.signature)"
    return steps
  }

  private var scope: String { "\(timestamp.prefix(8))/\(region)/\(service)/aws4_request" }

  private func signature(of canonical: CanonicalRequest) -> Steps {
    let hash = hexadecimal(SHA256.hash(data: Array(canonical.text.utf8)))
    let stringToSign = "AWS4-HMAC-SHA256\n\(timestamp)\n\(scope)\n\(hash)"
    let key = keys.key(
      secret: credentials.secretAccessKey, date: String(timestamp.prefix(8)), region: region, service: service)
    let signature = HMAC<SHA256>.authenticationCode(for: Array(stringToSign.utf8), using: key)
    return Steps(
      canonicalRequest: canonical.text, stringToSign: stringToSign, signature: hexadecimal(signature))
  }

  /// The host is signed as libcurl will send it: with the port unless it is the scheme's own.
  private static func withHost(_ request: HTTPRequest) -> [HTTPHeader] {
    request.headers.contains { $0.name.lowercased() == "host" }
      ? request.headers : request.headers + [HTTPHeader("Host", request.host)]
  }

  private static func timestamp(_ time: EventTime) -> String {
    let text = time.description
    return String(text.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
  }
}
