import Synchronization

/// The regions of buckets that were found out.
final class BucketRegions: Sendable {
  private let regions = Mutex<[String: String]>([:])

  subscript(bucket: String) -> String? {
    get { regions.withLock { $0[bucket] } }
    set { regions.withLock { $0[bucket] = newValue } }
  }
}
