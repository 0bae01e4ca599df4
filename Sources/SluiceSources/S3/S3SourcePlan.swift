package import SluiceConfig
package import SluiceCore

/// What will be listed. Copies share what the listing finds out.
package struct S3SourcePlan: SourcePlan {
  let source: S3Source
  let tally = ListingTally()

  init(_ source: S3Source) { self.source = source }

  package func open() throws(BlobError) -> any BlobFeed { S3Feed(source, tally) }

  /// What the listing has found so far.
  package var totals: ListingTotals { tally.totals }

  /// Known when the listing is at its end, which runs ahead of the reading; nil until then. What an earlier run has done
  /// is not in it.
  package var totalBytes: Int? {
    let totals = tally.totals
    return totals.isComplete ? totals.bytes - totals.unread : nil
  }
}
