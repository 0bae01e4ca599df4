package import SluiceConfig
package import SluiceCore

/// What a pipeline file has around the one component that a test is about: it reads nothing and writes nothing.

package struct NoSource: SourceComponent {
  package static let name = "none"
  package static let summary = "Nothing."
  package static let keys: [any ConfigKeyDeclaration] = []
  package var timeRange: TimeRange? { nil }
  package init(_: ConfigSection) {}
  package func plan(_: inout PlanContext) -> any SourcePlan { NoPlan() }
}

package struct NoDecompress: DecompressComponent {
  package static let name = "decompress"
  package static let summary = "Nothing."
  package static let keys: [any ConfigKeyDeclaration] = []
  package init(_: ConfigSection) {}
  package func windows(of blobs: BlobSequence) -> any AsyncSequence<ByteWindow, any Error> {
    AsyncThrowingStream<ByteWindow, any Error> { $0.finish() }
  }
}

package struct NoParse: ParseComponent {
  package static let name = "parse"
  package static let summary = "Nothing."
  package static let keys: [any ConfigKeyDeclaration] = []
  package init(_: ConfigSection) {}
  package func plan(_: inout PlanContext) -> any ParseStagePlan { NoPlan() }
}

package struct NoSink: SinkComponent {
  package static let name = "none"
  package static let summary = "Nothing."
  package static let keys: [any ConfigKeyDeclaration] = []
  package var takesDeadLetters: Bool { false }
  package init(_: ConfigSection) {}
  package func plan(_: inout PlanContext, label: String) -> any SinkPlan { NoPlan() }
}

private struct NoPlan: ParseStagePlan, SourcePlan, SinkPlan {
  func batches(
    of windows: any AsyncSequence<ByteWindow, any Error>, _ lane: LaneContext
  ) -> any AsyncSequence<RecordBatch, any Error> {
    AsyncThrowingStream<RecordBatch, any Error> { $0.finish() }
  }
  func open() throws(BlobError) -> any BlobFeed { throw BlobError(.unreadable, "nothing to read") }
  func open(_: Projection) throws(SinkError) -> any Sink { throw SinkError(sink: "none", message: "nothing to write") }
}

extension ComponentRegistry {
  /// The stage that a test is about, or the sinks, among empty components.
  package static func around(
    stage: (any Component.Type)? = nil, sinks: [any SinkComponent.Type] = [NoSink.self]
  ) -> ComponentRegistry {
    ComponentRegistry(
      sources: [NoSource.self], stages: [NoDecompress.self, NoParse.self] + [stage].compactMap(\.self), sinks: sinks)
  }
}
