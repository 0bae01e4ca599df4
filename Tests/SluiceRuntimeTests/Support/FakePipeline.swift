import SluiceConfig
import SluiceCore
import Synchronization

// A source of texts, and a parser for which every letter is a record. A digit is skipped, `!` fails the stage.

/// Hands out blobs of given texts.
final class TextFeed: BlobFeed {
  private let rest: Mutex<[Blob]>
  private let isBusy = Mutex(false)
  private let onNext: @Sendable () async throws(BlobError) -> Void

  init(_ blobs: [Blob], onNext: @escaping @Sendable () async throws(BlobError) -> Void = { () throws(BlobError) in }) {
    rest = Mutex(blobs)
    self.onNext = onNext
  }

  var skipped: Counter<String> {
    var counter = Counter<String>()
    counter.count("excluded", 2)
    return counter
  }

  func next() async throws(BlobError) -> Blob? {
    let wasBusy = isBusy.withLock { busy in
      defer { busy = true }
      return busy
    }
    precondition(!wasBusy, "the feed was asked by two at a time")
    defer { isBusy.withLock { $0 = false } }
    try await onNext()
    return rest.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}

final class TextReader: ByteReader {
  private var rest: ArraySlice<UInt8>
  init(_ text: String) { rest = Array(text.utf8)[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    let piece = rest.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

func textBlobs(_ texts: [String]) -> [Blob] {
  texts.enumerated().map { number, text in
    Blob(sequence: number, origin: "text \(number)") { () throws(BlobError) -> any ByteReader in
      if text == "missing" { throw BlobError(.unreadable, "it is gone") }
      return TextReader(text)
    }
  }
}

/// Windows of three bytes.
func textWindows(_ blobs: BlobSequence) -> any AsyncSequence<ByteWindow, any Error> {
  AsyncThrowingStream { continuation in
    let task = Task {
      do {
        for try await blob in blobs {
          var offset = 0
          do {
            let reader = try blob.open()
            while true {
              let window = ByteWindow(blob: blob, offset: offset, headroom: 0, capacity: 3)
              let count = try await reader.read(into: window.free)
              window.append(count)
              window.inputBytes = count
              offset += count
              if count == 0 { window.end = .finished }
              continuation.yield(window)
              if count == 0 { break }
            }
          } catch let error as BlobError {
            let window = ByteWindow(blob: blob, offset: offset, headroom: 0, capacity: 0)
            window.end = .failed(error)
            continuation.yield(window)
          }
        }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

struct TextSource: SourceComponent {
  static let name = "texts"
  static let summary = "Texts."
  static let keys: [any ConfigKeyDeclaration] = []
  var timeRange: TimeRange?
  var blobs: [Blob] = []
  var onNext: @Sendable () async throws(BlobError) -> Void = { () throws(BlobError) in }

  init(_: ConfigSection) {}
  init(_ blobs: [Blob]) { self.blobs = blobs }

  struct Plan: SourcePlan {
    let source: TextSource
    func open() throws(BlobError) -> any BlobFeed { TextFeed(source.blobs, onNext: source.onNext) }
  }
  func plan(_: inout PlanContext) -> any SourcePlan { Plan(source: self) }
}

struct LetterParse: ParseComponent {
  static let name = "parse"
  static let summary = "Every letter is a record."
  static let keys: [any ConfigKeyDeclaration] = []
  init(_: ConfigSection) {}
  init() {}
  func plan(_ context: inout PlanContext) -> any ParseStagePlan { LetterParsePlan() }
}

struct LetterParsePlan: ParseStagePlan {
  func batches(
    of windows: any AsyncSequence<ByteWindow, any Error>, _ lane: LaneContext
  ) -> any AsyncSequence<RecordBatch, any Error> {
    func open(_ windows: some AsyncSequence<ByteWindow, any Error>) -> any AsyncSequence<RecordBatch, any Error> {
      LetterBatches(windows: windows, lane: lane)
    }
    return open(windows)
  }
}

struct LetterBatches<Windows: AsyncSequence<ByteWindow, any Error>>: AsyncSequence {
  typealias Element = RecordBatch
  typealias Failure = any Error
  let windows: Windows
  let lane: LaneContext

  struct Iterator: AsyncIteratorProtocol {
    var windows: Windows.AsyncIterator
    let lane: LaneContext
    /// Of the blob at work.
    var found = 0

    mutating func next() async throws -> RecordBatch? {
      guard let window = try await windows.next() else { return nil }
      let batch = RecordBatch(projection: lane.projection, blob: window.blob)
      batch.reset(blob: window.blob, window: window)
      for place in 0..<window.count {
        lane.ledger.ledger.recordsFound += 1
        if window.bytes[place] < 0x3A && window.bytes[place] >= 0x30 {
          lane.ledger.ledger.recordsSkipped.count("digit")
          continue
        }
        lane.ledger.ledger.recordsParsed += 1
        _ = batch.appendRecord()
        batch.spans[batch.count - 1].start = UnsafeRawPointer(window.start + place)
        batch.spans[batch.count - 1].length = 1
        batch.spans[batch.count - 1].index = found
        found += 1
      }
      if case .more = window.end {} else { found = 0 }
      switch window.end {
      case .more: break
      case .finished: batch.isLast = true
      case .failed(let error):
        batch.isLast = true
        batch.failure = error
      }
      return batch
    }
  }
  func makeAsyncIterator() -> Iterator { Iterator(windows: windows.makeAsyncIterator(), lane: lane) }
}

/// Drops `x` or another letter, fails at `!`.
struct LetterStage: RecordStageComponent, RecordStagePlan, RecordStage {
  static let name = "letters"
  static let summary = "Drops x."
  static let keys: [any ConfigKeyDeclaration] = []
  var lane: LaneContext?
  var dropped = UInt8(ascii: "x")
  init(_: ConfigSection) {}
  init(lane: LaneContext? = nil) { self.lane = lane }
  init(dropping letter: Character) { dropped = letter.asciiValue ?? 0 }
  func plan(_ context: inout PlanContext) -> any RecordStagePlan { self }
  func makeStage(_ lane: LaneContext) -> any RecordStage {
    var stage = self
    stage.lane = lane
    return stage
  }

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    for record in 0..<batch.count where batch.isLive(record) {
      let byte = batch.bytes(record)[0]
      if byte == UInt8(ascii: "!") { throw StageError(stage: Self.name, message: "met !") }
      guard byte == dropped else { continue }
      batch.drop(record)
      lane?.ledger.ledger.recordsDropped.count("x")
    }
  }
}
// A planned stage holds no lane.
extension LetterStage: @unchecked Sendable {}

struct TestSinkComponent: SinkComponent {
  static let name = "test"
  static let summary = "Collects."
  static let keys: [any ConfigKeyDeclaration] = []
  let takesDeadLetters = true
  /// Nil: it can't be opened.
  var sink: CollectingSink?
  init(_: ConfigSection) {}
  init(_ sink: CollectingSink?) { self.sink = sink }

  struct Plan: SinkPlan {
    let sink: CollectingSink?
    func open(_: Projection) throws(SinkError) -> any Sink {
      guard let sink else { throw SinkError(sink: "test", message: "can't be opened") }
      return sink
    }
  }
  func plan(_: inout PlanContext, label: String) -> any SinkPlan { Plan(sink: sink) }
}
