import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceEnrich
import SluiceParse
import SluiceRoute
import SluiceSinks
import SluiceSources
import SluiceVerify

/// The one list of everything that a pipeline file can name.
enum BuiltInStages {
  static let registry = ComponentRegistry(
    sources: [FileSource.self, SQSSource.self, S3Source.self],
    stages: [
      DecompressStage.self, ParseStage.self, VerifyStage.self, EnrichStage.self, RouteStage.self, DetectStage.self,
    ],
    sinks: [StdoutSink.self, FileSink.self, SQSSink.self])

  /// What stands in for a `decompress` stage that is left out: the bytes as they are.
  static func plainWindows(_ blobs: BlobSequence) -> any AsyncSequence<ByteWindow, any Error> { blobs.plainWindows() }
}
