import SluiceConfig
import Testing

@testable import SluiceAWS

@Suite struct CredentialChainTests {
  private static let keys = "aws_access_key_id = %\naws_secret_access_key = s%"
  private static func keys(_ name: String) -> String { keys.replacing("%", with: name) }
  private static let role = "arn:aws:iam::123456789012:role/"

  private func find(
    _ folder: AWSFolder, _ variables: [String: String] = [:], profile: String? = nil,
    _ settings: CredentialSettings? = nil
  ) async throws(AWSError) -> (key: String?, description: String) {
    let settings = AWSSettings(region: "eu-west-1", profile: profile, credentials: settings)
    let session = try await AWSSession.open(
      settings, environment: folder.environment(variables), transport: FakeTransport.unreachable,
      retry: FakeClock().settings)
    return (try? await session.credentials.credentials().accessKeyID, session.credentialsDescription)
  }

  private static let variables = ["AWS_ACCESS_KEY_ID": "variables", "AWS_SECRET_ACCESS_KEY": "s"]

  @Test func theFirstPlaceThatAppliesIsTaken() async throws {
    let folder = try AWSFolder(
      config: "[default]\n\(Self.keys("config"))\ncredential_process = /nonexistent\n[profile p]\n\(Self.keys("p"))",
      credentials: "[default]\n\(Self.keys("credentials"))")
    let given = CredentialSettings(accessKeyID: "given", secretAccessKey: Secret("s"))
    #expect(try await find(folder, Self.variables, given).key == "given")
    #expect(try await find(folder, Self.variables).key == "variables")
    #expect(try await find(folder, Self.variables.merging(["AWS_PROFILE": "p"]) { $1 }).key == "variables")
    #expect(try await find(folder, Self.variables, profile: "p").key == "p")
    #expect(try await find(folder, ["AWS_PROFILE": "p"]).key == "p")
    #expect(try await find(folder).key == "credentials")
    let onlyConfig = try AWSFolder(config: "[default]\n\(Self.keys("config"))")
    #expect(try await find(onlyConfig, ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"]).key == "config")
  }

  @Test func aProcessGoesBeforeTheConfigFile() async throws {
    let folder = try AWSFolder(config: "[default]\n\(Self.keys("config"))\ncredential_process = x y")
    #expect(try await find(folder).description == "credential_process of profile 'default'")
  }

  @Test func withoutFilesTheContainerAndThenTheInstanceAreAsked() async throws {
    let folder = try AWSFolder()
    let container = try await find(folder, ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"])
    #expect(container.description == "the container's credential endpoint")
    #expect(try await find(folder).description == "the instance's role (IMDSv2)")
  }

  @Test func aSourceThatIsNamedIsTheOnlyOne() async throws {
    let folder = try AWSFolder(credentials: "[default]\n\(Self.keys("credentials"))")
    #expect(
      try await find(folder, Self.variables, CredentialSettings(source: .instance)).description
        == "the instance's role (IMDSv2)")
    await #expect(throws: AWSError.self) { try await find(folder, [:], CredentialSettings(source: .environment)) }
    await #expect(throws: AWSError.self) { try await find(folder, [:], CredentialSettings(source: .container)) }
  }

