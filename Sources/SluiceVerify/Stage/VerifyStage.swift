import Foundation
package import SluiceConfig
import SluiceCore
import SluiceECS

/// `verify` in a pipeline file: marks records as what CloudTrail delivered, by the digests of their objects.
///
/// It adds the field `cloudtrail.verification` to each record: `verified`, `unverified` or `no_digest`. An object is read
/// to its end before its first record goes on, so it costs a second decompression, and hashing. A digest comes up to an
/// hour after its log files: what is read live has none yet. The stage is for history.
package struct VerifyStage: RecordStageComponent {
  package static let name = "verify"
  package static let summary =
    "Marks records as verified, unverified or no_digest (cloudtrail.verification), by CloudTrail's digests of their objects."

  static let digests = ConfigKey.paths(
    "digests", "Folders with CloudTrail's digests (CloudTrail-Digest/…) and all below them.")
  static let publicKeys = ConfigKey.paths(
    "public_key",
    "Public keys of the digests: PEM, DER, base64 of DER, or the output of `aws cloudtrail list-public-keys`.")
  package static let keys: [any ConfigKeyDeclaration] = [digests, publicKeys]

  static let field = "cloudtrail.verification"

  private let digests: [ConfigPath]
  private let publicKeys: [ConfigPath]
  private let location: SourceLocation

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
    var store: (any LogStore)?
    do throws(StoreError) {
      store = try FileTree(digests.map(\.path))
    } catch {
      context.problems.error(at: digests.first?.location ?? location, "verify: \(error)")
    }
    if context.enrichedFields.contains(where: { $0.name == Self.field }) {
      context.problems.error(at: location, "verify is there twice", expected: "leave one of them out")
    } else {
      let field = Self.field(marks)
      context.enrichedFields.append(field)
      context.catalog = EnrichedCatalog(context.catalog, adding: [field])
    }
    return VerifyPlan(verifier: store.map { ObjectVerifier($0, keys: PublicKeys(keys), marks: marks) }, marks: marks)
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
