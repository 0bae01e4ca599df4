extension ServiceFault {
  /// The error for a call, with what to do.
  ///
  /// - Parameter identity: who called, such as `role arn:…`.
  func error(_ call: AWSCall, identity: String) -> AWSError {
    var text = message.isEmpty ? "the service answered \(status)" : message
    while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
    text += " [\(call.resource), as \(identity)]"
    if let advice = advice(call, identity: identity) { text += "; \(advice)" }
    return AWSError(
      kind, code: code, message: text, operation: call.operation, status: status, requestID: requestID, region: region)
  }

  private func advice(_ call: AWSCall, identity: String) -> String? {
    switch code {
    case "AccessDenied", "AccessDeniedException", "Forbidden", "KmsAccessDenied", "KMS.AccessDeniedException",
      "AllAccessDisabled":
      switch call.operation {
      case "s3:GetObject", "s3:GetObjectVersion":
        """
        allow \(call.operation) on the object in the policy of the role or user, and in the bucket policy when the \
        account is another one; for objects under a KMS key, the key policy must allow kms:Decrypt; without \
        s3:ListBucket a key that does not exist is denied too
        """
      case "s3:ListBucket":
        """
        allow s3:ListBucket on the bucket itself (arn:aws:s3:::NAME, without /*) in the policy of the role or user, and \
        in the bucket policy when the account is another one
        """
      case "sts:AssumeRole":
        """
        the role's trust policy must allow sts:AssumeRole for \(identity) with just the external ID that is configured \
        (none where it has no such condition), and the caller's own policy must allow it on the role
        """
      case "sts:AssumeRoleWithWebIdentity":
        "the role's trust policy must name the token's issuer, audience and subject"
      case let operation where operation.hasPrefix("sqs:"):
        """
        allow \(operation) on the queue in the policy of the role or user, and in the queue policy when the account is \
        another one; a queue under a KMS key needs kms:Decrypt (for sending kms:GenerateDataKey too)
        """
      default: "allow \(call.operation) in the policy of the role or user"
      }
    case "InvalidAccessKeyId", "InvalidClientTokenId", "UnrecognizedClientException":
      "the access key does not exist, is turned off, belongs to another partition, or lacks its session token"
    case "SignatureDoesNotMatch", "InvalidSignatureException":
      """
      the secret does not belong to the access key, the clock is wrong, or a proxy changes requests: check \
      secret_access_key, then the time
      """
    case "RequestTimeTooSkewed", "RequestExpired": "the machine's clock is wrong: check its time synchronisation"
    case "ExpiredToken", "ExpiredTokenException":
      "the session has expired and its source gave no newer one: renew the credentials"
    case "InvalidToken": "the session token does not belong to the access key: give all three of one session"
    case "IncompleteSignature", "MissingAuthenticationToken": "a proxy may have dropped headers of the request"
    case "NoSuchBucket": "check the bucket's name, and that the endpoint's partition is the bucket's"
    case "NoSuchKey", "NoSuchVersion": "it was deleted since, or never written"
    case "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue":
      "check the queue URL, its region and its account"
    case "NotFound" where call.service == "s3": "the bucket or the key does not exist"
    case "InvalidObjectState": "the object is archived: restore it before it can be read"
    case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException":
      "the bucket is in another region" + (region.map { ": \($0)" } ?? "")
    case "PreconditionFailed": "the object was written anew in the meantime"
    case "OverLimit": "too many messages of the queue are in flight: 120,000 is the limit"
    case "RegionDisabledException":
      "the account that owns the role has to turn on STS in \(call.region)"
    case "OptInRequired": "the account has not turned on the region \(call.region)"
    default: nil
    }
  }
}
