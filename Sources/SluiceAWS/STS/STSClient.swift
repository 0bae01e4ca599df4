import SluiceCore

/// Roles, and who one is, over STS's form protocol.
package struct STSClient: Sendable {
  private let caller: AWSCaller
  private let endpoint: AWSEndpoint

  package init(_ caller: AWSCaller, endpoint: AWSEndpoint) {
    self.caller = caller
    self.endpoint = endpoint
  }

  /// - Parameters:
  ///   - sessionName: 2 to 64 of `[\w+=,.@-]`.
  ///   - duration: 15 min to 12 h; 1 h at most when the caller is a role itself.
  package func assumeRole(
    _ roleARN: String, sessionName: String, externalID: String? = nil, duration: Duration? = nil
  ) async throws(AWSError) -> STSAssumedRole {
    var form = [("RoleArn", roleARN), ("RoleSessionName", sessionName)]
    if let externalID { form.append(("ExternalId", externalID)) }
    if let duration { form.append(("DurationSeconds", String(duration.components.seconds))) }
    return try await assumed("AssumeRole", form, resource: roleARN)
  }

  /// Sent without a signature: the token says who asks.
  package func assumeRoleWithWebIdentity(
    _ roleARN: String, sessionName: String, token: String, duration: Duration? = nil
  ) async throws(AWSError) -> STSAssumedRole {
    var form = [("RoleArn", roleARN), ("RoleSessionName", sessionName), ("WebIdentityToken", token)]
    if let duration { form.append(("DurationSeconds", String(duration.components.seconds))) }
    return try await assumed("AssumeRoleWithWebIdentity", form, resource: roleARN, isSigned: false)
  }

  package func callerIdentity() async throws(AWSError) -> STSIdentity {
    let result = try await result("GetCallerIdentity", [], resource: endpoint.origin)
    guard let account = result["Account"]?.text, let arn = result["Arn"]?.text, let userID = result["UserId"]?.text
    else { throw unreadable("GetCallerIdentity") }
    return STSIdentity(account: account, arn: arn, userID: userID)
  }

  private func assumed(
    _ action: String, _ form: [(String, String)], resource: String, isSigned: Bool = true
  ) async throws(AWSError) -> STSAssumedRole {
    let result = try await result(action, form, resource: resource, isSigned: isSigned)
    guard let keys = result["Credentials"], let id = keys["AccessKeyId"]?.text,
      let secret = keys["SecretAccessKey"]?.text, let token = keys["SessionToken"]?.text,
      let expiration = keys["Expiration"].flatMap({ EventTime($0.text) })
    else { throw unreadable(action) }
    return STSAssumedRole(
      credentials: AWSCredentials(
        accessKeyID: id, secretAccessKey: secret, sessionToken: token, expiration: expiration),
      arn: result["AssumedRoleUser"]?["Arn"]?.text ?? resource)
  }

  private func result(
    _ action: String, _ form: [(String, String)], resource: String, isSigned: Bool = true
  ) async throws(AWSError) -> XMLElement {
    let pairs = [("Action", action), ("Version", "2011-06-15")] + form
    let body = pairs.map { "\($0.0)=\(PercentEncoding.component($0.1))" }.joined(separator: "&")
    let request = HTTPRequest(
      "POST", origin: endpoint.origin, path: endpoint.basePath + "/",
      headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
      body: Array(body.utf8))
    var call = AWSCall(
      operation: "sts:\(action)", resource: resource, service: "sts", region: endpoint.signingRegion, request: request)
    call.isSigned = isSigned
    let response = try await caller.call(call)
    guard let result = XMLElement(parsing: response.body)?["\(action)Result"] else { throw unreadable(action) }
    return result
  }

  private func unreadable(_ action: String) -> AWSError {
    AWSError(
      .invalid, code: "UnreadableAnswer",
      message: "the answer is not one of STS; is the endpoint \(endpoint.origin) one of STS?",
      operation: "sts:\(action)", status: 200)
  }
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
