package import SluiceAWS
import SluiceCore

/// How fast objects come, found out by fetching a few.
package struct S3Speed: Sendable, Equatable {
  package let objects: Int
  package let bytes: Int
  package let duration: Duration

  package init(objects: Int, bytes: Int, duration: Duration) {
    self.objects = objects
    self.bytes = bytes
    self.duration = duration
  }

  package var bytesPerSecond: Double {
    let (seconds, attoseconds) = duration.components
    let time = Double(seconds) + Double(attoseconds) / 1e18
    return time > 0 ? Double(bytes) / time : 0
  }
}

extension S3Source {
  /// Fetches the samples side by side, as a run would, up to so many bytes, and looks at none of them.
  ///
  /// - Returns: nil when there is nothing to fetch.
  /// - Throws: `AWSError` when one can't be fetched.
  package func speed(_ samples: [ListedObject], bytes limit: Int = 64 << 20) async throws(AWSError) -> S3Speed? {
    var chosen: [ListedObject] = []
    var bytes = 0
    for sample in samples where sample.size > 0 && bytes + sample.size <= limit {
      chosen.append(sample)
      bytes += sample.size
    }
    if chosen.isEmpty { return nil }
    let access = try await access()
    let fetcher = ObjectFetcher(access.store, limits: limits, retry: access.retry)
    let started = ContinuousClock.now
    let sizes = try await ListingRequests.concurrently(chosen) { sample async throws(AWSError) in
      let fetch = fetcher.fetch(sample.reference)
      switch try await fetch.inTurn() {
      case .whole(let content, _): return content.count
      case .stream(let body, _):
        var count = 0
        while let piece = try await body.next() { count += piece.count }
        return count
      }
    }
    return S3Speed(
      objects: sizes.count, bytes: sizes.reduce(0, +), duration: ContinuousClock.now - started)
  }
}