  @Test func rolesAreTakenOnInChains() async throws {
    let folder = try AWSFolder(
      config: """
        [default]
        role_arn = \(Self.role)a
        source_profile = b
        [profile b]
        role_arn = \(Self.role)b
        credential_source = Environment
        [profile self]
        role_arn = \(Self.role)self
        source_profile = self
        \(Self.keys("self"))
        [profile web]
        role_arn = \(Self.role)web
        web_identity_token_file = /token
        [profile over-web]
        role_arn = \(Self.role)over
        source_profile = web
        """)
    let variables = Self.variables
    #expect(
      try await find(folder, variables, profile: "default").description
        == "\(Self.role)a, taken on with \(Self.role)b, taken on with the keys variables of the environment")
    #expect(
      try await find(folder, profile: "self").description.hasPrefix("\(Self.role)self, taken on with the keys of"))
    #expect(
      try await find(folder, profile: "over-web").description
        == "\(Self.role)over, taken on with \(Self.role)web, taken on with the web identity token /token")
    let role = CredentialSettings.Role(arn: Self.role + "z")
    #expect(
      try await find(folder, variables, CredentialSettings(role: role)).description
        == "\(Self.role)z, taken on with the keys variables of the environment")
  }

  @Test func variablesOfAWebIdentityGoBeforeTheFiles() async throws {
    let folder = try AWSFolder(credentials: "[default]\n\(Self.keys("credentials"))\n[p]\n\(Self.keys("p"))")
    let variables = ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": Self.role + "w"]
    #expect(try await find(folder, variables).description.hasPrefix("\(Self.role)w"))
    #expect(try await find(folder, variables, profile: "p").key == "p")
  }

  @Test(arguments: [
    ("role_arn = \(role)a\nsource_profile = b\n[profile b]\nrole_arn = \(role)b\nsource_profile = p", "p → b → p"),
    ("role_arn = \(role)a\nsource_profile = p", "p → p"),
    ("role_arn = \(role)a\nsource_profile = gone", "'gone', which does not exist"),
    ("role_arn = \(role)a\nsource_profile = b\n[profile b]\nregion = x", "has no credentials"),
    ("role_arn = \(role)a\nsource_profile = b\ncredential_source = Environment", "drop one"),
    ("role_arn = \(role)a", "add source_profile or credential_source"),
    ("role_arn = \(role)a\ncredential_source = Elsewhere", "'Elsewhere'"),
    ("role_arn = \(role)a\ncredential_source = Environment", "AWS_ACCESS_KEY_ID is not set"),
    ("role_arn = \(role)a\nsource_profile = p\nmfa_serial = x", "mfa_serial"),
    ("role_arn = nonsense\ncredential_source = Environment", "nonsense"),
    ("role_arn = \(role)a\ncredential_source = Environment\nduration_seconds = 1", "900 to 43200"),
    ("role_arn = \(role)a\ncredential_source = Environment\nrole_session_name = a b", "session_name"),
    ("web_identity_token_file = /token", "AWS_ROLE_ARN"), ("aws_access_key_id = A", "without aws_secret_access_key"),
    ("sso_session = x\nsso_account_id = 1\nsso_role_name = y", "aws configure export-credentials --profile p"),
    ("login_session = x", "credential_process = aws configure"),
  ])
  func aPlaceThatAppliesAndFailsEndsTheSearch(_ profile: String, _ expected: String) async throws {
    let folder = try AWSFolder(config: "[profile p]\n\(profile)")
    let error = await #expect(throws: AWSError.self) { try await find(folder, profile: "p") }
    #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
  }

  @Test func halfOfTheVariablesIsAnError() async throws {
    let folder = try AWSFolder(credentials: "[default]\n\(Self.keys("credentials"))")
    await #expect(throws: AWSError.self) { try await find(folder, ["AWS_ACCESS_KEY_ID": "A"]) }
  }

  @Test func nothingFoundSaysWhereItWasLookedFor() async throws {
    let folder = try AWSFolder()
    let session = try await AWSSession.open(
      AWSSettings(region: "x"), environment: folder.environment(), transport: FakeTransport.unreachable)
    let error = await #expect(throws: AWSError.self) { try await session.credentials.credentials() }
    #expect(error?.code == "NoCredentials")
    #expect(error?.message.contains(".aws/credentials") == true)
  }

  @Test func keysOfAFileAreReadAgainAfterARefusal() async throws {
    let folder = try AWSFolder(credentials: "[default]\n\(Self.keys("old"))")
    let clock = FakeClock()
    let session = try await AWSSession.open(
      AWSSettings(region: "x"), environment: folder.environment(), transport: FakeTransport.unreachable,
      retry: clock.settings)
    #expect(try await session.credentials.credentials().accessKeyID == "old")
    _ = try folder.write(".aws/credentials", "[default]\n\(Self.keys("new"))")
    #expect(try await session.credentials.credentials().accessKeyID == "old")
    clock.advance(minutes: 1)
    await session.credentials.invalidate()
    #expect(try await session.credentials.credentials().accessKeyID == "new")
  }
}
