import Testing

@testable import SluiceAWS

@Suite struct AWSSessionTests {
  private func open(
    _ folder: AWSFolder, _ variables: [String: String] = [:], _ settings: AWSSettings = AWSSettings(),
    queueURL: String? = nil, transport: FakeTransport = .unreachable
  ) async throws(AWSError) -> AWSSession {
    try await AWSSession.open(
      settings, queueURL: queueURL, environment: folder.environment(variables), transport: transport)
  }

  @Test func theRegionComesFromTheFirstThatHasOne() async throws {
    let folder = try AWSFolder(config: "[default]\nregion = profile-1")
    let all = ["AWS_REGION": "variable-1", "AWS_DEFAULT_REGION": "default-1"]
    let queue = "https://sqs.queue-1.amazonaws.com/1/q"
    #expect(try await open(folder, all, AWSSettings(region: "given-1"), queueURL: queue).region == "given-1")
    #expect(try await open(folder, all, queueURL: queue).region == "variable-1")
    #expect(try await open(folder, ["AWS_DEFAULT_REGION": "default-1"]).region == "default-1")
    #expect(try await open(folder, queueURL: queue).region == "profile-1")
    let empty = try AWSFolder()
    #expect(try await open(empty, queueURL: queue).region == "queue-1")
    let instance = FakeTransport { HTTPResponse($0.method == "PUT" ? "token" : "instance-1") }
    #expect(try await open(empty, ["AWS_EC2_METADATA_DISABLED": "false"], transport: instance).region == "instance-1")
    let error = await #expect(throws: AWSError.self) { try await open(empty) }
    #expect(error?.code == "NoRegion")
  }

  private static let config = """
    [default]
    region = eu-west-1
    services = mine
    endpoint_url = http://profile
    [services mine]
    sqs =
      endpoint_url = http://services
    """

  @Test func theEndpointComesFromTheFirstThatHasOne() async throws {
    let folder = try AWSFolder(config: Self.config)
    func origins(_ variables: [String: String], _ settings: AWSSettings = AWSSettings()) async throws -> [String] {
      let endpoints = try await open(folder, variables, settings).endpoints
      return [try endpoints.sqs().origin, try endpoints.sts().origin]
    }
    let all = ["AWS_ENDPOINT_URL_SQS": "http://sqs", "AWS_ENDPOINT_URL": "http://all"]
    #expect(
      try await origins(all, AWSSettings(endpointURL: EndpointURL("http://given"))) == ["http://given", "http://given"])
    #expect(try await origins(all) == ["http://sqs", "http://all"])
    #expect(try await origins(["AWS_ENDPOINT_URL": "http://all"]) == ["http://all", "http://all"])
    #expect(try await origins([:]) == ["http://services", "http://profile"])
    let ignored = all.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]) { $1 }
    #expect(
      try await origins(ignored) == ["https://sqs.eu-west-1.amazonaws.com", "https://sts.eu-west-1.amazonaws.com"])
    await #expect(throws: AWSError.self) { try await origins(["AWS_ENDPOINT_URL": "nonsense"]) }
    await #expect(throws: AWSError.self) { try await origins(["AWS_USE_FIPS_ENDPOINT": "true"]) }
  }

  @Test func fipsAndDualStackComeFromVariablesAndProfiles() async throws {
    let folder = try AWSFolder(config: "[default]\nregion = us-east-1\nuse_fips_endpoint = true")
    #expect(try await open(folder).endpoints.usesFIPS)
    #expect(try await !open(folder, ["AWS_USE_FIPS_ENDPOINT": "false"]).endpoints.usesFIPS)
    #expect(try await !open(folder, [:], AWSSettings(usesFIPS: false)).endpoints.usesFIPS)
    #expect(try await open(folder, ["AWS_USE_DUALSTACK_ENDPOINT": "True"]).endpoints.usesDualStack)
    await #expect(throws: AWSError.self) { try await open(folder, ["AWS_USE_FIPS_ENDPOINT": "maybe"]) }
  }

  @Test func attemptsComeFromSettingsVariablesAndProfiles() async throws {
    let folder = try AWSFolder(config: "[default]\nregion = us-east-1\nmax_attempts = 5")
    #expect(try await open(folder).caller.retry.maxAttempts == 5)
    #expect(try await open(folder, ["AWS_MAX_ATTEMPTS": "6"]).caller.retry.maxAttempts == 6)
    #expect(
      try await open(folder, ["AWS_MAX_ATTEMPTS": "6"], AWSSettings(maxAttempts: 7)).caller.retry.maxAttempts == 7)
    await #expect(throws: AWSError.self) { try await open(folder, ["AWS_MAX_ATTEMPTS": "0"]) }
  }

  @Test func aProfileThatIsNamedHasToExist() async throws {
    let folder = try AWSFolder(config: "[default]\nregion = x")
    await #expect(throws: AWSError.self) { try await open(folder, ["AWS_PROFILE": "gone"]) }
    await #expect(throws: AWSError.self) { try await open(folder, [:], AWSSettings(profile: "gone")) }
  }
}
