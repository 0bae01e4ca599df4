import Foundation
import SluiceCore

/// Where the stage looks up what digests say of an object.
protocol ListedHashes: Sendable {
  /// What a digest lists for an object; nil where none does.
  ///
  /// - Parameter origin: a path or a URL.
  func entry(of origin: String) async -> DigestIndex.Entry?
}

/// The digests of folders, all of them, read when the first object comes.
actor FolderDigests: ListedHashes {
  private let store: any LogStore
  private let keys: PublicKeys
  private let marks: VerificationMarks
  private var index: Task<DigestIndex?, Never>?

  init(_ store: any LogStore, keys: PublicKeys, marks: VerificationMarks) {
    self.store = store
    self.keys = keys
    self.marks = marks
  }

  func entry(of origin: String) async -> DigestIndex.Entry? {
    let reading = index ?? Task { [store, keys, marks] in await Self.read(store, keys, marks) }
    index = reading
    return await reading.value?[origin]
  }

  private static func read(_ store: any LogStore, _ keys: PublicKeys, _ marks: VerificationMarks) async -> DigestIndex?
  {
    do {
      let index = try await DigestIndex(store, keys: keys, now: .now)
      if index.digests == 0 { marks.note("verify: no digests were found, so nothing can be verified") }
      if index.wrong > 0 {
        marks.note("verify: \(index.wrong) findings of wrong digests; `sluice verify` tells which")
      }
      return index
    } catch {
      marks.note("verify: digests could not be read: \(error)")
      return nil
    }
  }
}

extension EventTime {
  /// The clock on the wall.
  static var now: EventTime { EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
