/// What a service's error response says, in either protocol.
struct ServiceFault: Hashable, Sendable {
  /// The shape's name, such as `QueueDoesNotExist`; made of the status where the response has no body, as for HEAD.
  var code: String
  /// SQS's older name of the same, such as `AWS.SimpleQueueService.NonExistentQueue`.
  var queryCode: String?
  var message: String
  var status: Int
  var requestID: String?
  /// The bucket's region.
  var region: String?
  /// The server's `Date`.
  var date: String?
  /// Milliseconds that the service wants to be left alone, `x-amz-retry-after`.
  var retryAfter: Int?

  init(_ response: HTTPResponse) {
    status = response.status
    date = response["date"]
    requestID = response["x-amzn-requestid"] ?? response["x-amz-request-id"]
    region = response["x-amz-bucket-region"]
    retryAfter = response["x-amz-retry-after"].flatMap { Int($0) }
    queryCode = response["x-amzn-query-error"]?.split(separator: ";").first.map(String.init)
    code = ""
    message = ""
    let start = response.body.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    if start == 0x7B, let json = JSONValue(parsing: response.body) {
      code = Self.shape(json["__type"]?.string ?? json["code"]?.string ?? "")
      message = json["message"]?.string ?? json["Message"]?.string ?? ""
    } else if start == 0x3C, let root = XMLElement(parsing: response.body) {
      let error = root.name == "Error" ? root : root["Error"] ?? root["Errors"]?["Error"]
      code = error?["Code"]?.text ?? ""
      message = error?["Message"]?.text ?? ""
      region = region ?? error?["Region"]?.text
      requestID = requestID ?? root["RequestId"]?.text ?? root["RequestID"]?.text ?? error?["RequestId"]?.text
    }
    if code.isEmpty { code = response["x-amzn-errortype"].map(Self.shape) ?? queryCode ?? Self.name(of: status) }
  }

  /// `com.amazonaws.sqs#QueueDoesNotExist` and `Name:http://…` without what is around the name.
  private static func shape(_ text: String) -> String {
    let name = text.split(separator: "#").last ?? ""
    return String(name.split(separator: ":").first ?? "")
  }

  private static func name(of status: Int) -> String {
    switch status {
    case 301: "PermanentRedirect"
    case 304: "NotModified"
    case 307: "TemporaryRedirect"
    case 400: "BadRequest"
    case 403: "Forbidden"
    case 404: "NotFound"
    case 412: "PreconditionFailed"
    case 416: "InvalidRange"
    case 429: "TooManyRequests"
    case 500: "InternalError"
    case 503: "ServiceUnavailable"
    default: "HTTP\(status)"
    }
  }

  private func isOne(of names: Set<String>) -> Bool {
    names.contains(code) || queryCode.map { names.contains($0) } ?? false
  }

  var isThrottling: Bool { status == 429 || isOne(of: Self.throttling) }
  var isTransient: Bool { [500, 502, 503, 504].contains(status) || isOne(of: Self.transient) }
  var isExpired: Bool { status >= 400 && status < 500 && isOne(of: Self.expired) }
  /// Whether a wrong clock may be the cause. SQS calls it a wrong signature.
  var maySkew: Bool { (status == 403 || status == 400) && isOne(of: Self.skew) }

  private static let throttling: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
    "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
    "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete",
    "EC2ThrottledException", "KmsThrottled", "KMS.ThrottlingException", "OverLimit",
  ]
  private static let transient: Set<String> = [
    "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete", "InternalError", "ServiceUnavailable",
  ]
  private static let expired: Set<String> = [
    "ExpiredToken", "ExpiredTokenException", "InvalidToken", "RequestExpired",
  ]
  private static let skew: Set<String> = [
    "RequestTimeTooSkewed", "RequestExpired", "InvalidSignatureException", "AuthFailure", "SignatureDoesNotMatch",
    // HEAD has no body to say more.
    "Forbidden",
  ]
  private static let denied: Set<String> = [
    "AccessDenied", "AccessDeniedException", "InvalidAccessKeyId", "InvalidClientTokenId",
    "UnrecognizedClientException", "SignatureDoesNotMatch", "InvalidSignatureException", "MissingAuthenticationToken",
    "IncompleteSignature", "InvalidSecurity", "OptInRequired", "AllAccessDisabled", "AccountProblem", "KmsAccessDenied",
    "KMS.AccessDeniedException", "InvalidIdentityToken", "IDPRejectedClaim",
  ]
  private static let notFound: Set<String> = [
    "NoSuchKey", "NoSuchBucket", "NoSuchVersion", "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
  ]

  var kind: AWSError.Kind {
    if isThrottling { return .throttling }
    if isTransient || status == 307 { return .transient }
    if isOne(of: Self.notFound) || status == 404 { return .notFound }
    if code == "InvalidObjectState" { return .invalid }
    if isOne(of: Self.denied) || isExpired || status == 403 || status == 401 || code == "RequestTimeTooSkewed" {
      return .denied
    }
    return .invalid
  }
}
