import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceECS
import SluiceParse

/// Writing records as ECS documents.
package struct Documents: Sendable {
  package let data: TrailData
  private let plan: ParsePlan
  private let makeWriter: @Sendable (Projection) -> any EventWriter

  package init(over data: TrailData) {
    self.data = data
    var planning = Planning()
    makeWriter = planning.context.eventWriter(.ecs, &planning.context)
    plan = planning.finish()
  }

  /// Parses the records and writes them.
  ///
  /// - Returns: the time that the writing took, and the bytes written.
  package func run() async throws -> (time: Duration, bytes: Int) {
    var time = Duration.zero
    var count = 0
    try await write { duration, lines in
      time += duration
      count += lines.count
    }
    return (time, count)
  }

  /// Compares what the documents say with what the generator meant.
  package func checkDocuments() async throws {
    var number = 0
    try await write { _, lines in
      for line in lines.split(separator: 0x0A) {
        guard let document = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
          let event = document["event"] as? [String: Any]
        else { return check("a document is JSON with an event", false) }
        let expected = data.events[number]
        check("event.action", event["action"] as? String, equals: expected.name)
        check("event.provider", event["provider"] as? String, equals: expected.provider)
        check("event.outcome", event["outcome"] as? String, equals: expected.isDenied ? "failure" : "success")
        check("@timestamp", document["@timestamp"] is String)
        number += 1
      }
    }
    check("documents", number, equals: data.events.count)
  }

  /// Calls `body` for each batch with its documents, one a line, and how long it took to write them.
  private func write(_ body: (Duration, [UInt8]) throws -> Void) async throws {
    var writer = makeWriter(plan.projection)
    var lines: [UInt8] = []
    for try await batch in MemoryFeed(data.objects).blobs.plainWindows().parse(plan, lane: LaneLedger()) {
      lines.removeAll(keepingCapacity: true)
      let start = ContinuousClock.now
      for record in 0..<batch.count {
        writer.append(record, of: batch, to: &lines)
        lines.append(0x0A)
      }
      try body(ContinuousClock.now - start, lines)
    }
  }
}
