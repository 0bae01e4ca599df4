/// Roles and who one is.
package struct STSClient: Sendable {
  package init(_ caller: AWSCaller, endpoint: AWSEndpoint) {}

  /// - Parameters:
  ///   - sessionName: 2 to 64 of `[\w+=,.@-]`.
  ///   - duration: 15 min to 12 h; 1 h at most when the caller is a role itself.
  package func assumeRole(
    _ roleARN: String, sessionName: String, externalID: String? = nil, duration: Duration? = nil
  ) async throws(AWSError) -> STSAssumedRole { throw AWSError(.invalid, code: "", message: "") }

  /// Unsigned.
  package func assumeRoleWithWebIdentity(
    _ roleARN: String, sessionName: String, token: String, duration: Duration? = nil
  ) async throws(AWSError) -> STSAssumedRole { throw AWSError(.invalid, code: "", message: "") }

  package func callerIdentity() async throws(AWSError) -> STSIdentity { throw AWSError(.invalid, code: "", message: "") }
}

package struct STSAssumedRole: Hashable, Sendable {
  package let credentials: AWSCredentials
  /// `arn:aws:sts::account:assumed-role/role/session`.
  package let arn: String
}

package struct STSIdentity: Hashable, Sendable {
  package let account: String
  package let arn: String
  package let userID: String
}
