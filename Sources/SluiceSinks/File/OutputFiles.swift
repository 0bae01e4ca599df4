import SluiceCore

/// The files of a sink that are open, by the output that they belong to. Bounded: past `limit` the one that was used
/// longest ago is completed, and more for that output goes to a further part.
struct OutputFiles {
  struct Settings: Hashable, Sendable {
    /// Files that may be open at once.
    var limit = 64
    /// Bytes of text after which a part is completed; nil for no limit. A document is never cut, so that one that is
    /// larger stands alone.
    var partSize: Int?
    /// How long a part is written before it is completed, at the next flush; nil for no limit.
    var partAge: Duration?
    /// Level of gzip.
    var compressionLevel = 3
    var replaces = false
    /// Whether files of earlier runs, complete or broken off, stay as they are, and parts are numbered on behind them:
    /// for sources that give nothing twice.
    var keepsEarlierFiles = false
    /// Whether complete files wait for `confirm` with their names: until the position behind them is stored.
    var defersNames = false
  }

  let settings: Settings
  var open: [String: OutputFile] = [:]
  /// Number of the next part, by path.
  var parts: [String: Int] = [:]
  var clock = 0
  /// Complete files that wait for their names.
  var sealed: [String] = []

  private let now: @Sendable () -> ContinuousClock.Instant

  init(_ settings: Settings, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
    self.settings = settings
    self.now = now
  }

  var openCount: Int { open.count }

  /// Writes lines to an output's file.
  ///
  /// - Parameters:
  ///   - path: where its first part goes.
  ///   - output: what tells it from other outputs of the same path.
  mutating func write(
    _ lines: UnsafeRawBufferPointer, to path: String, output: String
  ) throws(OutputFileError) {
    var rest = lines
    while rest.count > 0 {
      let file = try file(path, output)
      var count = rest.count
      if let size = settings.partSize, rest.count > size - file.textBytes {
        count = Self.wholeLines(rest, limit: size - file.textBytes)
        if count == 0, file.textBytes > 0 {
          try complete(output, file)
          continue
        }
        // The first line of a part goes in whatever its length.
        if count == 0 { count = Self.firstLine(rest) }
      }
      do throws(SystemFailure) {
        try file.write(UnsafeRawBufferPointer(rebasing: rest[..<count]))
      } catch {
        throw .system(error)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      if let size = settings.partSize, file.textBytes >= size { try complete(output, file) }
    }
  }

  /// The output's file, opened if it is not.
  @discardableResult
  mutating func file(_ path: String, _ output: String) throws(OutputFileError) -> OutputFile {
    clock += 1
    if let file = open[output] {
      file.lastUse = clock
      return file
    }
    if open.count >= settings.limit, let oldest = open.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      try complete(oldest.key, oldest.value)
    }
    let number = parts[path] ?? firstPart(path)
    let file = try OutputFile(
      path: FileName(path).part(number), compression: path.hasSuffix(".gz") ? settings.compressionLevel : nil,
      replaces: settings.replaces)
    if !file.isSpecial { parts[path] = number + 1 }
    file.begun = now()
    file.lastUse = clock
    open[output] = file
    return file
  }

  private func firstPart(_ path: String) -> Int {
    guard settings.keepsEarlierFiles, !settings.replaces, !OutputFile.isSpecial(path) else { return 0 }
    let name = FileName(path)
    var number = 0
    while OutputFile.isThere(name.part(number)) { number += 1 }
    return number
  }

  /// Makes durable what was written, and completes what is old enough.
  mutating func synchronize() throws(OutputFileError) {
    for file in inOrder {
      do throws(SystemFailure) { try file.synchronize() } catch { throw .system(error) }
    }
    guard let age = settings.partAge else { return }
    let now = now()
    for (output, file) in open where !file.isSpecial && file.textBytes > 0 && now - file.begun >= age {
      try complete(output, file)
    }
  }

  /// Completes all files, or leaves them under their temporary names. Goes on after a failure, which is thrown at the
  /// end.
  mutating func close(completed: Bool) throws(OutputFileError) {
    var failure: SystemFailure?
    for file in inOrder {
      do throws(SystemFailure) {
        if !completed {
          try file.abandon()
        } else if settings.defersNames, !file.isSpecial {
          try file.seal()
          sealed.append(file.path)
        } else {
          try file.complete()
        }
      } catch {
        failure = failure ?? error
      }
    }
    open.removeAll()
    if let failure { throw .system(failure) }
  }

  private var inOrder: [OutputFile] { open.values.sorted { $0.path < $1.path } }

  private mutating func complete(_ output: String, _ file: OutputFile) throws(OutputFileError) {
    open[output] = nil
    do throws(SystemFailure) {
      guard settings.defersNames, !file.isSpecial else { return try file.complete() }
      try file.seal()
      sealed.append(file.path)
    } catch {
      throw .system(error)
    }
  }

  /// Length of the whole lines among the first `limit` bytes.
  private static func wholeLines(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Int {
    var end = min(max(0, limit), bytes.count)
    while end > 0, bytes[end - 1] != 0x0A { end -= 1 }
    return end
  }

  private static func firstLine(_ bytes: UnsafeRawBufferPointer) -> Int {
    for index in bytes.indices where bytes[index] == 0x0A { return index + 1 }
    return bytes.count
  }
}
