import Foundation

/// What STS takes as the parameters of a role's session. See `AssumeRole` in STS's API reference.
enum RoleLimits {
  /// A session by the credentials of another role's session lasts `chained` at most.
  static let duration: ClosedRange<Duration> = .seconds(900)...(.seconds(43_200))
  static let chained = Duration.seconds(3_600)

  static let sessionNameRule = "expected 2 to 64 letters, digits and any of _ + = , . @ -"
  static let externalIDRule = "expected 2 to 1224 letters, digits and any of _ + = , . @ : / -"

  /// `sluice-` and the process's number.
  static let defaultSessionName = "sluice-\(ProcessInfo.processInfo.processIdentifier)"

  static func isSessionName(_ text: String) -> Bool {
    (2...64).contains(text.utf8.count) && text.utf8.allSatisfy { isWord($0) }
  }

  static func isExternalID(_ text: String) -> Bool {
    (2...1224).contains(text.utf8.count) && text.utf8.allSatisfy { isWord($0) || $0 == 0x3A || $0 == 0x2F }
  }

  /// `arn:PARTITION:iam::ACCOUNT:role/…`.
  static func isRoleARN(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam" && parts[3].isEmpty
      && parts[4].utf8.count == 12 && parts[4].utf8.allSatisfy { (0x30...0x39).contains($0) }
      && parts[5].hasPrefix("role/") && parts[5].utf8.count > 5
  }

  /// A letter, digit or one of `_+=,.@-`.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x5F, 0x2B, 0x3D, 0x2C, 0x2E, 0x40, 0x2D: true
    default: false
    }
  }
}
