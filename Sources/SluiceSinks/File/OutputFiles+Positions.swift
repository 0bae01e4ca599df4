import SluiceCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the files stand, as it is stored: an entry for each file that is open, for each that waits for its name, and
/// for each path with the number of its next part. Values are text: numbers, then the path.
extension OutputFiles {
  private static let openKey: UInt8 = 0x6F
  private static let sealedKey: UInt8 = 0x73
  private static let partKey: UInt8 = 0x70

  var positions: [StateEntry] {
    var entries: [StateEntry] = []
    func append(_ kind: UInt8, _ name: String, _ value: String) {
      entries.append(StateEntry(key: [kind] + Array(name.utf8), value: Array(value.utf8)))
    }
    for (output, file) in open where !file.isSpecial {
      append(Self.openKey, output, "\(file.fileBytes) \(file.textBytes) \(file.lastUse) \(file.path)")
    }
    for path in sealed { append(Self.sealedKey, path, "") }
    for (path, number) in parts { append(Self.partKey, path, "\(number)") }
    return entries
  }

  /// The files as an earlier run left them, cut back to where it stood.
  init(_ settings: Settings, resuming positions: [StateEntry]) throws(OutputFileError) {
    self.init(settings)
    for entry in positions.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let kind = entry.key.first, let value = entry.value else { continue }
      let name = String(decoding: entry.key.dropFirst(), as: UTF8.self)
      let fields = String(decoding: value, as: UTF8.self).split(separator: " ", maxSplits: 3)
      switch kind {
      case Self.partKey: parts[name] = fields.first.flatMap { Int($0) } ?? 0
      // What has its name, or was moved away since, is done with.
      case Self.sealedKey: if access(OutputFile.partialPath(of: name), F_OK) == 0 { sealed.append(name) }
      case Self.openKey:
        guard fields.count == 4, let fileBytes = Int(fields[0]), let textBytes = Int(fields[1]),
          let lastUse = Int(fields[2])
        else { throw .shortened(name) }
        let path = String(fields[3])
        let file = try OutputFile(
          resuming: path, fileBytes: fileBytes, textBytes: textBytes,
          compression: path.hasSuffix(".gz") ? settings.compressionLevel : nil)
        file.lastUse = lastUse
        clock = max(clock, lastUse)
        open[name] = file
      default: break
      }
    }
    try nameSealed()
  }

  /// Gives complete files their names: the positions behind them are stored.
  mutating func nameSealed() throws(OutputFileError) {
    for path in sealed {
      do throws(SystemFailure) { try OutputFile.name(path) } catch { throw .system(error) }
    }
    sealed = []
  }
}
