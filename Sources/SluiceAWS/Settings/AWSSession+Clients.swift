extension AWSSession {
  /// A client of a queue.
  ///
  /// - Throws: `AWSError` (`invalid`) when the queue's endpoint can't be named.
  package func sqs(queueURL: String) throws(AWSError) -> SQSClient {
    SQSClient(caller, endpoint: try endpoints.sqs(queueURL: queueURL), queueURL: queueURL)
  }

  /// Any bucket, of any region.
  package var s3: S3Client { S3Client(caller, endpoints: endpoints) }
}
