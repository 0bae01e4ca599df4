import SluiceCore
import Testing

@Suite struct AlertEditTests {
  /// Alerts of rule 0 on records 0 to 3, in two outputs by turns.
  private func chunk(isObject: Bool = true, pieces: Int = 4) -> SinkChunk {
    var chunk = SinkChunk(bytes: [], pieces: [])
    for record in 0..<4 {
      let start = chunk.bytes.count
      chunk.bytes += Array("{\"r\":\(record)}\n".utf8)
      let range = start..<chunk.bytes.count
      chunk.alerts.append(AlertPlace(match: match(record), range: range, isObject: isObject))
      if pieces == 4 { chunk.pieces.append(.init(output: "\(record % 2)", range: range, documents: 1)) }
    }
    if pieces == 1 { chunk.pieces = [.init(output: "", range: 0..<chunk.bytes.count, documents: 4)] }
    return chunk
  }

  private func match(_ record: Int, rule: Int = 0) -> RuleMatch { RuleMatch(record: record, detector: 0, rule: rule) }

  private func texts(_ chunk: SinkChunk) -> [String] {
    chunk.pieces.map { "\($0.output)x\($0.documents) " + String(decoding: chunk.bytes[$0.range], as: UTF8.self) }
  }

  private let member = Array("\"a\":1".utf8)

  @Test func membersAreAddedAtTheEnd() {
    var chunk = chunk()
    #expect(chunk.apply([AlertEdit(match: match(1), action: .add(member: member))]) == 0)
    #expect(texts(chunk) == ["0x1 {\"r\":0}\n", "1x1 {\"r\":1,\"a\":1}\n", "0x1 {\"r\":2}\n", "1x1 {\"r\":3}\n"])
  }

  @Test func alertsAreTakenOutAndEmptyPiecesGo() {
    var chunk = chunk()
    let edits = [AlertEdit(match: match(0), action: .remove), AlertEdit(match: match(3), action: .remove)]
    #expect(chunk.apply(edits) == 2)
    #expect(texts(chunk) == ["1x1 {\"r\":1}\n", "0x1 {\"r\":2}\n"])
  }

  @Test func aPieceMayHoldManyAlerts() {
    var chunk = chunk(pieces: 1)
    let edits = [
      AlertEdit(match: match(1), action: .remove), AlertEdit(match: match(2), action: .add(member: member)),
      AlertEdit(match: match(2, rule: 7), action: .remove),
    ]
    #expect(chunk.apply(edits) == 1)
    #expect(texts(chunk) == ["x3 {\"r\":0}\n{\"r\":2,\"a\":1}\n{\"r\":3}\n"])
  }

  @Test func rowsTakeNoMembers() {
    var chunk = chunk(isObject: false, pieces: 1)
    let before = chunk.bytes
    #expect(chunk.apply([AlertEdit(match: match(1), action: .add(member: member))]) == 0)
    #expect(chunk.bytes == before)
  }
}
