package import SluiceConfig
package import SluiceCore
import SluiceMetrics

/// What will be listed. Copies share what the listing finds out.
package struct S3SourcePlan: SourcePlan {
  let source: S3Source
  let metrics: S3Metrics
  let tally: ListingTally

  init(_ source: S3Source) {
    self.source = source
    let metrics = S3Metrics()
    self.metrics = metrics
    tally = ListingTally { metrics.found($0) }
  }

  package func open() throws(BlobError) -> any BlobFeed { S3Feed(source, tally, metrics) }

  /// What the listing has found so far.
  package var totals: ListingTotals { tally.totals }

  /// Known when the listing is at its end, which runs ahead of the reading; nil until then. What an earlier run has done
  /// is not in it.
  package var totalBytes: Int? {
    let totals = tally.totals
    return totals.isComplete ? totals.bytes - totals.unread : nil
  }
}
