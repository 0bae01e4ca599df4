package import SluiceAWS

/// What the source calls.
package struct S3Access: Sendable {
  let lister: any ObjectLister
  let store: any ObjectStore
  let retry: RetrySettings

  init(lister: any ObjectLister, store: any ObjectStore, retry: RetrySettings = RetrySettings()) {
    self.lister = lister
    self.store = store
    self.retry = retry
  }

  /// Makes the access when it is needed: credentials are looked for then.
  package typealias Open = @Sendable () async throws(AWSError) -> S3Access

  /// By the settings of a pipeline file.
  package static func with(_ settings: AWSSettings) -> Open {
    { () async throws(AWSError) -> S3Access in
      let client = try await AWSSession.open(settings).s3
      return S3Access(lister: client, store: S3ObjectStore(client: client))
    }
  }
}
