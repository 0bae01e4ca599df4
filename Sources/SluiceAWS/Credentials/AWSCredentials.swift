package import SluiceCore

/// Keys to sign with.
package struct AWSCredentials: Hashable, Sendable {
  package let accessKeyID: String
  package let secretAccessKey: String
  package let sessionToken: String?
  /// Nil for keys that last.
  package let expiration: EventTime?

  package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: EventTime? = nil)
  {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
  }
}

extension AWSCredentials: CustomStringConvertible, CustomDebugStringConvertible {
  /// Without the secrets.
  package var description: String { "credentials \(accessKeyID)" }
  package var debugDescription: String { description }
}

/// Where credentials come from.
package protocol CredentialsSource: Sendable {
  /// Credentials that are good for now.
  ///
  /// - Throws: `AWSError` when the source that applies fails.
  func credentials() async throws(AWSError) -> AWSCredentials
  /// The service refused the last ones as expired: the next call fetches new ones.
  func invalidate() async
}
