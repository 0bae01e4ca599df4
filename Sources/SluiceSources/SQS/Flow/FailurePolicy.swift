import SluiceAWS

/// What becomes of a message whose objects can't be read.
enum FailurePolicy {
  /// What an error of S3 means for the object.
  enum Kind: Hashable, Sendable {
    /// It may work later: the lease is kept, and it is tried again.
    case transient
    /// Transient, and S3 asks for fewer requests.
    case throttled
    /// Not allowed, or there is no such bucket: when that is so for all objects, it is no object's fault.
    case denied
    /// This object can't be read.
    case permanent
  }

  /// How long an object is tried again.
  static let patience = Duration.seconds(600)

  /// Errors of whoever asks, rather than of what is asked for: no message is to blame.
  private static let ownFaults: Set<String> = [
    "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "ExpiredTokenException", "InvalidToken",
    "TokenRefreshRequired", "RequestExpired", "RequestTimeTooSkewed", "AccountProblem", "NotSignedUp",
  ]

  private static let denials: Set<String> = [
    "AccessDenied", "AccessDeniedException", "Forbidden", "NoSuchBucket", "AllAccessDisabled", "InvalidBucketName",
    "KMS.DisabledException", "KMS.NotFoundException", "KMS.AccessDeniedException",
  ]

  static func kind(of error: AWSError) -> Kind {
    switch error.kind {
    case .throttling: return .throttled
    case .transient, .cancelled: return .transient
    case .denied, .notFound, .invalid: break
    }
    // Credentials that can't be had, a role that can't be taken on: S3 was not asked at all.
    if !error.operation.isEmpty, !error.operation.hasPrefix("s3:") { return .transient }
    if ownFaults.contains(error.code) { return .transient }
    if denials.contains(error.code) || error.kind == .denied { return .denied }
    return .permanent
  }

  /// How long to wait for the next try of an object.
  ///
  /// - Parameters:
  ///   - attempt: the number of tries that have failed, from 1.
  ///   - random: uniform in 0..<1.
  static func pause(after attempt: Int, random: Double) -> Duration {
    let seconds = min(20, 0.5 * Double(1 << min(attempt - 1, 10)))
    return .milliseconds(Int64(seconds * 1_000 * (0.5 + random / 2)))
  }

  /// How long a message that can't be worked off stays away from the queue: longer each time, so that it is not tried in
  /// a hot loop until the queue's redrive policy moves it.
  static func visibility(receiveCount: Int) -> Duration {
    .seconds(min(30 << min(max(receiveCount, 1) - 1, 10), 900))
  }
}
