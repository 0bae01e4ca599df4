import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct STSClientTests {
  private func client(_ transport: ScriptedTransport) -> STSClient {
    STSClient(
      AWSCaller(transport: transport, credentials: FakeCredentials(), retry: FakeTime().retry()),
      endpoint: AWSEndpoint(origin: "https://sts.eu-west-1.amazonaws.com", signingRegion: "eu-west-1"))
  }

  private func assumed(_ action: String) -> String {
    """
    <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(action)Result><AssumedRoleUser>
    <Arn>arn:aws:sts::1:assumed-role/r/s</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIA</AccessKeyId>
    <SecretAccessKey>x/+</SecretAccessKey><SessionToken>t==</SessionToken><Expiration>2026-01-02T03:04:05Z</Expiration>
    </Credentials></\(action)Result></\(action)Response>
    """
  }

  @Test func rolesAreTakenOn() async throws {
    let transport = ScriptedTransport([.status(200, assumed("AssumeRole"))])
    let role = try await client(transport).assumeRole(
      "arn:aws:iam::1:role/r", sessionName: "s", externalID: "a b&c", duration: .seconds(900))
    #expect(
      role.credentials
        == AWSCredentials(
          accessKeyID: "ASIA", secretAccessKey: "x/+", sessionToken: "t==",
          expiration: EventTime("2026-01-02T03:04:05Z")))
    #expect(role.arn == "arn:aws:sts::1:assumed-role/r/s")
    let request = try #require(transport.requests.first)
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr&RoleSessionName=s&ExternalId=a%20b%26c&DurationSeconds=900"
    )
    #expect(request.has("Authorization"))
  }

  @Test func webIdentitiesAreNotSigned() async throws {
    let transport = ScriptedTransport([.status(200, assumed("AssumeRoleWithWebIdentity"))])
    _ = try await client(transport).assumeRoleWithWebIdentity("arn", sessionName: "s", token: "jwt")
    #expect(transport.requests.first?.has("Authorization") == false)
  }

  @Test func theCallerIsNamed() async throws {
    let transport = ScriptedTransport([
      .status(
        200,
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>a</Arn><UserId>u</UserId><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
      )
    ])
    #expect(try await client(transport).callerIdentity() == STSIdentity(account: "1", arn: "a", userID: "u"))
  }

  @Test func answersWithoutKeysAreErrors() async {
    let transport = ScriptedTransport([.status(200, "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>")])
    await #expect { try await client(transport).assumeRole("arn", sessionName: "s") } throws: {
      ($0 as? AWSError)?.code == "UnreadableAnswer"
    }
  }
}
