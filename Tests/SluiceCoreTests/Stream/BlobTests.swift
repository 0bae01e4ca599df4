import SluiceCore
import Testing

@Suite struct BlobTests {
  @Test func errorsSayWhere() {
    #expect(BlobError(.damaged, "broken").description == "broken")
    #expect(BlobError(.damaged, "broken", inputOffset: 5).description == "broken (at byte 5 of the object)")
    #expect(BlobError(.damaged, "broken", outputOffset: 6).description == "broken (at byte 6 of its content)")
    #expect(
      BlobError(.damaged, "broken", inputOffset: 5, outputOffset: 6).description
        == "broken (at byte 5 of the object, 6 of its content)")
  }

  @Test func aSequenceEndsWhenItsPullDoes() async throws {
    let blobs = [Blob.unread(0), .unread(1)]
    actor Pull {
      var rest: [Blob]
      init(_ rest: [Blob]) { self.rest = rest }
      func next() -> Blob? { rest.isEmpty ? nil : rest.removeFirst() }
    }
    let pull = Pull(blobs)
    var seen: [Int] = []
    for try await blob in BlobSequence({ await pull.next() }) { seen.append(blob.sequence) }
    #expect(seen == [0, 1])
  }
}
