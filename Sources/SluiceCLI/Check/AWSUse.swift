import SluiceAWS
import SluiceConfig
import SluiceSinks
import SluiceSources

/// What a component of a pipeline does with AWS.
struct AWSUse: Sendable {
  enum Purpose: Sendable, Hashable {
    /// Lists and reads what is in these places.
    case read([S3Place])
    /// Receives from a queue, and reads the objects that its messages tell of.
    case receive(queueURL: String)
    /// Sends to a queue.
    case send(queueURL: String)
  }

  /// Such as `source.s3`.
  let path: String
  let settings: AWSSettings
  let purpose: Purpose

  /// The uses of a pipeline, in the order of its components.
  static func all(of definition: PipelineDefinition) -> [AWSUse] {
    var uses: [AWSUse] = []
    switch definition.source {
    case let source as S3Source:
      uses.append(AWSUse(path: "source.s3", settings: source.settings, purpose: .read(source.places)))
    case let source as SQSSource:
      uses.append(AWSUse(path: "source.sqs", settings: source.aws, purpose: .receive(queueURL: source.queueURL)))
    default: break
    }
    for sink in definition.sinks {
      guard let queue = sink.component as? SQSSink else { continue }
      uses.append(AWSUse(path: sink.path, settings: queue.aws, purpose: .send(queueURL: queue.queueURL)))
    }
    return uses
  }
}
