#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is being written. It stands under a temporary name, `.NAME.partial` beside its place, until it is
/// complete. What is there and is no plain file (a named pipe, `/dev/null`) is written to as it is.
final class OutputFile {
  /// Where it goes when it is complete.
  let path: String
  /// The name that it has until then.
  let partialPath: String
  /// Bytes of text so far, before compression.
  private(set) var textBytes = 0
  /// For finding the least recently used one.
  var lastUse = 0
  /// When it was begun, or taken up.
  var begun = ContinuousClock.now

  /// Whether it is no plain file.
  let isSpecial: Bool
  /// Bytes in the file so far.
  private(set) var fileBytes = 0
  private let descriptor: OutputDescriptor
  private let gzip: GzipStream?
  private var buffer: [UInt8] = []
  private var isSynchronized = true
  private static let bufferSize = 256 << 10

  /// Creates the file under its temporary name, and the folders above it.
  ///
  /// - Parameters:
  ///   - compression: level of gzip; nil writes text.
  ///   - replaces: whether a file of that name may be replaced.
  init(path: String, compression: Int?, replaces: Bool) throws(OutputFileError) {
    self.path = path
    let folder = Self.split(path).folder
    partialPath = Self.partialPath(of: path)
    isSpecial = Self.isSpecial(path)
    if isSpecial {
      let number = open(path, O_WRONLY | O_CLOEXEC)
      guard number >= 0 else { throw .system(SystemFailure("open", path)) }
      descriptor = OutputDescriptor(number: number, path: path)
      gzip = try Self.gzip(compression, descriptor)
      return
    }
    do throws(SystemFailure) { try Self.createFolders(folder) } catch { throw .system(error) }
    if !replaces, access(path, F_OK) == 0 { throw .exists(path) }
    let number = open(partialPath, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard number >= 0 else { throw .system(SystemFailure("create", partialPath)) }
    descriptor = OutputDescriptor(number: number, path: path)
    // What a run left that was broken off is written anew; what another one is writing now is not.
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      let inUse = errno == EWOULDBLOCK
      let failure = SystemFailure("lock", partialPath)
      try? descriptor.close()
      throw inUse ? .inUse(path) : .system(failure)
    }
    guard ftruncate(number, 0) == 0 else {
      let failure = SystemFailure("create", partialPath)
      try? descriptor.close()
      throw .system(failure)
    }
    gzip = try Self.gzip(compression, descriptor)
  }

  /// Opens a file that an earlier run has begun, and cuts it back to where that one stood.
  ///
  /// - Throws: `.shortened` when it is gone or shorter than that.
  init(resuming path: String, fileBytes: Int, textBytes: Int, compression: Int?) throws(OutputFileError) {
    self.path = path
    self.fileBytes = fileBytes
    self.textBytes = textBytes
    isSpecial = false
    partialPath = Self.partialPath(of: path)
    let number = open(partialPath, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard number >= 0 else {
      throw errno == ENOENT ? .shortened(partialPath) : .system(SystemFailure("open", partialPath))
    }
    descriptor = OutputDescriptor(number: number, path: path)
    do throws(OutputFileError) {
      guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
        throw errno == EWOULDBLOCK ? .inUse(path) : .system(SystemFailure("lock", partialPath))
      }
      let end = lseek(number, 0, SEEK_END)
      guard end >= off_t(fileBytes) else { throw .shortened(partialPath) }
      guard ftruncate(number, off_t(fileBytes)) == 0, lseek(number, off_t(fileBytes), SEEK_SET) >= 0 else {
        throw .system(SystemFailure("cut back", partialPath))
      }
    } catch {
      try? descriptor.close()
      throw error
    }
    gzip = try Self.gzip(compression, descriptor)
  }

  static func partialPath(of path: String) -> String {
    let (folder, name) = split(path)
    return folder + ".\(name).partial"
  }

  private static func gzip(
    _ level: Int?, _ descriptor: OutputDescriptor
  ) throws(OutputFileError) -> GzipStream? {
    guard let level else { return nil }
    if let stream = GzipStream(level: level) { return stream }
    try? descriptor.close()
    throw .system(SystemFailure("compress", descriptor.path, ENOMEM))
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    textBytes += bytes.count
    isSynchronized = false
    guard let gzip else { return try put(bytes) }
    try gzip.write(bytes) { piece throws(SystemFailure) in try put(piece) }
  }

