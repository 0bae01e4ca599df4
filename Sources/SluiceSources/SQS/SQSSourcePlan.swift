import SluiceAWS
package import SluiceConfig
package import SluiceCore

/// A planned queue: nothing has been asked of AWS yet.
package struct SQSSourcePlan: SourcePlan {
  let aws: AWSSettings
  let settings: ConsumerSettings
  /// What its feed counts.
  package let metrics: SQSMetrics

  init(aws: AWSSettings, settings: ConsumerSettings) {
    self.aws = aws
    self.settings = settings
    metrics = SQSMetrics(queue: settings.queueName, collectorID: settings.collectorID)
  }

  /// It has no end of its own.
  package var isLive: Bool { true }

  package func open() throws(BlobError) -> any BlobFeed { open { _ in } }

  /// - Parameter notice: told of what users should know of while it runs, in a sentence.
  package func open(_ notice: @escaping @Sendable (String) -> Void) -> any BlobFeed {
    let (aws, url) = (aws, settings.queueURL)
    return SQSFeed(settings, metrics: metrics, notice: notice) { () async throws(AWSError) in
      let session = try await AWSSession.open(aws, queueURL: url)
      return (try session.sqs(queueURL: url), S3ObjectStore(client: session.s3))
    }
  }
}
