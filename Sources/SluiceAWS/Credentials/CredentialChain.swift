import SluiceConfig

/// The search for credentials. The first place that applies is the one; when it fails, its error is the answer, and no
/// other place is asked.
///
/// The order is botocore's: settings; variables; a profile's role; a web identity; the credentials file;
/// `credential_process`; the config file; the container's endpoint; the instance's metadata.
struct CredentialChain: Sendable {
  /// Credentials, and what they are, for people.
  struct Found: Sendable {
    let source: any CredentialsSource
    let description: String
    /// Whether they are a role's that STS gave.
    let isRole: Bool

    init(_ source: any CredentialsSource, _ description: String, isRole: Bool = false) {
      self.source = source
      self.description = description
      self.isRole = isRole
    }
  }

  let environment: AWSEnvironment
  let profiles: Profiles
  /// The profile that the settings or a variable name, or `default`; nil where `default` does not exist.
  let profile: Profile?
  /// Whether the settings name the profile: then variables with keys are passed over.
  let isProfileChosen: Bool
  let transport: any HTTPTransport
  let stsEndpoint: AWSEndpoint
  let clock: RetrySettings

  /// - Throws: `AWSError` when the place that applies is one that can't be used. Nothing is fetched yet.
  func find(_ settings: CredentialSettings?) throws(AWSError) -> Found {
    let base = try base(settings)
    guard let role = settings?.role else { return base }
    return assume(role, with: base)
  }

  private func base(_ settings: CredentialSettings?) throws(AWSError) -> Found {
    if let id = settings?.accessKeyID, let secret = settings?.secretAccessKey {
      let keys = AWSCredentials(
        accessKeyID: id, secretAccessKey: secret.revealed, sessionToken: settings?.sessionToken?.revealed)
      return Found(StaticCredentials(keys: keys), "the keys \(id) of the pipeline file")
    }
    switch settings?.source {
    case .environment: return try required(.environment)
    case .container: return try required(.container)
    case .instance: return try required(.instance)
    case nil: break
    }
    if !isProfileChosen, let found = try variables() { return found }
    if let profile {
      if profile.hasRole { return try role(of: profile, visited: [profile.name]) }
    }
    if let found = try webIdentity(profile, usesVariables: !isProfileChosen) { return found }
    if let profile, let found = try keys(of: profile) { return found }
    if let found = container() { return found }
    return try instance()
  }

  /// A place that something names: it has to have credentials.
  func required(_ source: CredentialSettings.Source) throws(AWSError) -> Found {
    switch source {
    case .environment:
      if let found = try variables() { return found }
      throw AWSError(
        .invalid, code: "NoCredentials",
        message: "the environment is named as the source of credentials, and AWS_ACCESS_KEY_ID is not set")
    case .container:
      if let found = container() { return found }
      throw AWSError(
        .invalid, code: "NoCredentials",
        message: """
          the container is named as the source of credentials, and neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor \
          AWS_CONTAINER_CREDENTIALS_FULL_URI is set
          """)
    case .instance: return try instance()
    }
  }

  private func variables() throws(AWSError) -> Found? {
    guard let id = environment["AWS_ACCESS_KEY_ID"] else { return nil }
    guard let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
      throw .configuration("AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not: set both or neither")
    }
    let keys = AWSCredentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: environment["AWS_SESSION_TOKEN"])
    return Found(StaticCredentials(keys: keys), "the keys \(id) of the environment")
  }

  private func container() -> Found? {
    guard ContainerFetcher.applies(environment) else { return nil }
    return fetched(
      by: ContainerFetcher(environment, transport: transport, clock: clock), "the container's credential endpoint")
  }

  private func instance() throws(AWSError) -> Found {
    let ambient = AmbientSettings(environment: environment, profile: profile)
    let metadata = try InstanceMetadata(ambient, transport: transport, clock: clock)
    let place = "the instance's role (IMDSv2)"
    // It is asked last, when all else has nothing: that it does not answer means that there are none.
    let searched = profiles.configPath
    return fetched(
      by: LastPlace(metadata: metadata, searched: "the environment, \(profiles.credentialsPath), \(searched)"), place)
  }

  func fetched(by fetcher: any CredentialFetcher, _ description: String, isRole: Bool = false) -> Found {
    Found(RefreshingCredentials(fetcher, clock: clock), description, isRole: isRole)
  }

  func assume(_ role: CredentialSettings.Role, with base: Found) -> Found {
    let sts = STSClient(
      AWSCaller(transport: transport, credentials: base.source, retry: clock), endpoint: stsEndpoint)
    return fetched(
      by: RoleFetcher(sts: sts, role: role, isChained: base.isRole), "\(role.arn), taken on with \(base.description)",
      isRole: true)
  }
}

/// The metadata of the instance as the end of the search.
private struct LastPlace: CredentialFetcher {
  let metadata: InstanceMetadata
  let searched: String

  var isStable: Bool { metadata.isStable }

  func fetch() async throws(AWSError) -> AWSCredentials {
    do throws(AWSError) {
      return try await metadata.fetch()
    } catch {
      guard error.kind != .cancelled else { throw error }
      throw AWSError(
        error.kind, code: "NoCredentials",
        message: """
          no credentials: there are none in the settings, \(searched), no container's endpoint is named, and \
          \(error.message)
          """,
        status: error.status)
    }
  }
}
