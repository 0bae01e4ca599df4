import SluiceCore
import Synchronization
import Testing

@Suite struct RecordBatchTests {
  @Test func rowsSurviveGrowth() {
    for capacity in [0, 1, 2, 256] {
      var builder = ProjectionBuilder()
      let first = builder.raw("a", .leaves)
      let second = builder.raw("b", .leaves)
      let batch = RecordBatch(projection: builder.build(), blob: .unread(), capacity: capacity)
      for number in 0..<1_000 {
        let row = batch.appendRecord()
        row[Int(first.index)] = .make(.number, "\(number)", in: batch.arena)
        batch.spans[number].index = number
      }
      #expect(batch.count == 1_000)
      for number in 0..<1_000 {
        #expect(
          batch[number, first].string == "\(number)" && batch[number, second].isMissing
            && batch.span(number).index == number)
      }
    }
  }

  @Test func aProjectionWithoutColumnsWorks() {
    let batch = RecordBatch(projection: ProjectionBuilder().build(), blob: .unread(), capacity: 1)
    for _ in 0..<10 { _ = batch.appendRecord() }
    #expect(batch.count == 10)
  }

  @Test func derivedColumnsAreComputedOnceAndOnlyWhenAskedFor() {
    final class Calls: Sendable { let count = Mutex(0) }
    let calls = Calls()
    var builder = ProjectionBuilder()
    let raw = builder.raw("a", .leaves)
    let derived = builder.derived("twice") { _ in
      { batch, record in
        calls.count.withLock { $0 += 1 }
        let text = batch[record, raw].string ?? ""
        return .make(.string, text + text, in: batch.arena)
      }
    }
    let batch = RecordBatch(projection: builder.build(), blob: .unread())
    for number in 0..<3 { batch.appendRecord()[Int(raw.index)] = .make(.string, "\(number)", in: batch.arena) }
    #expect(calls.count.withLock { $0 } == 0)
    #expect(batch[1, derived].string == "11" && batch[1, derived].string == "11")
    #expect(calls.count.withLock { $0 } == 1)
    #expect(batch[2, derived].string == "22")
    // After a reset they are computed anew.
    batch.reset(blob: .unread(1), window: nil)
    batch.appendRecord()[Int(raw.index)] = .text("x")
    #expect(batch[0, derived].string == "xx" && calls.count.withLock { $0 } == 3)
  }

  @Test func aColumnThatAsksForItselfIsMissingThere() {
    var builder = ProjectionBuilder()
    let own = ColumnID(index: 0)
    let column = builder.derived("own") { _ in
      { batch, record in batch[record, own].isMissing ? .text("seen") : .missing }
    }
    #expect(column == own)
    let batch = RecordBatch(projection: builder.build(), blob: .unread())
    _ = batch.appendRecord()
    #expect(batch[0, column].string == "seen")
  }

  @Test func dropTakesOneRecordOut() {
    let batch = RecordBatch(projection: ProjectionBuilder().build(), blob: .unread())
    for _ in 0..<3 { _ = batch.appendRecord() }
    batch.drop(1)
    #expect((0..<3).map(batch.isLive) == [true, false, true] && batch.count == 3)
    // A new record in its place is live.
    batch.reset(blob: .unread(), window: nil)
    for _ in 0..<3 { _ = batch.appendRecord() }
    #expect((0..<3).allSatisfy(batch.isLive))
  }

  @Test func resetForgetsEverything() {
    let batch = RecordBatch(projection: ProjectionBuilder().build(), blob: .unread())
    _ = batch.appendRecord()
    batch.isLast = true
    batch.isFirst = true
    batch.failure = BlobError(.damaged, "x")
    batch.inputBytes = 1
    batch.outputBytes = 1
    batch.rejects = [RejectedRecord(index: 0, offset: 0, errorOffset: 0, reason: "", bytes: [], length: 0)]
    batch.matches = [RuleMatch(record: 0, detector: 0, rule: 0)]
    batch.extraTags = [ExtraTag(record: 0, tag: .none)]
    batch.reset(blob: .unread(5), window: nil)
    #expect(batch.count == 0 && !batch.isLast && !batch.isFirst && batch.failure == nil && batch.blob.sequence == 5)
    #expect(batch.inputBytes == 0 && batch.outputBytes == 0)
    #expect(batch.rejects.isEmpty && batch.matches.isEmpty && batch.extraTags.isEmpty)
  }

  @Test func setAndRemoveLast() {
    var builder = ProjectionBuilder()
    let column = builder.raw("a", .leaves)
    let batch = RecordBatch(projection: builder.build(), blob: .unread())
    _ = batch.appendRecord()
    batch.set(.text("x"), record: 0, column: column)
    #expect(batch[0, column].string == "x")
    batch.removeLastRecord()
    _ = batch.appendRecord()
    #expect(batch.count == 1 && batch[0, column].isMissing)
  }
}
