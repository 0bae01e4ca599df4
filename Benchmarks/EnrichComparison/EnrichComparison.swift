import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceECS
import SluiceEnrich
import SluiceParse

/// Reads addresses and user agents, one a line, through the columns that an `enrich` stage declares, and records as ECS
/// documents; prints what it found, or how long it took. Its counterpart in Python does the same with the libraries of
/// that world; `Benchmarks/enrichment` runs both and compares.
///
/// Usage: EnrichComparison city.mmdb asn.mmdb regexes.yaml (geo|agents|documents) FILE (print|time)
@main struct EnrichComparison {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 7 else {
      print("usage: EnrichComparison city.mmdb asn.mmdb regexes.yaml (geo|agents|documents) FILE (print|time)")
      exit(1)
    }
    let work = arguments[4]
    let data = try Data(contentsOf: URL(fileURLWithPath: arguments[5]))
    let lines = data.split(separator: 0x0A)
    let key = work == "geo" ? "sourceIPAddress" : "userAgent"
    let records: [UInt8] =
      work == "documents"
      ? Array(data)
      : lines.reduce(into: []) { bytes, line in
        bytes.append(raw: "{\"eventVersion\":\"1.08\",\"eventSource\":\"s3.amazonaws.com\",\"\(key)\":")
        bytes.append(jsonString: String(decoding: line, as: UTF8.self))
        bytes.append(raw: "}\n")
      }
    let run = try Run(city: arguments[1], asn: arguments[2], regexes: arguments[3], work: work)
    try await run.go(over: records, prints: arguments[6] == "print")
  }
}

extension [UInt8] {
  fileprivate mutating func append(raw text: String) { append(contentsOf: text.utf8) }
}

/// The columns of one kind of work, over one stream.
private struct Run {
  private let plan: ParsePlan
  private let projection: Projection
  private let columns: [ColumnID]
  private let makeWriter: (@Sendable (Projection) -> any EventWriter)?
  private let stages: [any RecordStagePlan]

  init(city: String, asn: String, regexes: String, work: String) throws {
    let problems = ProblemCollector()
    var context = PlanContext(
      catalog: CloudTrailCatalog(), tags: TagTable(), problems: problems,
      eventWriter: { _, _ in { _ in RawEventWriter() } })
    let parse = ParseStage(options: ParseOptions())
    _ = parse.plan(&context)
    let keys =
      work == "geo"
      ? "geo: { city: \(city), asn: \(asn), max_age_days: 36500 }"
      : work == "agents" ? "user_agent: { regexes: \(regexes) }" : ""
    if keys.isEmpty {
      stages = []
    } else {
      let section = ConfigSection(yaml: keys, keys: EnrichStage.keys, path: EnrichStage.name, problems: problems)
      stages = [EnrichStage(section).plan(&context)]
    }
    for problem in problems.problems { FileHandle.standardError.write(Data("\(problem)\n".utf8)) }
    let names =
      work == "geo"
      ? [
        "source.geo.continent_name", "source.geo.country_iso_code", "source.geo.country_name", "source.geo.city_name",
        "source.geo.location.lat", "source.geo.location.lon", "source.as.number", "source.as.organization.name",
      ]
      : [
        "user_agent.name", "user_agent.version", "user_agent.os.name", "user_agent.os.version",
        "user_agent.device.name",
      ]
    let catalog = context.catalog
    columns = work == "documents" ? [] : names.compactMap { catalog.field(named: $0)?.bind(in: &context.projection) }
    makeWriter = work == "documents" ? context.eventWriter(.ecs, &context) : nil
    plan = ParsePlan(options: parse.options, in: &context.projection)
    projection = context.projection.build()
  }

  func go(over records: [UInt8], prints: Bool) async throws {
    let ledger = LaneLedger()
    let blobs = OneBlob(records).blobs
    let lane = LaneContext(projection: projection, ledger: ledger)
    let stages = stages
    var time = Duration.zero
    var count = 0
    var output: [UInt8] = []
    var writer = makeWriter?(projection)
    let batches = blobs.plainWindows().parse(plan.with(projection), lane: ledger)
      .through(all: { stages.map { $0.makeStage(lane) } })
    for try await batch in batches {
      output.removeAll(keepingCapacity: true)
      // What is measured is the enrichment: the reading of columns, not of JSON.
      let start = ContinuousClock.now
      for record in 0..<batch.count {
        if writer != nil {
          writer?.append(record, of: batch, to: &output)
          output.append(0x0A)
        } else {
          append(batch, record, to: &output)
        }
      }
      time += ContinuousClock.now - start
      count += batch.count
      if prints { FileHandle.standardOutput.write(Data(output)) }
    }
    guard !prints else { return }
    print(String(format: "%.0f", Double(count) / (time / .seconds(1))))
  }

  private func append(_ batch: RecordBatch, _ record: Int, to output: inout [UInt8]) {
    for column in columns {
      let cell = batch[record, column]
      if !cell.isMissing { output.append(contentsOf: cell.bytes) }
      output.append(0x09)
    }
    output.append(0x0A)
  }
}

/// One object in memory.
private final class OneBlob: Sendable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var blobs: BlobSequence {
    let bytes = bytes
    nonisolated(unsafe) var isDone = false
    return BlobSequence {
      guard !isDone else { return nil }
      isDone = true
      return Blob(sequence: 0, origin: "memory", size: bytes.count) { Reader(bytes) }
    }
  }

  private final class Reader: ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
      let count = min(buffer.count, bytes.count - position)
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
      }
      position += count
      return count
    }
  }
}
