import Foundation
import SluiceAWSTestSupport
import SluiceCore
import Testing

@testable import SluiceAWS

/// Against a server that checks signatures, roles, external ids and policies.
@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct LiveCredentialsTests {
  private func open(_ settings: AWSSettings, _ environment: AWSEnvironment = MiniStack.nowhere) async throws(AWSError)
    -> AWSSession
  {
    try await AWSSession.open(settings, environment: environment)
  }

  private func failure(_ session: AWSSession) async -> AWSError? {
    await #expect(throws: AWSError.self) { try await session.sts.callerIdentity() }
  }

  @Test func keysOfASettingSign() async throws {
    let stack = try await MiniStack.shared()
    let session = try await open(stack.settings(as: try await stack.makeUser()))
    #expect(try await session.sts.callerIdentity().account == MiniStack.account)
  }

  @Test func aRoleIsTakenOnWithItsExternalID() async throws {
    let stack = try await MiniStack.shared()
    let role = CredentialSettings.Role(
      arn: try await stack.makeRole(externalID: "right"), externalID: "right", sessionName: "the-name",
      duration: .seconds(900))
    let session = try await open(stack.settings(as: try await stack.makeUser(), role: role))
    #expect(try await session.sts.callerIdentity().arn.hasSuffix("/the-name"))
    #expect(try await session.credentials.credentials().sessionToken != nil)
    let bucket = try await stack.makeBucket()
    try await stack.put("key", [1, 2, 3], in: bucket)
    #expect(try await session.s3.head(bucket: bucket, key: "key").size == 3)
    #expect(session.credentialsDescription.hasPrefix(role.arn))
  }

  @Test(arguments: ["wrong", nil])
  func aWrongExternalIDIsRefused(_ id: String?) async throws {
    let stack = try await MiniStack.shared()
    let role = CredentialSettings.Role(arn: try await stack.makeRole(externalID: "right"), externalID: id)
    let session = try await open(stack.settings(as: try await stack.makeUser(), role: role))
    let error = await failure(session)
    #expect(error?.kind == .denied)
    #expect(error?.code == "AccessDenied")
    #expect(error?.operation == "sts:AssumeRole")
    #expect(error?.message.contains("trust policy") == true, "\(String(describing: error))")
  }

  @Test func aWrongSecretIsRefused() async throws {
    let stack = try await MiniStack.shared()
    let user = try await stack.makeUser()
    let error = await failure(
      try await open(
        stack.settings(as: AWSCredentials(accessKeyID: user.accessKeyID, secretAccessKey: "wrong"))))
    #expect(error?.code == "SignatureDoesNotMatch")
    #expect(error?.kind == .denied)
  }

  @Test func anUnknownKeyIsRefused() async throws {
    let stack = try await MiniStack.shared()
    let keys = AWSCredentials(accessKeyID: "AKIAUNKNOWN000000000", secretAccessKey: "s")
    let error = await failure(try await open(stack.settings(as: keys)))
    #expect(error?.kind == .denied)
    #expect(["InvalidAccessKeyId", "InvalidClientTokenId"].contains(error?.code), "\(String(describing: error))")
  }

  @Test func aBogusSessionTokenIsRefused() async throws {
    let stack = try await MiniStack.shared()
    let role = CredentialSettings.Role(arn: try await stack.makeRole(externalID: nil))
    let keys = try await open(stack.settings(as: try await stack.makeUser(), role: role)).credentials.credentials()
    let bogus = AWSCredentials(
      accessKeyID: keys.accessKeyID, secretAccessKey: keys.secretAccessKey, sessionToken: "bogus")
    let error = await failure(try await open(stack.settings(as: bogus)))
    #expect(error?.kind == .denied)
    #expect(["InvalidToken", "InvalidClientTokenId"].contains(error?.code), "\(String(describing: error))")
  }

  @Test func aMissingPermissionIsNamed() async throws {
    let stack = try await MiniStack.shared()
    let bucket = try await stack.makeBucket()
    try await stack.put("key", [1], in: bucket)
    let role = CredentialSettings.Role(
      arn: try await stack.makeRole([MiniStack.allow(["sqs:ReceiveMessage"])], externalID: nil))
    let session = try await open(stack.settings(as: try await stack.makeUser(), role: role))
    let error = await #expect(throws: AWSError.self) { try await session.s3.get(bucket: bucket, key: "key") }
    #expect(error?.code == "AccessDenied")
    #expect(error?.operation == "s3:GetObject")
  }

  @Test func aUserThatMayNotTakeOnTheRoleIsTold() async throws {
    let stack = try await MiniStack.shared()
    let role = CredentialSettings.Role(arn: try await stack.makeRole(externalID: nil))
    let user = try await stack.makeUser([MiniStack.allow(["s3:GetObject"])])
    let error = await failure(try await open(stack.settings(as: user, role: role)))
    #expect(error?.code == "AccessDenied")
    #expect(error?.message.contains("sts:AssumeRole") == true)
  }

  @Test func profilesChainRoles() async throws {
    let stack = try await MiniStack.shared()
    let user = try await stack.makeUser()
    let first = try await stack.makeRole([MiniStack.allow(["sts:AssumeRole"])], externalID: "one")
    let second = try await stack.makeRole(externalID: "two")
    let folder = try AWSFolder(
      config: """
        [profile last]
        role_arn = \(second)
        external_id = two
        role_session_name = second-session
        duration_seconds = 43200
        source_profile = first
        [profile first]
        role_arn = \(first)
        external_id = one
        source_profile = base
        """,
      credentials: """
        [base]
        aws_access_key_id = \(user.accessKeyID)
        aws_secret_access_key = \(user.secretAccessKey)
        """)
    let settings = AWSSettings(region: MiniStack.region, profile: "last", endpointURL: EndpointURL(stack.endpoint))
    let session = try await open(settings, folder.environment())
    #expect(try await session.sts.callerIdentity().arn.hasSuffix("/second-session"))
  }

  @Test func aWebIdentityTokenIsReadAnewAtEachFetch() async throws {
    let stack = try await MiniStack.shared()
    let role = try await stack.makeRole(externalID: nil, issuer: "issuer.example")
    let folder = try AWSFolder()
    let token = try folder.write("token", MiniStack.webIdentityToken(issuer: "issuer.example") + "\n")
    let variables = [
      "AWS_WEB_IDENTITY_TOKEN_FILE": token, "AWS_ROLE_ARN": role, "AWS_ROLE_SESSION_NAME": "pod",
    ]
    let clock = FakeClock(RetrySettings.currentTime())
    let session = try await AWSSession.open(
      AWSSettings(region: MiniStack.region, endpointURL: EndpointURL(stack.endpoint)),
      environment: folder.environment(variables), retry: clock.settings)
    let first = try await session.credentials.credentials()
    #expect(first.sessionToken != nil)

    _ = try folder.write("token", MiniStack.webIdentityToken(issuer: "elsewhere.example"))
    #expect(try await session.credentials.credentials() == first)
    clock.advance(minutes: 1)
    await session.credentials.invalidate()
    let refused = await #expect(throws: AWSError.self) { try await session.credentials.credentials() }
    #expect(refused?.code == "AccessDenied")
    #expect(refused?.operation == "sts:AssumeRoleWithWebIdentity")

    try FileManager.default.removeItem(atPath: token)
    let gone = await #expect(throws: AWSError.self) { try await session.credentials.credentials() }
    #expect(gone?.message.contains(token) == true)
  }

  @Test func theInstanceGivesRegionAndCredentialsByIMDSv2() async throws {
    let stack = try await MiniStack.shared()
    let folder = try AWSFolder()
    let environment = folder.environment([
      "AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": stack.endpoint,
    ])
    let session = try await open(AWSSettings(), environment)
    #expect(session.region == MiniStack.region)
    let keys = try await session.credentials.credentials()
    #expect(keys.sessionToken != nil)
    #expect(keys.expiration != nil)
  }

  /// Gives credentials, numbered, to who shows the token.
  private static let containerServer = """
    import http.server, json, sys
    count = 0
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            global count
            count += 1
            allowed = self.headers.get("Authorization") == "pod-token" and self.path == "/v1/credentials?x=1"
            body = json.dumps({"AccessKeyId": f"KEY{count}", "SecretAccessKey": "S", "Token": "T",
                               "Expiration": "2099-01-01T00:00:00Z"} if allowed else {"code": "Denied"}).encode()
            self.send_response(200 if allowed else 403)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def log_message(self, *arguments): pass
    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
    """

  @Test func aContainersEndpointGivesCredentials() async throws {
    let port = try LocalPort.free()
    let server = try await ServerProcess.python(Self.containerServer, port: port)
    let folder = try AWSFolder()
    let token = try folder.write("token", "pod-token\n")
    var variables = [
      "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:\(port)/v1/credentials?x=1",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": token,
    ]
    let session = try await open(AWSSettings(region: "eu-west-1"), folder.environment(variables))
    #expect(try await session.credentials.credentials().accessKeyID == "KEY1")
    #expect(try await session.credentials.credentials().accessKeyID == "KEY1")
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = try folder.write("other", "wrong")
    let refused = try await open(AWSSettings(region: "eu-west-1"), folder.environment(variables))
    let error = await #expect(throws: AWSError.self) { try await refused.credentials.credentials() }
    #expect(error?.status == 403)
    server.stop()
  }
}
