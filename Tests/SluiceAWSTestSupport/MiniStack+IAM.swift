import Foundation
package import SluiceAWS

extension MiniStack {
  /// A statement of a policy.
  package static func allow(_ actions: [String], on resources: [String] = ["*"]) -> JSONValue {
    [
      "Effect": "Allow", "Action": .array(actions.map(JSONValue.string)),
      "Resource": .array(resources.map(JSONValue.string)),
    ]
  }

  /// What reading a queue and its objects takes. Ministack asks for the batch actions by their own names.
  package static let reader: [JSONValue] = [
    allow([
      "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:DeleteMessageBatch", "sqs:ChangeMessageVisibility",
      "sqs:ChangeMessageVisibilityBatch", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
    ]),
    allow(["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:GetBucketLocation"]),
  ]

  /// A user with an access key, allowed what the statements say.
  package func makeUser(_ statements: [JSONValue] = [allow(["*"])]) async throws -> AWSCredentials {
    let name = uniqueName("user")
    try await call("iam", "create_user", ["UserName": .string(name)])
    try await call(
      "iam", "put_user_policy",
      ["UserName": .string(name), "PolicyName": "given", "PolicyDocument": .string(Self.policy(statements).json)])
    let reply = try await call("iam", "create_access_key", ["UserName": .string(name)])
    guard let key = reply["AccessKey"], let id = key["AccessKeyId"]?.string, let secret = key["SecretAccessKey"]?.string
    else { throw TestServerError("no access key: \(reply.json)") }
    return AWSCredentials(accessKeyID: id, secretAccessKey: secret)
  }

  /// A role that everybody in the account may take on who gives the external id and is allowed `sts:AssumeRole`.
  ///
  /// - Parameter issuer: who holds a web identity token of it may take the role on too.
  /// - Returns: its ARN.
  package func makeRole(
    _ statements: [JSONValue] = reader, externalID: String?, issuer: String? = nil
  ) async throws -> String {
    let name = uniqueName("role")
    var statement: [String: JSONValue] = [
      "Effect": "Allow", "Principal": ["AWS": "arn:aws:iam::\(Self.account):root"], "Action": "sts:AssumeRole",
    ]
    if let externalID { statement["Condition"] = ["StringEquals": ["sts:ExternalId": .string(externalID)]] }
    var trusted = [JSONValue.object(statement)]
    if let issuer {
      let provider = "arn:aws:iam::\(Self.account):oidc-provider/\(issuer)"
      trusted.append([
        "Effect": "Allow", "Principal": ["Federated": .string(provider)], "Action": "sts:AssumeRoleWithWebIdentity",
      ])
    }
    let reply = try await call(
      "iam", "create_role",
      ["RoleName": .string(name), "AssumeRolePolicyDocument": .string(Self.policy(trusted).json)])
    try await call(
      "iam", "put_role_policy",
      ["RoleName": .string(name), "PolicyName": "given", "PolicyDocument": .string(Self.policy(statements).json)])
    guard let arn = reply["Role"]?["Arn"]?.string else { throw TestServerError("no role: \(reply.json)") }
    return arn
  }

  /// A web identity token, unsigned: the server looks at its issuer alone.
  package static func webIdentityToken(issuer: String) -> String {
    let claims: JSONValue = ["iss": .string("https://\(issuer)"), "aud": "sts.amazonaws.com", "sub": "pod"]
    return [#"{"alg":"none"}"#, claims.json, "none"].map {
      Data($0.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }.joined(separator: ".")
  }

  static func policy(_ statements: [JSONValue]) -> JSONValue {
    ["Version": "2012-10-17", "Statement": .array(statements)]
  }
}
