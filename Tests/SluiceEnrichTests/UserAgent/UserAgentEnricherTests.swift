import SluiceCore
import Testing

@testable import SluiceEnrich

@Suite struct UserAgentEnricherTests {
  private static let file = """
    user_agent_parsers:
      - regex: '(Tool\\d*)/(\\d+)'
    os_parsers:
      - regex: '(Linux) (\\d+)'
    device_parsers:
      - regex: '(Phone)'
    """

  /// A batch with one record for each agent, and the columns of the enricher's fields.
  private struct Fixture {
    let batch: RecordBatch
    let columns: [String: ColumnID]
    private let raw: ColumnID
    private var agents: [AgentBytes] = []

    init(cacheEntries: Int = 64) throws {
      let rules = try UserAgentRules(text: UserAgentEnricherTests.file)
      let enricher = UserAgentEnricher(UserAgentPatterns(rules, file: "regexes.yaml"), cacheEntries: cacheEntries)
      var builder = ProjectionBuilder()
      raw = builder.raw("userAgent", .cleanedLeaves)
      columns = [String: ColumnID](
        uniqueKeysWithValues: enricher.fields.map { ($0.name, $0.bind(in: &builder)) })
      batch = RecordBatch(projection: builder.build(), blob: Blob.none)
    }

    mutating func append(_ agent: String) {
      let bytes = AgentBytes(agent)
      agents.append(bytes)
      append(Cell(kind: .string, start: bytes.bytes.baseAddress, length: UInt32(bytes.bytes.count)))
    }

    func append(_ cell: Cell) { batch.appendRecord()[Int(raw.index)] = cell }

    func text(_ record: Int, _ field: String) -> String? { columns[field].flatMap { batch[record, $0].string } }
  }

  @Test func fieldsHaveTheNamesOfECSAndOfSluice() throws {
    let fixture = try Fixture()
    let names = Set(fixture.columns.keys)
    #expect(
      names.isSuperset(of: [
        "user_agent.name", "user_agent.version", "user_agent.device.name", "user_agent.os.name",
        "user_agent.os.version",
        "user_agent.os.full", "sluice.user_agent.tool", "sluice.user_agent.is_console",
      ]))
    #expect(names.count == 6 + AWSUserAgentField.allCases.count)
  }

  @Test func columnsOfARecordTellItsAgentsParts() throws {
    var fixture = try Fixture()
    fixture.append("Tool/5 Linux 6 Phone")
    fixture.append("aws-cli/2.0.0 command/s3.cp")
    #expect(fixture.text(0, "user_agent.name") == "Tool")
    #expect(fixture.text(0, "user_agent.os.full") == "Linux 6")
    #expect(fixture.text(0, "user_agent.device.name") == "Phone")
    #expect(fixture.text(1, "user_agent.name") == "Other")
    #expect(fixture.text(1, "user_agent.os.name") == nil)
    #expect(fixture.text(1, "sluice.user_agent.command") == "s3.cp")
    #expect(fixture.columns["sluice.user_agent.is_console"].map { fixture.batch[1, $0].kind } == .false)
  }

  @Test func whoAsksForOneFieldOfAnAgentHasThemAll() throws {
    var fixture = try Fixture()
    fixture.append("Tool/5 Linux 6 Phone")
    fixture.append(.missing)
    for record in 0..<2 {
      for first in ["user_agent.version", "sluice.user_agent.tool"] { _ = fixture.text(record, first) }
      for (name, column) in fixture.columns {
        let cell = fixture.batch.cells[record * fixture.batch.columnCount + Int(column.index)]
        #expect(cell.kind != .pending, "\(name)")
      }
    }
    #expect(fixture.text(0, "user_agent.os.full") == "Linux 6")
    #expect(fixture.text(0, "user_agent.os.name") == "Linux" && fixture.text(1, "user_agent.os.name") == nil)
    #expect(fixture.columns["sluice.user_agent.is_console"].map { fixture.batch[0, $0].kind } == .false)
  }

  @Test func aRecordWithoutAnAgentHasNone() throws {
    let fixture = try Fixture()
    fixture.append(.missing)
    fixture.append(.boolean(true))
    let two = [Cell.text("Tool/1"), Cell.text("Tool/2")]
    fixture.append(fixture.batch.arena.list(two))
    for record in 0..<3 {
      for (name, column) in fixture.columns { #expect(fixture.batch[record, column].isMissing, "\(name)") }
    }
  }

  @Test func valuesOutliveTheirCacheEntryInTheSameBatch() throws {
    // A cache of eight entries, all pushed out many times before the cells are looked at.
    var fixture = try Fixture(cacheEntries: 8)
    for number in 0..<500 { fixture.append("Tool\(number)/\(number % 100) Linux \(number)") }
    let columns = ["user_agent.name", "user_agent.version", "user_agent.os.full"].compactMap { fixture.columns[$0] }
    var cells: [[Cell]] = []
    for record in 0..<500 { cells.append(columns.map { fixture.batch[record, $0] }) }
    for number in 0..<500 {
      #expect(cells[number].map(\.string) == ["Tool\(number)", "\(number % 100)", "Linux \(number)"])
    }
  }

  @Test func theSameAgentIsReadOnce() {
    var parsed = 0
    let reader = AgentReader(slots: 1, cacheEntries: 8) { agent, writer in
      parsed += 1
      writer.begin()
      writer.write(0, agent)
    }
    let arena = Arena()
    for _ in 0..<3 {
      for agent in ["a", "b"] {
        let block = reader.read(AgentBytes(agent).bytes, arena)
        #expect(FieldBlock(block.bytes)[0].string == agent)
      }
    }
    #expect(parsed == 2 && reader.missCount == 2 && reader.hitCount == 4)
  }

  @Test func agentsAreReadUpToTheirLimitWithoutCuttingACharacter() {
    var lengths: [Int] = []
    var ends: [Bool] = []
    let reader = AgentReader(slots: 1, cacheEntries: 8) { agent, writer in
      writer.begin()
      lengths.append(agent.count)
      ends.append(String(validating: agent, as: UTF8.self) != nil)
    }
    let arena = Arena()
    for prefix in 0..<4 {
      let agent = String(repeating: "x", count: prefix) + String(repeating: "€", count: 5_000)
      _ = reader.read(AgentBytes(agent).bytes, arena)
    }
    // Bytes that continue nothing do no harm.
    _ = reader.read(AgentBytes([UInt8](repeating: 0x80, count: 4_000)).bytes, arena)
    #expect(lengths.allSatisfy { $0 <= 2_048 && $0 > 2_040 })
    #expect(ends == [true, true, true, true, false])
  }
}

extension Blob {
  fileprivate static let none = Blob(sequence: 0, origin: "test") { () throws(BlobError) -> any ByteReader in
    throw BlobError(.unreadable, "a blob without bytes")
  }
}
