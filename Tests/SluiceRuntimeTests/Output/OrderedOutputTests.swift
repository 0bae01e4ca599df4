import SluiceCore
import Synchronization
import Testing

@testable import SluiceRuntime

@Suite(.timeLimit(.minutes(1))) struct OrderedOutputTests {
  /// 0, 1, 2 …, each to one caller.
  final class Numbers: Sendable {
    private let next = Mutex(0)
    func take() -> Int {
      next.withLock { value in
        defer { value += 1 }
        return value
      }
    }
  }

  static func part(_ sequence: Int, _ text: String?, isLast: Bool = true, blob: Blob? = nil, failure: BlobError? = nil)
    -> OrderedOutput.Part
  {
    let chunk = text.map { SinkChunk(bytes: Array($0.utf8), pieces: []) }
    return OrderedOutput.Part(
      sequence: sequence, chunks: [chunk], ordered: [], isLast: isLast, blob: blob ?? textBlobs([""])[0],
      failure: failure)
  }

  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]])
  func writesInOrderWhateverTheOrderOfSubmission(_ order: [Int]) async throws {
    let sink = CollectingSink()
    let output = OrderedOutput(sinks: [sink]) { _ in }
    for number in order {
      try await output.submit(Self.part(number, "\(number)a", isLast: false))
      try await output.submit(Self.part(number, nil, isLast: false))
      try await output.submit(Self.part(number, "\(number)b"))
    }
    _ = try await output.finish()
    #expect(sink.calls == ["0a", "0b", "1a", "1b", "2a", "2b", "3a", "3b", "flush", "close(true)"])
  }

  @Test func manyLanesAtOnce() async throws {
    let sink = CollectingSink()
    let output = OrderedOutput(sinks: [sink], limit: 2_000) { _ in }
    let next = Numbers()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          while true {
            let number = next.take()
            guard number < 200 else { return }
            for piece in 0..<3 {
              try await output.submit(Self.part(number, "\(number).\(piece)", isLast: piece == 2))
              if number % 7 == piece { await Task.yield() }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    _ = try await output.finish()
    let expected = (0..<200).flatMap { number in (0..<3).map { "\(number).\($0)" } }
    #expect(sink.calls == expected + ["flush", "close(true)"])
  }

  @Test func lanesThatAreAheadWaitOnceEnoughIsPiledUp() async throws {
    let sink = CollectingSink()
    let output = OrderedOutput(sinks: [sink], limit: 1_000) { _ in }
    // A little may wait.
    try await output.submit(Self.part(1, "1a", isLast: false))
    let ahead = Task {
      try await output.submit(Self.part(1, String(repeating: "x", count: 1_000), isLast: false))
      sink.note("1 goes on")
      try await output.submit(Self.part(1, "1c"))
    }
    await letOthersRun()
    #expect(sink.calls == [])
    // The lane whose blob is due is never held up.
    try await output.submit(Self.part(0, String(repeating: "0", count: 5_000), isLast: false))
    await letOthersRun()
    #expect(sink.calls.count == 1)
    try await output.submit(Self.part(0, "0b"))
    try await ahead.value
    #expect(sink.calls.map { String($0.prefix(9)) } == ["000000000", "0b", "1a", "xxxxxxxxx", "1 goes on", "1c"])
  }

  @Test func aSlowSinkHoldsUpEvenTheLaneWhoseBlobIsDue() async throws {
    let gate = Gate()
    let sink = CollectingSink { text in if text == "1a" { await gate.pass() } }
    let output = OrderedOutput(sinks: [sink], limit: 1_000) { _ in }
    try await output.submit(Self.part(1, "1a", isLast: false))
    // Another lane's submission writes what this one made, and stands in the sink.
    let writer = Task { try await output.submit(Self.part(0, "0")) }
    await gate.arrival()
    let due = Task {
      try await output.submit(Self.part(1, String(repeating: "y", count: 2_000), isLast: false))
      sink.note("1 goes on")
      try await output.submit(Self.part(1, "1c"))
    }
    await letOthersRun()
    #expect(sink.calls == ["0"])
    await gate.open()
    try await writer.value
    try await due.value
    _ = try await output.finish()
    #expect(
      sink.calls.filter { $0 != "1 goes on" }.map { String($0.prefix(2)) } == ["0", "1a", "yy", "1c", "fl", "cl"])
  }

  @Test func aFailingSinkFailsAllLanesAndClosesOnce() async throws {
    let sink = CollectingSink { text throws(SinkError) in if text == "0" { throw SinkError(sink: "s", message: "full") }
    }
    let second = CollectingSink("second")
    let output = OrderedOutput(sinks: [sink, second], limit: 500) { _ in }
    let ahead = Task { try await output.submit(Self.part(1, String(repeating: "x", count: 1_000))) }
    await letOthersRun()
    await #expect(throws: SinkError.self) { try await output.submit(Self.part(0, "0")) }
    await #expect(throws: SinkError.self) { try await ahead.value }
    await #expect(throws: SinkError.self) { try await output.submit(Self.part(2, "2")) }
    await #expect(throws: SinkError.self) { _ = try await output.finish() }
    await output.abandon()
    await output.abandon()
    #expect(sink.calls == ["close(false)"] && second.calls == ["close(false)"])
  }

  @Test func aFailedRunLetsWaitingLanesGo() async throws {
    let sink = CollectingSink()
    let output = OrderedOutput(sinks: [sink], limit: 500) { _ in }
    let ahead = Task { try await output.submit(Self.part(1, String(repeating: "x", count: 1_000))) }
    await letOthersRun()
    await output.fail()
    await #expect(throws: SinkError.self) { try await ahead.value }
  }

  @Test func deliveriesAreSettledWhenAllIsFlushed() async throws {
    let sink = CollectingSink()
    let output = OrderedOutput(sinks: [sink]) { _ in }
    let blobs = textBlobs(["a", "b"])
    for (number, blob) in blobs.enumerated() { try await output.submit(Self.part(number, "\(number)", blob: blob)) }
    #expect(blobs.allSatisfy { $0.delivery.outcome == nil })
    _ = try await output.finish()
    #expect(blobs.allSatisfy { $0.delivery.outcome == .done })
  }

  @Test func deliveriesOfAFailedRunAreLeftToBeDeliveredAgain() async throws {
    let output = OrderedOutput(sinks: [CollectingSink()]) { _ in }
    let blob = textBlobs(["a"])[0]
    try await output.submit(Self.part(0, "0", blob: blob))
    await output.abandon()
    #expect(blob.delivery.outcome == .retry)
  }

  @Test func damageIsToldInTheOrderOfTheSource() async throws {
    let told = Mutex<[String]>([])
    let output = OrderedOutput(sinks: []) { damage in told.withLock { $0.append(damage.error.message) } }
    for number in [2, 0, 1] {
      try await output.submit(Self.part(number, nil, failure: BlobError(.damaged, "\(number)")))
    }
    #expect(told.withLock { $0 } == ["0", "1", "2"])
  }

  /// A blob that is handed out, and counts how often it is settled as done.
  private static func blob(_ sequence: Int, _ inFlight: InFlight, _ done: Atomics) -> Blob {
    let delivery = Delivery { outcome in if case .done = outcome { done.count.withLock { $0 += 1 } } }
    let blob = Blob(sequence: sequence, origin: "blob \(sequence)", delivery: delivery) {
      () throws(BlobError) -> any ByteReader in throw BlobError(.unreadable, "it is never read")
    }
    inFlight.add(blob)
    return blob
  }

  private final class Atomics: Sendable { let count = Mutex(0) }

  @Test func whatALiveSourceHandedOutIsSettledAsSoonAsAllIsWritten() async throws {
    let sink = CollectingSink()
    let (inFlight, done) = (InFlight(), Atomics())
    let settling = Settling(every: .seconds(3_600), isPrompt: true, from: .now)
    let output = OrderedOutput(sinks: [sink], inFlight: inFlight, settling: settling) { _ in }
    // The first is due at once; the rest waits for a moment without work.
    let blobs = (0..<3).map { Self.blob($0, inFlight, done) }
    try await output.submit(Self.part(0, "a", blob: blobs[0]))
    #expect(done.count.withLock { $0 } == 1)
    try await output.submit(Self.part(1, "b", blob: blobs[1]))
    await output.tick()
    #expect(done.count.withLock { $0 } == 1)
    try await output.submit(Self.part(2, "c", blob: blobs[2]))
    while done.count.withLock({ $0 }) < 3 { await output.tick() }
    #expect(sink.calls == ["a", "flush", "b", "c", "flush"])
  }

  @Test func whatNobodyWaitsForIsForgottenAtOnce() async throws {
    let blob = Blob(sequence: 0, origin: "file") { () throws(BlobError) -> any ByteReader in
      throw BlobError(.unreadable, "it is never read")
    }
    let output = OrderedOutput(sinks: []) { _ in }
    try await output.submit(Self.part(0, nil, blob: blob))
    #expect(blob.delivery.outcome == .done)
    _ = try await output.finish()
  }

  @Test func aSourceThatIsHeldUpIsSettledWithoutWaiting() async throws {
    let sink = CollectingSink()
    let (inFlight, done) = (InFlight(), Atomics())
    let settling = Settling(every: .seconds(3_600), isPrompt: false, from: .now)
    let output = OrderedOutput(sinks: [sink], inFlight: inFlight, settling: settling, isHeldUp: { true }) { _ in }
    for number in 0..<3 {
      try await output.submit(Self.part(number, nil, blob: Self.blob(number, inFlight, done)))
      while done.count.withLock({ $0 }) <= number { await output.tick() }
    }
    #expect(sink.calls == ["flush", "flush", "flush"])
  }
}
