import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceEnrich
import SluiceParse
import SluiceRoute
import SluiceSinks
import SluiceSources

/// The one list of everything that a pipeline file can name.
enum BuiltInStages {
  static let registry = ComponentRegistry(
    sources: [FileSource.self],
    stages: [DecompressStage.self, ParseStage.self, EnrichStage.self, RouteStage.self, DetectStage.self],
    sinks: [StdoutSink.self, FileSink.self])

  /// What stands in for a `decompress` stage that is left out: the bytes as they are.
  static func plainWindows(_ blobs: BlobSequence) -> any AsyncSequence<ByteWindow, any Error> { blobs.plainWindows() }
}
