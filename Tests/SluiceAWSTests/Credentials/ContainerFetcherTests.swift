import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct ContainerFetcherTests {
  private static let document = """
    {"AccessKeyId": "A", "SecretAccessKey": "S", "Token": "T", "Expiration": "2030-01-02T03:04:05Z", "RoleArn": "r"}
    """

  private func environment(_ variables: [String: String]) -> AWSEnvironment {
    AWSEnvironment(variables: variables, home: nil)
  }

  @Test(arguments: [
    (["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/c?id=1"], "http://169.254.170.2", "/v2/c", "id=1"),
    (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:80/x"], "http://127.0.0.1:80", "/x", ""),
    (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.9.9.9"], "http://127.9.9.9", "/", ""),
    (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost/x"], "http://localhost", "/x", ""),
    (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://[::1]:9/x"], "http://[::1]:9", "/x", ""),
    (
      ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials"], "http://169.254.170.23",
      "/v1/credentials", ""
    ),
    (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://[fd00:ec2::23]/v1"], "http://[fd00:ec2::23]", "/v1", ""),
    (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "https://example.com/x"], "https://example.com", "/x", ""),
    (
      [
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/a", "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/b",
      ], "http://169.254.170.2", "/a", ""
    ),
  ])
  func asksTheEndpointThatIsNamed(
    _ variables: [String: String], _ origin: String, _ path: String, _ query: String
  ) throws {
    let request = try ContainerFetcher.request(environment(variables))
    #expect(request.origin == origin)
    #expect(request.path == path)
    #expect(request.query == query)
  }

  @Test(arguments: [
    "http://example.com/x", "http://169.254.169.254/", "http://127.0.0.1.evil.com/", "http://127.0.0.256/",
    "http://localhost.evil.com", "http://evil.com#localhost", "http://localhost@evil.com/", "ftp://127.0.0.1/", "x", "",
  ])
  func refusesHostsThatSecretsMustNotBeAskedOf(_ uri: String) {
    #expect(throws: AWSError.self) {
      try ContainerFetcher.request(environment(["AWS_CONTAINER_CREDENTIALS_FULL_URI": uri]))
    }
  }

  @Test(arguments: [".evil.com/", "@evil.com/", "no-slash"])
  func aRelativeURICantLeadElsewhere(_ uri: String) {
    #expect(throws: AWSError.self) {
      try ContainerFetcher.request(environment(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": uri]))
    }
  }

  @Test func theTokenFileGoesBeforeTheToken() throws {
    let folder = try AWSFolder()
    let file = try folder.write("token", "from file\n")
    var variables = [
      "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1/", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "variable",
    ]
    func authorization() throws -> String? {
      try ContainerFetcher.request(environment(variables)).headers.first { $0.name == "authorization" }?.value
    }
    #expect(try authorization() == "variable")
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = file
    #expect(try authorization() == "from file")
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = try folder.write("bad", "a\r\nx-evil: 1")
    #expect(throws: AWSError.self) { try authorization() }
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/nonexistent"
    #expect(throws: AWSError.self) { try authorization() }
  }

  @Test func asksWithoutProxyAndThreeTimes() async throws {
    let clock = FakeClock()
    let environment = environment(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"])
    let error = await #expect(throws: AWSError.self) {
      try await ContainerFetcher(environment, transport: FakeTransport.unreachable, clock: clock.settings).fetch()
    }
    #expect(error?.kind == .transient)
    #expect(clock.slept == [.seconds(1), .seconds(1)])
    let transport = FakeTransport { _ in HTTPResponse(Self.document) }
    let keys = try await ContainerFetcher(environment, transport: transport, clock: clock.settings).fetch()
    #expect(keys.accessKeyID == "A" && keys.secretAccessKey == "S" && keys.sessionToken == "T")
    #expect(keys.expiration == EventTime("2030-01-02T03:04:05Z"))
    #expect(transport.requests.map(\.limits.isDirect) == [true])
    #expect(transport.requests.map(\.limits.total) == [.seconds(2)])
  }

  @Test(arguments: ["", "[]", "{}", "{\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"S\"}", "{\"AccessKeyId\": 1}"])
  func anAnswerWithoutCredentialsIsAnError(_ body: String) async {
    let environment = environment(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"])
    let transport = FakeTransport { _ in HTTPResponse(body) }
    await #expect(throws: AWSError.self) {
      try await ContainerFetcher(environment, transport: transport, clock: FakeClock().settings).fetch()
    }
  }
}
