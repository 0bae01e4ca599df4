package import SluiceConfig
package import SluiceCore

/// The files that were found, in stretches: standard input has its place as given, and files are put in order between.
package struct FileSourcePlan: SourcePlan {
  enum Stretch: Sendable {
    case files([FoundFile])
    case standardInput
  }

  let stretches: [Stretch]
  let skipped: Counter<String>

  /// Number of blobs that will be handed out.
  package var count: Int {
    stretches.reduce(0) { if case .files(let files) = $1 { $0 + files.count } else { $0 + 1 } }
  }

  /// Bytes of all regular files together, as delivered.
  package var size: Int {
    stretches.reduce(0) {
      if case .files(let files) = $1 { $0 + files.reduce(0) { $0 + ($1.size ?? 0) } } else { $0 }
    }
  }

  /// Their size; nil with standard input, or something else that has none, among them.
  package var totalBytes: Int? {
    var total = 0
    for stretch in stretches {
      guard case .files(let files) = stretch else { return nil }
      for file in files {
        guard let size = file.size else { return nil }
        total += size
      }
    }
    return total
  }

  /// Puts the files in order. Those without a time in their names are looked into for their first event.
  package func open() throws(BlobError) -> any BlobFeed { makeFeed() }

  func makeFeed() -> FileFeed {
    let firstEventTime = FirstEventTime()
    let items = stretches.flatMap { stretch -> [FileFeed.Item] in
      switch stretch {
      case .standardInput: [.standardInput]
      case .files(let files):
        FileOrder.sorted(files) { firstEventTime.time(of: $0) }.map { .file($0) }
      }
    }
    return FileFeed(items, skipped: skipped)
  }
}
