/// Takes on a role with other credentials.
struct RoleFetcher: CredentialFetcher {
  let sts: STSClient
  let role: CredentialSettings.Role
  /// Whether the other credentials are those of a role too: STS then gives an hour at most.
  let isChained: Bool

  func fetch() async throws(AWSError) -> AWSCredentials {
    let duration = isChained ? role.duration.map { min($0, RoleLimits.chained) } : role.duration
    return try await sts.assumeRole(
      role.arn, sessionName: role.sessionName ?? RoleLimits.defaultSessionName, externalID: role.externalID,
      duration: duration
    ).credentials
  }
}

/// Takes on a role with a token that an identity provider wrote to a file, as in EKS.
struct WebIdentityFetcher: CredentialFetcher {
  /// Signs nothing.
  let sts: STSClient
  let roleARN: String
  let sessionName: String?
  /// Read at each fetch: the provider replaces the token before it ends.
  let tokenFile: String

  func fetch() async throws(AWSError) -> AWSCredentials {
    let token = try smallTextFile(tokenFile, for: "the web identity token")
    guard !token.isEmpty else { throw .configuration("\(tokenFile), the web identity token, is empty") }
    return try await sts.assumeRoleWithWebIdentity(
      roleARN, sessionName: sessionName ?? RoleLimits.defaultSessionName, token: token
    ).credentials
  }
}
