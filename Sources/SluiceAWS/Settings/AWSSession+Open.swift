import Synchronization

extension AWSSession {
  /// Opens a session: reads the environment and AWS's files, and finds region and credentials. No service is called,
  /// but where nothing else names a region, the instance's metadata is asked for it.
  ///
  /// - Parameters:
  ///   - queueURL: a queue of the session, whose URL may tell the region.
  ///   - transport: what sends requests; nil for the process's client.
  ///   - retry: the clock and the chance, for tests; the number of attempts comes from the settings.
  /// - Throws: `AWSError` when no region is found, or when settings or files contradict themselves. Credentials are
  ///   fetched by the first call that needs them.
  package static func open(
    _ settings: AWSSettings = AWSSettings(), queueURL: String? = nil, environment: AWSEnvironment = .process,
    transport: (any HTTPTransport)? = nil, retry: RetrySettings = RetrySettings()
  ) async throws(AWSError) -> AWSSession {
    let profiles = try Profiles(environment)
    let profile = try chosenProfile(settings, environment, profiles)
    let ambient = AmbientSettings(environment: environment, profile: profile)
    let caBundle = settings.caBundle ?? ambient.path("AWS_CA_BUNDLE", "ca_bundle")
    let transport = transport ?? SharedClients.client(HTTPClient.Settings(caBundle: caBundle))
    let maxAttempts = try ambient.number("AWS_MAX_ATTEMPTS", "max_attempts")
    var retry = retry
    retry.maxAttempts = settings.maxAttempts ?? maxAttempts ?? 3

    let metadata = try InstanceMetadata(ambient, transport: transport, clock: retry)
    let region = try await region(settings, queueURL, ambient, metadata)
    let usesFIPS = try ambient.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")
    let usesDualStack = try ambient.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
    let endpoints = try EndpointResolver(
      region: region, usesFIPS: settings.usesFIPS ?? usesFIPS ?? false,
      usesDualStack: settings.usesDualStack ?? usesDualStack ?? false,
      overrides: try overrides(settings, ambient, profiles))
    let stsEndpoint = try endpoints.sts()
    let chain = CredentialChain(
      environment: environment, profiles: profiles, profile: profile, isProfileChosen: settings.profile != nil,
      transport: transport, stsEndpoint: stsEndpoint, clock: retry)
    let found = try chain.find(settings.credentials)
    let caller = AWSCaller(
      transport: transport, credentials: found.source, retry: retry, identity: found.description)
    return AWSSession(
      region: region, endpoints: endpoints, credentials: found.source, credentialsDescription: found.description,
      caller: caller, sts: STSClient(caller, endpoint: stsEndpoint))
  }

  /// The profile that settings or variables name, which has to exist; else `default`, if it does.
  private static func chosenProfile(
    _ settings: AWSSettings, _ environment: AWSEnvironment, _ profiles: Profiles
  ) throws(AWSError) -> Profile? {
    if let name = settings.profile ?? environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"] {
      return try profiles.profile(name)
    }
    return profiles.all["default"]
  }

  private static func region(
    _ settings: AWSSettings, _ queueURL: String?, _ ambient: AmbientSettings, _ metadata: InstanceMetadata
  ) async throws(AWSError) -> String {
    if let region = settings.region ?? ambient.environment["AWS_REGION"]
      ?? ambient.text("AWS_DEFAULT_REGION", "region") ?? queueURL.flatMap({ QueueURL($0)?.region })
    {
      return region
    }
    do throws(AWSError) {
      return try await metadata.region()
    } catch {
      if error.kind == .cancelled { throw error }
      throw AWSError(
        .invalid, code: "NoRegion",
        message: """
          no region: set region in the pipeline file, AWS_REGION, or region in the profile (the instance was asked too: \
          \(error.message))
          """)
    }
  }

  /// The endpoints that replace AWS's own, by service: of the settings; else of a variable of the service, of the
  /// variable for all, of the profile's `services`, of the profile.
  private static func overrides(
    _ settings: AWSSettings, _ ambient: AmbientSettings, _ profiles: Profiles
  ) throws(AWSError) -> [EndpointResolver.Service: EndpointURL] {
    if let url = settings.endpointURL {
      return Dictionary(uniqueKeysWithValues: EndpointResolver.Service.allCases.map { ($0, url) })
    }
    if try ambient.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls") == true { return [:] }
    var overrides: [EndpointResolver.Service: EndpointURL] = [:]
    for service in EndpointResolver.Service.allCases {
      let variable = "AWS_ENDPOINT_URL_\(service.rawValue.uppercased())"
      let text: String?
      if let given = ambient.environment[variable] ?? ambient.environment["AWS_ENDPOINT_URL"] {
        text = given
      } else if let profile = ambient.profile {
        text = try profiles.endpointURL(of: profile, service: service)
      } else {
        text = nil
      }
      guard let text else { continue }
      guard let url = EndpointURL(text) else {
        throw .configuration(
          """
          the endpoint '\(text)' for \(service.rawValue) is no http(s)://host[:port]: correct \(variable), \
          AWS_ENDPOINT_URL or the profile
          """
        )
      }
      overrides[service] = url
    }
    return overrides
  }
}

/// The HTTP clients of the process: one for each set of certificates that is trusted.
private enum SharedClients {
  private static let clients = Mutex<[HTTPClient.Settings: HTTPClient]>([:])

  static func client(_ settings: HTTPClient.Settings) -> HTTPClient {
    clients.withLock { clients in
      if let client = clients[settings] { return client }
      let client = HTTPClient(settings: settings)
      clients[settings] = client
      return client
    }
  }
}
