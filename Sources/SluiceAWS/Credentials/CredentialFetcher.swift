/// A place that credentials are fetched from.
protocol CredentialFetcher: Sendable {
  /// Whether credentials go on being used past their end when fetching fails: the instance's metadata, whose credentials
  /// AWS then honours longer.
  var isStable: Bool { get }
  /// - Throws: `AWSError` when there are none, or the place can't be reached.
  func fetch() async throws(AWSError) -> AWSCredentials
}

extension CredentialFetcher {
  var isStable: Bool { false }
}

/// Keys that were given.
struct StaticCredentials: CredentialsSource {
  let keys: AWSCredentials

  func credentials() -> AWSCredentials { keys }
  func invalidate() {}
}

/// A function as a fetcher.
struct FetchFunction: CredentialFetcher {
  let run: @Sendable () async throws(AWSError) -> AWSCredentials
  func fetch() async throws(AWSError) -> AWSCredentials { try await run() }
}
