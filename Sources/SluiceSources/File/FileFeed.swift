import SluiceConfig
package import SluiceCore
private import Synchronization

/// Hands out files as blobs, in their order.
package final class FileFeed: BlobFeed {
  enum Item: Sendable {
    /// By its place in the files.
    case file(Int32)
    case standardInput
  }

  private let files: FoundFiles
  private let items: [Item]
  private let position = Mutex(0)
  package let skipped: Counter<String>

  init(_ files: FoundFiles, _ items: [Item], skipped: Counter<String>) {
    self.files = files
    self.items = items
    self.skipped = skipped
  }

  /// Number of blobs in all.
  package var count: Int { items.count }

  package func next() async throws(BlobError) -> Blob? {
    let sequence = position.withLock { position in
      defer { position += 1 }
      return position
    }
    guard sequence < items.count else { return nil }
    switch items[sequence] {
    case .standardInput:
      return Blob(sequence: sequence, origin: "stdin", isStream: true) { () throws(BlobError) in
        StreamReader.standardInput()
      }
    case .file(let place):
      let file = files[Int(place)]
      let path = file.path
      let isRegular = file.size != nil
      let identify = { @Sendable () throws(BlobError) -> [UInt8] in try FileReader.identity(of: path) }
      return Blob(
        sequence: sequence, origin: path.text, nameTime: file.nameTime, size: file.size,
        identify: isRegular ? identify : nil
      ) { () throws(BlobError) -> any ByteReader in
        if isRegular { return try FileReader(path) }
        return try StreamReader(path)
      }
    }
  }
}
