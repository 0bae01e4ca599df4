import SluiceAWSTestSupport

extension Trail {
  /// Puts what was delivered into a bucket, with the metadata that CloudTrail gives digests.
  ///
  /// - Parameter keys: all of it where absent.
  func upload(_ keys: [String]? = nil, to bucket: String, _ server: MiniStack) async throws {
    for key in keys ?? logs + digests {
      guard let bytes = try? content(key) else { continue }
      let options: [String: BotoValue] =
        signatures[key].map {
          ["Metadata": ["signature": .string($0), "signature-algorithm": "SHA256withRSA"]]
        } ?? [:]
      try await server.put(key, bytes, in: bucket, options)
    }
  }
}
