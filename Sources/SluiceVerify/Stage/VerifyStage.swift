import Foundation
import SluiceAWS
package import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceSources

/// `verify` in a pipeline file: marks records as what CloudTrail delivered, by the digests of their objects.
///
/// It adds the field `cloudtrail.verification` to each record: `verified`, `unverified` or `no_digest`. An object is read
/// to its end before its first record goes on, so it costs a second decompression, and hashing.
///
/// Digests are those of the bucket that an object comes from, or of folders. One comes up to an hour and some minutes
/// after its log files: what is read live has none yet, unless the source waits (`delay` of `sqs`).
package struct VerifyStage: RecordStageComponent {
  package static let name = "verify"
  package static let summary =
    "Marks records as verified, unverified or no_digest (cloudtrail.verification), by CloudTrail's digests of their objects."

  static let digests = ConfigKey.paths(
    "digests", required: false,
    """
    Folders with CloudTrail's digests (CloudTrail-Digest/…) and all below them. Absent, for the sources s3 and sqs: those \
    of the buckets that objects come from.
    """)
  static let publicKeys = ConfigKey.paths(
    "public_key", required: false,
    """
    Public keys of the digests: PEM, DER, base64 of DER, or the output of `aws cloudtrail list-public-keys`. Absent, for \
    the digests of buckets: they are fetched (cloudtrail:ListPublicKeys).
    """)
  package static let keys: [any ConfigKeyDeclaration] = [digests, publicKeys]

  static let field = "cloudtrail.verification"

  private let digests: [ConfigPath]
  private let publicKeys: [ConfigPath]
  private let location: SourceLocation

  /// Whether digests are read from the buckets of the source.
  package var readsBuckets: Bool { digests.isEmpty }
  /// Whether public keys are fetched from CloudTrail.
  package var fetchesKeys: Bool { readsBuckets && publicKeys.isEmpty }

  package init(_ section: ConfigSection) {
    digests = section.value(Self.digests)
    publicKeys = section.value(Self.publicKeys)
    location = section.location
  }

  /// Reads the keys, and adds the field to the catalog. Digests are read when the first object comes.
  package func plan(_ context: inout PlanContext) -> any RecordStagePlan {
    let marks = VerificationMarks()
    var keys: [PublicKey] = []
    for path in publicKeys {
      do throws(PublicKeyError) {
        keys += try PublicKeyFile.keys(path.path)
      } catch {
        context.problems.error(at: path.location, "verify: \(error)")
      }
    }
    let hashes = hashes(context.source, keys, marks, context.problems)
    if context.enrichedFields.contains(where: { $0.name == Self.field }) {
      context.problems.error(at: location, "verify is there twice", expected: "leave one of them out")
    } else {
      let field = Self.field(marks)
      context.enrichedFields.append(field)
      context.catalog = EnrichedCatalog(context.catalog, adding: [field])
    }
    return VerifyPlan(verifier: hashes.map { ObjectVerifier($0, marks: marks) }, marks: marks)
  }

  /// Nil where there are none, which is reported.
  private func hashes(
    _ source: (any SourcePlan)?, _ keys: [PublicKey], _ marks: VerificationMarks, _ problems: ProblemCollector
  ) -> (any ListedHashes)? {
    if digests.isEmpty {
      guard let source = source as? any BucketSourcePlan else {
        problems.error(
          at: location, "verify: where do the digests lie? The source is no bucket",
          expected: "digests: a folder with CloudTrail-Digest/")
        return nil
      }
      let (aws, queueURL) = (source.aws, source.queueURL)
      return BucketDigests(marks: marks) { () async throws(AWSError) in
        let session =
          if let queueURL { try await AWSSession.open(aws, queueURL: queueURL) } else { try await AWSSession.open(aws) }
        return (session.s3, PublicKeys(keys, service: keys.isEmpty ? CloudTrailKeys(session) : nil))
      }
    }
    if publicKeys.isEmpty {
      problems.error(
        at: location, "verify: missing key 'public_key'",
        expected: "a file, such as the output of `aws cloudtrail list-public-keys`")
      return nil
    }
    do throws(StoreError) {
      return FolderDigests(try FileTree(digests.map(\.path)), keys: PublicKeys(keys), marks: marks)
    } catch {
      problems.error(at: digests.first?.location ?? location, "verify: \(error)")
      return nil
    }
  }

  private static func field(_ marks: VerificationMarks) -> Field {
    Field(name: field, type: .keyword, cost: .derived) { builder in
      builder.derived("verify \(field)") { builder in
        let current = builder.state("verify") { CurrentMark() }
        return { batch, _ in
          guard let mark = batch[current].mark(of: batch.blob.sequence, in: marks) else { return .missing }
          return .text(mark.text)
        }
      }
    }
  }
}

/// A planned verify stage.
struct VerifyPlan: RecordStagePlan, BlobStagePlan {
  /// Nil where the plan is not to be run.
  let verifier: ObjectVerifier?
  let marks: VerificationMarks

  func blobs(of blobs: BlobSequence) -> BlobSequence {
    guard let verifier else { return blobs }
    return BlobSequence {
      var iterator = blobs.makeAsyncIterator()
      guard let blob = try await iterator.next() else { return nil }
      return await verifier.verify(blob)
    }
  }

  func makeStage(_ lane: LaneContext) -> any RecordStage { VerifyOperator(marks: marks, ledger: lane.ledger) }
}

/// The verify stage on one lane: counts what objects were marked as.
struct VerifyOperator: RecordStage {
  static let name = VerifyStage.name

  let marks: VerificationMarks
  let ledger: LaneLedger

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    guard batch.isLast else { return }
    for note in marks.takeNotes() { ledger.ledger.notes.count(note) }
    guard let mark = marks[batch.blob.sequence] else { return }
    switch mark {
    case .verified: ledger.ledger.notes.count("verify: objects verified")
    case .unverified: ledger.ledger.notes.count("verify: objects unverified")
    case .noDigest: ledger.ledger.notes.count("verify: objects that no digest lists")
    }
  }
}
