import CryptoExtras
import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceECS
import SluiceParse
import Testing

@testable import SluiceVerify

@Suite struct VerifyStageTests {
  private let trail: Trail
  private let folder: Trail

  init() throws {
    trail = try Trail()
    for hour in 2...3 { try trail.deliver(hour: hour) }
    try trail.keepSignatures()
    folder = try Trail()
    try folder.write("key.pem", Array(trail.privateKey.publicKey.pkcs1PEMRepresentation.utf8))
  }

  @Test func recordsAreMarkedByTheirObjects() async throws {
    try trail.write(trail.logs[1], gzip(Array(#"{"Records":[{"eventName":"Forged"}]}"#.utf8)))
    let unlisted = "AWSLogs/123456789012_CloudTrail_us-east-1_20260102T0400Z_Unknown000000000.json.gz"
    try trail.write(unlisted, gzip(Array(#"{"Records":[{"eventName":"X"},{"eventName":"Y"}]}"#.utf8)))
    let marks = try await marks(of: trail.logs + [unlisted])
    #expect(marks.values == [["verified"], ["unverified"], ["verified"], ["verified"], ["no_digest", "no_digest"]])
    #expect(marks.notes["verify: objects verified"] == 3)
    #expect(marks.notes["verify: objects unverified"] == 1)
    #expect(marks.notes["verify: objects that no digest lists"] == 1)
  }

  @Test func withoutItsDigestsProofAnObjectIsUnverified() async throws {
    try trail.remove(trail.digests[1] + ".signature")
    let marks = try await marks(of: trail.logs)
    #expect(marks.values == [["verified"], ["verified"], ["unverified"], ["unverified"]])
  }

  @Test func anObjectTooLargeToBeKeptIsReadTwice() async throws {
    let opened = Counted()
    let store = try FileTree([trail.path])
    let table = VerificationMarks()
    let verifier = ObjectVerifier(store, keys: PublicKeys([try #require(trail.publicKey)]), marks: table, limit: 10)
    let path = trail.url(trail.logs[0]).path
    let blob = Blob(sequence: 7, origin: path) { () throws(BlobError) -> any ByteReader in
      opened.count()
      do throws(StoreError) { return try FileBytes(path) } catch { throw BlobError(.unreadable, error.description) }
    }
    let next = await verifier.verify(blob)
    #expect(table[7] == .verified)
    _ = try next.open()
    #expect(opened.value == 2)
    #expect(next.sequence == 7)
  }

  @Test func damagedObjectsAndStreamsGoOn() async throws {
    try trail.write(trail.logs[0], Array(trail.content(trail.logs[0]).dropLast(12)))
    let marks = try await marks(of: [trail.logs[0]], isStream: true)
    #expect(marks.notes["verify: objects unverified"] == 1)
    #expect(marks.notes["verify: objects that no digest lists"] == 1)
  }

  @Test func theLaneReadsWhatWasKept() async throws {
    let store = try FileTree([trail.path])
    let verifier = ObjectVerifier(
      store, keys: PublicKeys([try #require(trail.publicKey)]), marks: VerificationMarks())
    let path = trail.url(trail.logs[0]).path
    let blob = Blob(sequence: 0, origin: path) { () throws(BlobError) -> any ByteReader in
      do throws(StoreError) { return try FileBytes(path) } catch { throw BlobError(.unreadable, error.description) }
    }
    let next = await verifier.verify(blob)
    try trail.remove(trail.logs[0])
    #expect(try await ObjectContent.bytes(next.open(), limit: 1 << 20).count > 10)
  }

  @Test func mistakesHaveTheirPlace() throws {
    let problems = ProblemCollector()
    var context = Self.context(problems)
    let section = ConfigSection(
      yaml: "digests: none\npublic_key: key.pem\n", keys: VerifyStage.keys, path: "verify", directory: trail.path,
      problems: problems)
    _ = VerifyStage(section).plan(&context)
    let messages = problems.problems.map(\.description)
    #expect(messages.count == 2)
    #expect(messages.first?.hasPrefix("section.yaml:1:10: error: verify: ") == true)
    #expect(messages.first?.hasSuffix("/none: no such file or folder") == true)
    #expect(messages.last?.hasPrefix("section.yaml:2:13: error: verify: can't read the public key") == true)
    #expect(context.catalog.field(named: "cloudtrail.verification") != nil)
  }

  @Test func marksOfObjectsLongGoneMakeRoom() {
    let marks = VerificationMarks()
    marks.set(.verified, for: 1)
    #expect(marks[1] == .verified)
    marks.set(.unverified, for: 1 + VerificationMarks.count)
    #expect(marks[1] == nil)
    #expect(marks[1 + VerificationMarks.count] == .unverified)
  }

  // MARK: A pipeline of the stage

  private static func context(_ problems: ProblemCollector) -> PlanContext {
    PlanContext(
      catalog: CloudTrailCatalog(), tags: TagTable(), problems: problems,
      eventWriter: { _, _ in { _ in RawEventWriter() } })
  }

  /// The field's values by object, and what the stage noted.
  private func marks(
    of keys: [String], isStream: Bool = false
  ) async throws -> (values: [[String]], notes: Counter<String>) {
    let problems = ProblemCollector()
    var context = Self.context(problems)
    let parse = ParsePlan(options: ParseOptions(), in: &context.projection)
    let section = ConfigSection(
      yaml: "{ digests: \(trail.path), public_key: key.pem }", keys: VerifyStage.keys, path: "verify",
      directory: folder.path, problems: problems)
    let plan = VerifyStage(section).plan(&context)
    let field = try #require(context.catalog.field(named: "cloudtrail.verification"))
    let column = field.bind(in: &context.projection)
    #expect(problems.problems.map(\.description) == [])
    let projection = context.projection.build()
    let ledger = LaneLedger()
    var stage = plan.makeStage(LaneContext(projection: projection, ledger: ledger))
    let paths = keys.map { trail.url($0).path } + (isStream ? ["stdin"] : [])
    let position = Counted()
    let blobs = BlobSequence {
      let sequence = position.value
      guard sequence < paths.count else { return nil }
      position.count()
      let path = paths[sequence]
      return Blob(sequence: sequence, origin: path, isStream: path == "stdin") {
        () throws(BlobError) -> any ByteReader in
        do throws(StoreError) { return try FileBytes(path == "stdin" ? "/dev/null" : path) } catch {
          throw BlobError(.unreadable, error.description)
        }
      }
    }
    let watched = try #require(plan as? any BlobStagePlan).blobs(of: blobs)
    var values: [[String]] = paths.map { _ in [] }
    for try await batch in watched.decompress().parse(with: parse, projection, ledger) {
      try stage.process(batch)
      for record in 0..<batch.count {
        values[batch.blob.sequence].append(batch[record, column].string ?? "missing")
      }
    }
    return (values, ledger.ledger.notes)
  }
}

extension DecompressedWindows {
  /// Records of the windows, with the columns of a projection.
  fileprivate func parse(
    with plan: ParsePlan, _ projection: Projection, _ ledger: LaneLedger
  ) -> any AsyncSequence<RecordBatch, any Error> {
    func open(
      _ windows: any AsyncSequence<ByteWindow, any Error>
    ) -> any AsyncSequence<RecordBatch, any Error> {
      plan.batches(of: windows, LaneContext(projection: projection, ledger: ledger))
    }
    return open(Erased(self))
  }
}

/// The windows with any errors.
private struct Erased<Base: AsyncSequence>: AsyncSequence where Base.Element == ByteWindow {
  typealias Element = ByteWindow
  typealias Failure = any Error
  let base: Base

  init(_ base: Base) { self.base = base }

  func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator()) }

  struct Iterator: AsyncIteratorProtocol {
    var base: Base.AsyncIterator
    mutating func next() async throws -> ByteWindow? { try await base.next() }
  }
}

/// Counts calls.
private final class Counted: @unchecked Sendable {
  // Used by one task at a time in these tests.
  private(set) var value = 0
  func count() { value += 1 }
}
