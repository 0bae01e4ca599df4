import CryptoExtras
import Foundation
import SluiceCore
import Testing

@testable import SluiceVerify

@Suite struct VerificationTests {
  private let trail: Trail

  init() throws {
    trail = try Trail()
    for hour in 2...5 { try trail.deliver(hour: hour, files: hour == 4 ? 0 : 2) }
  }

  @Test func whatWasDeliveredIsProvenInTheBucket() async throws {
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.codes == [])
    #expect(outcome.report.isProven)
    let counts = outcome.report.counts
    #expect(counts.digestsProven == 4)
    #expect(counts.digestsEmpty == 1)
    #expect(counts.logsProven == 6)
    #expect(counts.logs == 6)
    #expect(outcome.report.chains.map(\.name.trail) == ["main_trail"])
    #expect(outcome.report.chains.first?.from == EventTime("2026-01-02T01:30:00Z"))
    #expect(outcome.report.chains.first?.to == EventTime("2026-01-02T05:30:00Z"))
  }

  @Test func aCopyLacksTheNewestDigestsSignatureOnly() async throws {
    let outcome = try await trail.verify()
    #expect(outcome.codes == ["unproven digest-unsigned"])
    #expect(outcome.about(.unsigned) == [trail.url(trail.digests[3]).path])
    #expect(!outcome.report.isProven)
    #expect(!outcome.report.isTampered)
    #expect(outcome.report.counts.digestsProven == 3)
    #expect(outcome.report.counts.digestsUnproven == 1)
    #expect(outcome.report.counts.logsProven == 4)
    #expect(outcome.report.counts.logsUnproven == 2)
  }

  @Test func aSignatureThatWasKeptProvesTheNewestDigest() async throws {
    try trail.keepSignatures(of: [trail.digests[3]])
    #expect(try await trail.verify().codes == [])
    try trail.remove(trail.digests[3] + ".signature")
    let metadata = #"{"Metadata":{"signature":"\#(trail.signatures[trail.digests[3]] ?? "")"}}"#
    try trail.write(trail.digests[3] + ".metadata.json", Array(metadata.utf8))
    #expect(try await trail.verify().report.isProven)
  }

  @Test func withoutAKeyHashesAreCompared() async throws {
    let outcome = try await trail.verify(keys: [])
    #expect(outcome.codes == ["unproven digest-unsigned", "unproven no-public-key"])
    #expect(outcome.report.counts.logsUnproven == 6)
    #expect(outcome.report.counts.digestsProven == 0)
  }

  @Test func anotherKeyOfTheSameNameProvesNothing() async throws {
    try trail.keepSignatures()
    let other = try Trail.otherKey.get().publicKey
    let forged = try #require(
      PublicKey(der: Array(other.pkcs1DERRepresentation), fingerprint: trail.fingerprint))
    let outcome = try await trail.verify(keys: [forged])
    #expect(outcome.codes == Array(repeating: "wrong signature-invalid", count: 4))
    #expect(outcome.report.counts.digestsWrong == 4)
    #expect(outcome.report.counts.logsProven == 0)
  }

  // MARK: Log files

  @Test func aChangedLogFileIsFound() async throws {
    try trail.write(trail.logs[1], gzip(Array(#"{"Records":[{"eventName":"Y"}]}"#.utf8)))
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.codes == ["wrong log-changed"])
    #expect(outcome.about(.logChanged) == ["s3://example-trail/" + trail.logs[1]])
    #expect(outcome.report.counts.logsWrong == 1)
    #expect(outcome.report.counts.logsProven == 5)
  }

  @Test func recompressionIsNoChange() async throws {
    let content = try await ObjectContent.bytes(FileBytes(trail.url(trail.logs[0]).path), limit: 1 << 20)
    try trail.write(trail.logs[0], content)
    try trail.write(trail.logs[1], gzip(Array(content[..<10])) + gzip([]))
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.about(.logChanged) == ["s3://example-trail/" + trail.logs[1]])
    #expect(outcome.codes.count == 1)
  }

  @Test func bytesBehindALogFileAreFoundAlsoInAFurtherGzipMember() async throws {
    let added = Array(#"{"Records":[{"eventName":"Z"}]}"#.utf8)
    try trail.write(trail.logs[0], trail.content(trail.logs[0]) + gzip(added))
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.codes == ["wrong log-appended"])
    #expect(outcome.findings.first?.message.hasPrefix("\(added.count) bytes were appended") == true)
  }

  @Test func aLogFileThatWasCutIsFound() async throws {
    let content = try trail.content(trail.logs[0])
    try trail.write(trail.logs[0], Array(content.dropLast(9)))
    #expect(try await trail.verifyBucket(now: "2026-01-02T06:00:00Z").codes == ["wrong log-damaged"])
    try trail.write(trail.logs[0], [])
    #expect(try await trail.verifyBucket(now: "2026-01-02T06:00:00Z").codes == ["wrong log-changed"])
  }

  @Test func bytesThatAreNoGzipBehindALogFileAreFound() async throws {
    try trail.write(trail.logs[0], trail.content(trail.logs[0]) + Array("PK evil".utf8))
    #expect(try await trail.verifyBucket(now: "2026-01-02T06:00:00Z").codes == ["wrong log-damaged"])
  }

  @Test(arguments: [true, false]) func aDeletedLogFileIsFound(isBucket: Bool) async throws {
    try trail.remove(trail.logs[2])
    try trail.keepSignatures()
    let outcome = try await isBucket ? trail.verifyBucket(now: "2026-01-02T06:00:00Z") : trail.verify()
    #expect(outcome.codes == ["wrong log-missing"])
    #expect(outcome.about(.logMissing) == ["s3://example-trail/" + trail.logs[2]])
  }

  @Test func twoLogFilesThatWereExchangedAreFound() async throws {
    let (first, second) = (try trail.content(trail.logs[0]), try trail.content(trail.logs[3]))
    try trail.write(trail.logs[0], second)
    try trail.write(trail.logs[3], first)
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.codes == ["wrong log-changed", "wrong log-changed"])
  }

  @Test func aLogFileThatNobodyDeliveredIsFound() async throws {
    func key(_ time: String) -> String {
      "AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/02/123456789012_CloudTrail_us-east-1_\(time)_Inserted00000000.json.gz"
    }
    try trail.write(key("20260102T0310Z"), gzip(Array(#"{"Records":[]}"#.utf8)))
    // Before the first digest, and too new for one.
    try trail.write(key("20260102T0010Z"), gzip(Array(#"{"Records":[]}"#.utf8)))
    try trail.write(key("20260102T0545Z"), gzip(Array(#"{"Records":[]}"#.utf8)))
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.codes == ["wrong log-unlisted"])
    #expect(outcome.about(.logUnlisted) == ["s3://example-trail/" + key("20260102T0310Z")])
    #expect(outcome.report.counts.logsUnlisted == 1)
    #expect(outcome.report.counts.logsUncovered == 2)
  }

  // MARK: Digests

  @Test func aChangedDigestIsFoundByItsSignature() async throws {
    try await trail.change(trail.digests[1]) { $0.replacing("Unique0003file00", with: "Unique0003file09") }
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(
      Set(outcome.codes) == [
        "wrong signature-invalid", "wrong digest-changed", "wrong log-missing", "wrong log-unlisted",
      ]
        || Set(outcome.codes) == ["wrong signature-invalid", "wrong digest-changed", "wrong log-missing"])
    #expect(outcome.about(.signatureInvalid) == ["s3://example-trail/" + trail.digests[1]])
    #expect(outcome.report.counts.digestsWrong == 1)
    #expect(outcome.report.counts.digestsProven == 3)
  }

  @Test func theNewestDigestOfACopyThatWasChangedBetraysItself() async throws {
    // What it says of the one before it, whose signature was kept, does not fit any more.
    try trail.keepSignatures(of: [trail.digests[2]])
    try await trail.change(trail.digests[3]) {
      $0.replacing(/"previousDigestHashValue":"[0-9a-f]{2}/, with: #""previousDigestHashValue":"ff"#)
        .replacing(/"previousDigestHashValue":"[0-9a-f]{4}/, with: #""previousDigestHashValue":"ffff"#)
    }
    let outcome = try await trail.verify()
    #expect(outcome.codes == ["unproven digest-unsigned", "wrong digest-changed"])
    #expect(outcome.about(.digestChanged) == [trail.url(trail.digests[3]).path])
    #expect(outcome.report.counts.digestsProven == 3)
  }

  @Test(arguments: [true, false]) func aDeletedDigestIsFound(isBucket: Bool) async throws {
    try trail.keepSignatures()
    try trail.remove(trail.digests[1])
    let outcome = try await isBucket ? trail.verifyBucket(now: "2026-01-02T06:00:00Z") : trail.verify()
    #expect(outcome.codes.first == "wrong digest-missing")
    #expect(outcome.about(.digestMissing) == ["s3://example-trail/" + trail.digests[1]])
    #expect(outcome.report.counts.digestsProven == 3)
    // Nothing proves the log files that only it listed.
    #expect(outcome.report.counts.logsUncovered == 2)
  }

  @Test func theOldestDigestsMissingIsANoteInACopyAndWrongInABucket() async throws {
    try trail.keepSignatures()
    try trail.remove(trail.digests[0])
    let copy = try await trail.verify()
    #expect(copy.codes == ["note chain-cut"])
    #expect(copy.report.isProven)
    let bucket = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(bucket.codes == ["wrong digest-missing"])
  }

  @Test func deletedNewestDigestsOfABucketAreNoticedByTheClock() async throws {
    try trail.remove(trail.digests[3])
    try trail.remove(trail.digests[2])
    #expect(try await trail.verifyBucket(now: "2026-01-02T05:59:00Z").codes == [])
    let late = try await trail.verifyBucket(now: "2026-01-02T09:00:00Z")
    #expect(late.codes == ["unproven chain-stops"])
    #expect(!late.report.isProven)
  }

  @Test func aDigestInAnothersPlaceIsFound() async throws {
    try trail.write(trail.digests[1], trail.content(trail.digests[0]))
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.about(.digestMoved) == ["s3://example-trail/" + trail.digests[1]])
    #expect(outcome.report.isTampered)
  }

  @Test func aDigestThatIsNoneIsFound() async throws {
    try trail.write(trail.digests[1], gzip(Array("{\"logFiles\":[]}".utf8)))
    try trail.write(trail.digests[2], Array(trail.content(trail.digests[2]).dropLast(20)))
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.about(.digestDamaged) == [trail.digests[2], trail.digests[1]].map { "s3://example-trail/" + $0 })
    #expect(outcome.findings.contains { $0.message.contains("it has no digestStartTime") })
    #expect(outcome.report.counts.digestsWrong == 2)
    #expect(outcome.report.counts.digestsProven == 2)
  }

  @Test func aForgedDigestBetweenTwoIsFound() async throws {
    let forger = try Trail(in: trail.folder.appendingPathComponent("forged"))
    try forger.deliver(hour: 4)
    let forged = trail.digests[2].replacing("20260102T043000Z", with: "20260102T040000Z")
    try trail.write(forged, forger.content(forger.digests[0]))
    try FileManager.default.removeItem(at: trail.url("forged"))
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.about(.digestMoved) == ["s3://example-trail/" + forged])
    #expect(outcome.report.isTampered)
  }

  @Test func aRenamedDigestIsFound() async throws {
    try trail.write("AWSLogs/x_CloudTrail-Digest_old.json.gz", trail.content(trail.digests[0]))
    #expect(try await trail.verifyBucket(now: "2026-01-02T06:00:00Z").codes == ["wrong digest-moved"])
  }

  @Test func aRestartedChainLeavesAGap() async throws {
    try trail.deliver(hour: 9, restarts: true)
    let outcome = try await trail.verifyBucket(now: "2026-01-02T10:00:00Z")
    #expect(outcome.codes == ["unproven gap"])
    #expect(outcome.findings.first?.message.contains("from 2026-01-02T05:30:00Z to 2026-01-02T08:30:00.000Z") == true)
    #expect(outcome.report.counts.digestsProven == 5)
  }

  @Test func digestsThatDoNotMeetLeaveATimeGap() async throws {
    try trail.deliver(hour: 7)
    #expect(try await trail.verifyBucket(now: "2026-01-02T08:00:00Z").codes == ["unproven time-gap"])
  }

  @Test func backfillDigestsAreAChainOfTheirOwn() async throws {
    try trail.deliver(hour: 3, files: 1, backfill: true)
    try trail.deliver(hour: 5, files: 1, backfill: true)
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.codes == [])
    #expect(outcome.report.chains.map(\.name.isBackfill) == [false, true])
    #expect(outcome.report.counts.digestsProven == 6)
    #expect(outcome.report.counts.logsProven == 8)
  }

  // MARK: Places

  @Test func chainsOfAccountsAndRegionsAreVerifiedEach() async throws {
    let other = try Trail(account: "999999999999", region: "eu-west-1", in: trail.folder)
    try other.deliver(hour: 2)
    try other.keepSignatures()
    try trail.keepSignatures()
    let outcome = try await trail.verify()
    #expect(outcome.codes == [])
    #expect(outcome.report.chains.map(\.name.account) == ["123456789012", "999999999999"])
    #expect(outcome.report.counts.digestsProven == 5)
  }

  @Test func copiesOfPartsAndFlatCopiesAreFound() async throws {
    try trail.keepSignatures()
    let flat = trail.folder.appendingPathComponent("flat")
    try FileManager.default.createDirectory(at: flat, withIntermediateDirectories: true)
    for key in trail.digests + trail.logs + trail.digests.map({ $0 + ".signature" }) {
      try FileManager.default.copyItem(
        at: trail.url(key), to: flat.appendingPathComponent(String(StoredObject(path: key).name)))
    }
    let whole = try await trail.verify(roots: [flat.path])
    #expect(whole.codes == [])
    #expect(whole.report.counts.logsProven == 6)
    let account = trail.url("AWSLogs/123456789012").path
    #expect(try await trail.verify(roots: [account]).report.isProven)
    let parts = try await trail.verify(roots: [account + "/CloudTrail", account + "/CloudTrail-Digest/us-east-1"])
    #expect(parts.codes == [])
    #expect(parts.report.counts.logsProven == 6)
    let single = try await trail.verify(roots: [trail.url(trail.digests[0]).path])
    #expect(single.report.counts.logsProven == 2)
  }

  @Test func decompressedCopiesAreFound() async throws {
    try trail.keepSignatures()
    for key in trail.logs {
      try trail.write(
        String(key.dropLast(3)), await ObjectContent.bytes(FileBytes(trail.url(key).path), limit: 1 << 20))
      try trail.remove(key)
    }
    let outcome = try await trail.verify()
    #expect(outcome.codes == [])
    #expect(outcome.report.counts.logsProven == 6)
  }

  @Test func onlyDigestsOfTheTimeAskedForAreVerified() async throws {
    try trail.keepSignatures()
    let outcome = try await trail.verify(after: "2026-01-02T03:00:00Z", before: "2026-01-02T05:00:00Z")
    #expect(outcome.codes == [])
    #expect(outcome.report.counts.digestsProven == 2)
  }

  @Test func nothingToVerifyIsNothingProven() async throws {
    for key in trail.digests { try trail.remove(key) }
    let outcome = try await trail.verify()
    #expect(outcome.codes == ["unproven no-digests"])
    #expect(!outcome.report.isProven)
    #expect(outcome.report.counts.logsUncovered == 6)
  }

  @Test func anUnreadableFileIsNotCalledWrong() async throws {
    let key = trail.logs[0]
    try trail.remove(key)
    try FileManager.default.createDirectory(at: trail.url(key), withIntermediateDirectories: true)
    let outcome = try await trail.verifyBucket(now: "2026-01-02T06:00:00Z")
    #expect(outcome.codes == ["unproven log-unreadable"])
  }
}
