import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceEnrich
import SluiceParse

/// Reading the columns of an `enrich` stage, for records that hold little else.
package struct Enrichment: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case geo
    case agent
  }

  /// Which values the records have.
  package enum Values: String, CaseIterable, Sendable {
    /// A hundred, again and again: what most trails are like.
    case repeated
    /// All different, and known to the database or the regular expressions.
    case distinct
    /// All different, and nothing is known of them.
    case unknown
  }

  package let size: WorkSize
  private let records: [UInt8]
  /// By record, of the first column.
  private let expected: [String?]
  private let plan: ParsePlan
  private let stages: [any RecordStagePlan]
  private let columns: [ColumnID]
  /// The files have to be there as long as they are read.
  private let folder: TemporaryFolder

  package init(_ kind: Kind, _ values: Values, records count: Int) throws {
    folder = try TemporaryFolder()
    let samples = (0..<count).map { number -> (value: String, expected: String?) in
      let number = values == .repeated ? number % 100 : number
      return kind == .geo ? Addresses.sample(number, isKnown: values != .unknown) : Agents.sample(number, values)
    }
    expected = samples.map(\.expected)
    let key = kind == .geo ? "sourceIPAddress" : "userAgent"
    records = samples.reduce(into: []) { text, sample in
      text += #"{"eventVersion":"1.08","eventSource":"s3.amazonaws.com","\#(key)":"\#(sample.value)"}"#.utf8
      text.append(0x0A)
    }
    size = WorkSize(records: count)
    let yaml: String
    switch kind {
    case .geo:
      let city = try folder.write("city.mmdb", Addresses.cities)
      let systems = try folder.write("asn.mmdb", Addresses.systems)
      yaml = "geo: { city: \(city), asn: \(systems), max_age_days: 36500 }"
    case .agent: yaml = "user_agent: { regexes: \(try folder.write("regexes.yaml", Agents.regexes.utf8)) }"
    }
    var planning = Planning()
    stages = [EnrichStage(planning.section(yaml, EnrichStage.self)).plan(&planning.context)]
    let names =
      kind == .geo
      ? [
        "source.geo.city_name", "source.geo.country_iso_code", "source.geo.location.lat", "source.as.number",
        "source.as.organization.name",
      ] : ["user_agent.name", "user_agent.version", "user_agent.os.name", "user_agent.device.name"]
    columns = names.compactMap { planning.context.catalog.field(named: $0)?.bind(in: &planning.context.projection) }
    check("columns", columns.count, equals: names.count)
    plan = planning.finish()
  }

  /// Parses the records and reads the columns.
  ///
  /// - Returns: the time that reading took, and the bytes of all values.
  package func run() async throws -> (time: Duration, bytes: Int) {
    var time = Duration.zero
    var count = 0
    try await forEachBatch { batch in
      let start = ContinuousClock.now
      for record in 0..<batch.count {
        for column in columns { count += Int(batch[record, column].length) }
      }
      time += ContinuousClock.now - start
    }
    return (time, count)
  }

  /// Compares the first column of each record with what the files were made to say.
  package func checkValues() async throws {
    var number = 0
    try await forEachBatch { batch in
      for record in 0..<batch.count {
        check("the first column of record \(number)", batch[record, columns[0]].string, equals: expected[number])
        number += 1
      }
    }
    check("records", number, equals: expected.count)
  }

  private func forEachBatch(_ body: (RecordBatch) -> Void) async throws {
    let ledger = LaneLedger()
    let lane = LaneContext(projection: plan.projection, ledger: ledger)
    let stages = stages
    let batches = MemoryFeed([records]).blobs.plainWindows().parse(plan, lane: ledger)
      .through(all: { stages.map { $0.makeStage(lane) } })
    for try await batch in batches { body(batch) }
  }
}
