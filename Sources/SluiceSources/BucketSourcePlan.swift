package import SluiceAWS
package import SluiceConfig

/// A planned source whose objects lie in buckets, for stages that look for more in these.
package protocol BucketSourcePlan: SourcePlan {
  /// Whose credentials, and where.
  var aws: AWSSettings { get }
  /// The queue that tells of the objects, whose region is the default; nil where there is none.
  var queueURL: String? { get }
}

extension S3SourcePlan: BucketSourcePlan {
  package var aws: AWSSettings { source.settings }
  package var queueURL: String? { nil }
}

extension SQSSourcePlan: BucketSourcePlan {
  package var queueURL: String? { settings.queueURL }
}
