import Crypto
import SluiceCore

/// What became of a log file that a digest lists.
package enum LogFileOutcome: Sendable, Hashable {
  /// The content is the one that the digest lists.
  case intact
  case changed
  /// The content is the one that the digest lists, with so many bytes behind it that CloudTrail did not write.
  case appended(bytes: Int)
  /// It can't be decompressed to its end.
  case damaged(String)
  case missing
  case unreadable(String)
  /// The digest has a hash of a kind that is not known.
  case unknownAlgorithm(String)
}

/// Compares log files with the hashes that digests list.
struct LogFileCheck: Sendable {
  let store: any LogStore

  /// - Parameter path: nil where the store knows that it is not there.
  func check(_ file: DigestDocument.LogFile, at path: String?) async -> LogFileOutcome {
    guard file.hashAlgorithm == "SHA-256", let listed = bytes(hexadecimal: file.hashValue) else {
      return .unknownAlgorithm(file.hashAlgorithm)
    }
    guard let path else { return .missing }
    do {
      if try await ObjectContent.hash(store.open(path).reader).elementsEqual(listed) { return .intact }
      // Read once more for the message; rare enough.
      var first = FirstDocument()
      try await ObjectContent.read(store.open(path).reader) { first.update($0) }
      if let hash = first.hash, first.trailing > 0, hash.elementsEqual(listed) {
        return .appended(bytes: first.trailing)
      }
      return .changed
    } catch let error as BlobError {
      return error.code == .unreadable ? .unreadable(error.description) : .damaged(error.description)
    } catch let error as StoreError {
      return error.isMissing ? .missing : .unreadable(error.description)
    } catch {
      return .unreadable("\(error)")
    }
  }
}
