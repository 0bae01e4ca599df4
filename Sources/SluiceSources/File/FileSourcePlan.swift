package import SluiceConfig
package import SluiceCore

/// The files that were found, in stretches: standard input has its place as given, and files are put in order between.
package struct FileSourcePlan: SourcePlan {
  enum Stretch: Sendable {
    /// By their places in `files`.
    case files(Range<Int>)
    case standardInput
  }

  let files: FoundFiles
  let stretches: [Stretch]
  let skipped: Counter<String>

  /// Number of blobs that will be handed out.
  package var count: Int { files.count + (hasStandardInput ? 1 : 0) }

  /// Bytes of all regular files together, as delivered.
  package var size: Int { files.indices.reduce(0) { $0 + (files.size($1) ?? 0) } }

  /// Their size; nil with standard input, or something else that has none, among them.
  package var totalBytes: Int? {
    hasStandardInput || files.indices.contains { files.size($0) == nil } ? nil : size
  }

  private var hasStandardInput: Bool { stretches.contains { if case .standardInput = $0 { true } else { false } } }

  /// Puts the files in order. Those without a time in their names are looked into for their first event.
  package func open() throws(BlobError) -> any BlobFeed { makeFeed() }

  func makeFeed() -> FileFeed {
    let firstEventTime = FirstEventTime()
    var files = files
    for index in files.indices where files.time(index) == nil {
      if let time = firstEventTime.time(of: files[index]) { files.set(firstEventTime: time, of: index) }
    }
    let items = stretches.flatMap { stretch -> [FileFeed.Item] in
      switch stretch {
      case .standardInput: [.standardInput]
      case .files(let places):
        FileOrder.sorted(files, places).map { .file($0) }
      }
    }
    return FileFeed(files, items, skipped: skipped)
  }
}