  /// Makes durable what was written: it ends the gzip member, so that the file could be read as it stands.
  func synchronize() throws(SystemFailure) {
    guard !isSynchronized else { return }
    if let gzip, gzip.isInMember {
      try gzip.finishMember { piece throws(SystemFailure) in try put(piece) }
    }
    try drain()
    try descriptor.synchronize()
    isSynchronized = true
  }

  /// Completes the file and gives it its name.
  func complete() throws(SystemFailure) {
    try end()
    do throws(SystemFailure) {
      if !isSpecial { try Self.name(path) }
    } catch {
      try? descriptor.close()
      throw error
    }
    // Closed last, so that the lock holds until the file has its name.
    try descriptor.close()
  }

  /// Completes the file and leaves it under its temporary name, for `name`.
  func seal() throws(SystemFailure) {
    try end()
    try descriptor.close()
  }

  /// Writes what is left of the file; closes it when that fails.
  private func end() throws(SystemFailure) {
    do throws(SystemFailure) {
      if let gzip, gzip.isInMember || textBytes == 0 {
        try gzip.finishMember { piece throws(SystemFailure) in try put(piece) }
      }
      try drain()
      try descriptor.synchronize()
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  /// Gives a complete file its name. One that has it already is left alone.
  static func name(_ path: String) throws(SystemFailure) {
    let partialPath = partialPath(of: path)
    guard rename(partialPath, path) == 0 || errno == ENOENT && access(path, F_OK) == 0 else {
      throw SystemFailure("rename \(partialPath) to", path)
    }
    synchronizeFolder(split(path).folder)
  }

  /// Closes the file under its temporary name, as far as it could be written.
  func abandon() throws(SystemFailure) {
    do throws(SystemFailure) {
      try synchronize()
    } catch {
      try? descriptor.close()
      throw error
    }
    try descriptor.close()
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    if buffer.isEmpty, bytes.count >= Self.bufferSize {
      try descriptor.write(bytes)
      fileBytes += bytes.count
      return
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try drain() }
  }

  private func drain() throws(SystemFailure) {
    guard !buffer.isEmpty else { return }
    var failure: SystemFailure?
    buffer.withUnsafeBytes { bytes in
      do throws(SystemFailure) { try descriptor.write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    fileBytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// The folder, with its slash (empty for the current one), and the name.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// Whether there is such a file, complete or not.
  static func isThere(_ path: String) -> Bool {
    access(path, F_OK) == 0 || access(partialPath(of: path), F_OK) == 0
  }

  static func isSpecial(_ path: String) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { return false }
    let kind = information.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  private static func createFolders(_ folder: String) throws(SystemFailure) {
    guard !folder.isEmpty, access(folder, F_OK) != 0 else { return }
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path += part + "/"
      if part.isEmpty || part == "." || part == ".." { continue }
      if mkdir(path, 0o777) != 0, errno != EEXIST { throw SystemFailure("create the folder", path) }
    }
  }

  // A rename is on the disk when its folder is. Where folders can't be synchronised there is nothing to be done.
  private static func synchronizeFolder(_ folder: String) {
    let number = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { return }
    _ = fsync(number)
    try? OutputDescriptor(number: number, path: folder).close()
  }
}

/// Why a file can't be begun.
enum OutputFileError: Error, Hashable, Sendable {
  case system(SystemFailure)
  /// There is a file of that name, and it may not be replaced.
  case exists(String)
  /// Another sink, or another sluice, is writing it.
  case inUse(String)
  /// It lacks what the state file says was written.
  case shortened(String)

  var message: String {
    switch self {
    case .system(let failure): failure.message
    case .exists(let path):
      "\(path) is there already; move it away, choose another path, or set overwrite: true to replace it"
    case .shortened(let path):
      "\(path) is gone, or shorter than it was when the state was stored; put it back, or begin anew: move the state file "
        + "and the outputs away"
    case .inUse(let path): "\(path) is being written by another sink or another sluice; choose another path"
    }
  }
}
