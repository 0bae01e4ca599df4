package import SluiceConfig
import SluiceCore
import Synchronization

/// Renders alerts as the standard output gets them, and keeps a digest of their bytes and nothing else: for who wants to
/// know what rendering costs, and whether two runs say the same.
package final class DigestSink: SinkComponent {
  /// What was rendered. Digests of one process can be compared; those of another process differ.
  package struct Digest: Sendable, Equatable {
    package var documents = 0
    package var bytes = 0
    /// Of the bytes, in the order of the source, with their division into chunks left out.
    package var hash = 0
  }

  package static let name = "digest"
  package static let summary = "Renders alerts, and keeps a digest of their bytes."
  package static let keys: [any ConfigKeyDeclaration] = StreamSelection.keys

  private let selection: StreamSelection
  private let state = Mutex(Digest())

  package init(_ section: ConfigSection) { selection = StreamSelection(section, format: .ecs) }

  package var takesDeadLetters: Bool { false }

  /// Of what was rendered so far.
  package var digest: Digest { state.withLock { $0 } }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    DigestSinkPlan(label: label, stream: selection.plan(&context), sink: self)
  }

  fileprivate func add(_ chunk: SinkChunk) {
    state.withLock { digest in
      // A chain over lines: where chunks end depends on the lanes.
      chunk.bytes.withUnsafeBytes { bytes in
        var start = 0
        while start < bytes.count {
          let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
          var hasher = Hasher()
          hasher.combine(digest.hash)
          hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
          digest.hash = hasher.finalize()
          start = end + 1
        }
      }
      digest.documents += chunk.pieces.reduce(0) { $0 + $1.documents }
      digest.bytes += chunk.bytes.count
    }
  }
}

private struct DigestSinkPlan: SinkPlan {
  let label: String
  let stream: StreamPlan
  let sink: DigestSink

  func open(_ projection: Projection) throws(SinkError) -> any Sink { DigestWriter(self, projection) }
}

private final class DigestWriter: Sink {
  private let plan: DigestSinkPlan
  private let projection: Projection

  init(_ plan: DigestSinkPlan, _ projection: Projection) {
    self.plan = plan
    self.projection = projection
  }

  var label: String { plan.label }

  func makeRenderer() -> any SinkRenderer {
    StdoutSinkRenderer(stream: DocumentStream(plan.stream, projection), isTerminal: false)
  }

  func write(_ chunk: SinkChunk) async throws(SinkError) { plan.sink.add(chunk) }
  func flush() async throws(SinkError) {}
  func close(completed: Bool) async throws(SinkError) {}
}
