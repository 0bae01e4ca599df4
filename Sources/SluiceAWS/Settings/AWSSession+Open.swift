extension AWSSession {
  /// Opens a session: reads the environment and AWS's files, and finds region and credentials. No service is called,
  /// but where nothing else names a region, the instance's metadata is asked for it.
  ///
  /// - Parameters:
  ///   - queueURL: a queue of the session, whose URL may tell the region.
  ///   - transport: what sends requests; nil for the process's client.
  /// - Throws: `AWSError` when no region is found, or when settings or files contradict themselves. Credentials are
  ///   fetched by the first call that needs them.
  package static func open(
    _ settings: AWSSettings = AWSSettings(), queueURL: String? = nil, environment: AWSEnvironment = .process,
    transport: (any HTTPTransport)? = nil
  ) async throws(AWSError) -> AWSSession {
    throw AWSError(.invalid, code: "NoRegion", message: "no region")
  }
}
