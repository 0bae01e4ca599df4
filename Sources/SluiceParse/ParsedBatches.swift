package import SluiceCore

/// Cuts records out of windows: a batch for each window, in the blobs' order. See `RecordCutter`.
package struct ParsedBatches<Windows: AsyncSequence>: AsyncSequence where Windows.Element == ByteWindow {
  package typealias Element = RecordBatch

  let windows: Windows
  let parser: ParsePlan
  let lane: LaneLedger

  package func makeAsyncIterator() -> Iterator {
    Iterator(windows: windows.makeAsyncIterator(), parser: parser, lane: lane)
  }

  package struct Iterator: AsyncIteratorProtocol {
    private var windows: Windows.AsyncIterator
    private let parser: ParsePlan
    private let lane: LaneLedger
    private var cutter: RecordCutter
    private var batch: RecordBatch?
    private var carried: ByteWindow?
    private var carriedFrom = 0
    /// A large partial record: what was carried and the windows behind it, until it is looked at again.
    private var gathered: [UInt8] = []
    private var wanted = 0
    private var isInBlob = false
    /// The blob can't be used further; its remaining windows are passed over.
    private var verdict: BlobError?

    init(windows: Windows.AsyncIterator, parser: ParsePlan, lane: LaneLedger) {
      self.windows = windows
      self.parser = parser
      self.lane = lane
      cutter = parser.makeCutter()
    }

    /// The next batch; nil when the windows end. A blob yields at least one batch, and its last one says so.
    package mutating func next() async throws -> RecordBatch? {
      var inputBytes = 0
      var outputBytes = 0
      while let window = try await windows.next() {
        inputBytes += window.inputBytes
        outputBytes += window.count
        let isFirst = !isInBlob
        if isFirst { beginBlob() }
        if let carried {
          // The partial record goes in front. A large one is not looked at again before it has doubled.
          let rest = UnsafeRawBufferPointer(rebasing: carried.bytes[carriedFrom...])
          if gathered.isEmpty {
            let most = 2 * parser.options.maximumRecordSize + (64 << 10)
            wanted = rest.count > window.count ? Swift.min(2 * rest.count, most) : 0
          }
          if case .more = window.end, Swift.max(rest.count, gathered.count) + window.count < wanted {
            if gathered.isEmpty {
              gathered.reserveCapacity(wanted)
              gathered.append(contentsOf: rest)
            }
            gathered.append(contentsOf: window.bytes)
            continue
          }
          if gathered.isEmpty {
            window.prepend(rest)
          } else {
            gathered.withUnsafeBytes { window.prepend($0) }
            gathered = []
          }
        }
        let batch = emptyBatch(window)
        batch.isFirst = isFirst
        batch.inputBytes = inputBytes
        batch.outputBytes = outputBytes
        cut(window, batch)
        account(batch)
        return batch
      }
      return nil
    }

    private mutating func beginBlob() {
      isInBlob = true
      carried = nil
      verdict = nil
      cutter.begin()
    }

    /// The batch of before when nobody holds it any more, else a new one.
    private mutating func emptyBatch(_ window: ByteWindow) -> RecordBatch {
      if batch == nil || !isKnownUniquelyReferenced(&batch) {
        batch = RecordBatch(projection: parser.projection, blob: window.blob)
      }
      let batch = batch!
      batch.reset(blob: window.blob, window: window)
      return batch
    }

    private mutating func cut(_ window: ByteWindow, _ batch: RecordBatch) {
      var isLast = false
      switch window.end {
      case .more: break
      case .finished: isLast = true
      case .failed(let error):
        isLast = true
        if verdict == nil { verdict = error }
      }
      if verdict == nil || isLast && !isUnrecognised {
        do {
          let used = try cutter.cut(window, into: batch, isLast: isLast)
          carried = used < window.count ? window : nil
          carriedFrom = used
          if isLast, verdict == nil, let level = cutter.levels.last, !cutter.endsRefused {
            verdict = BlobError(
              .truncated,
              level == .wrapper ? "it ends before the closing '}'" : "it ends before the closing ']' of its records",
              outputOffset: window.offset + window.count)
          }
        } catch {
          verdict = error
        }
      }
      if isLast {
        batch.isLast = true
        batch.failure = verdict
        isInBlob = false
        carried = nil
      } else if isUnrecognised {
        carried = nil
      }
    }

    private var isUnrecognised: Bool { verdict?.code == .unrecognised }

    private mutating func account(_ batch: RecordBatch) {
      lane.ledger.inputBytes += batch.inputBytes
      lane.ledger.outputBytes += batch.outputBytes
      lane.ledger.recordsFound += cutter.counts.found
      lane.ledger.recordsParsed += cutter.counts.parsed
      lane.ledger.recordsMalformed += cutter.counts.malformed
      if !cutter.counts.skipped.isEmpty { lane.ledger.recordsSkipped.add(cutter.counts.skipped) }
      if !cutter.counts.notes.isEmpty { lane.ledger.notes.add(cutter.counts.notes) }
      cutter.counts = RecordCutter.Counts()
    }
  }
}

extension AsyncSequence where Element == ByteWindow {
  /// Cuts records out of the windows.
  package func parse(_ plan: ParsePlan, lane: LaneLedger) -> ParsedBatches<Self> {
    ParsedBatches(windows: self, parser: plan, lane: lane)
  }
}

@available(*, unavailable)
extension ParsedBatches.Iterator: Sendable {}

/// What lanes share of the parser: the projection and what tells the forms apart.
package struct ParsePlan: Sendable {
  package let options: ParseOptions
  package private(set) var projection: Projection
  private let recogniser: FormRecogniser?

  /// Asks for the columns that the parser itself reads. Call `build(_:)` when all columns are known.
  package init(options: ParseOptions, in builder: inout ProjectionBuilder) {
    self.options = options
    recogniser = options.format == .cloudtrail ? FormRecogniser(in: &builder) : nil
    projection = builder.build()
  }

  /// The plan for the projection that all stages' columns make up.
  package func with(_ projection: Projection) -> ParsePlan {
    var plan = self
    plan.projection = projection
    return plan
  }

  func makeCutter() -> RecordCutter {
    RecordCutter(projection: projection, recogniser: recogniser, options: options)
  }
}
