#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a state file to one process: a lock on a file beside it, which holds the process's number. The system lets go of
/// the lock when the process ends, however it ends.
struct StateLock: ~Copyable {
  private let descriptor: Int32

  /// - Throws: `inUse` when another one has it, here or in another process.
  init(_ path: String) throws(StateError) {
    let lockPath = path + "-lock"
    descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let reason = Self.text(errno)
      throw StateError(
        .inaccessible, path,
        "can't create \(lockPath): \(reason); create its folder, give this user write access to it, or choose another path"
      )
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(descriptor)
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw StateError(.inaccessible, path, "can't lock \(lockPath): \(Self.text(code))")
      }
      throw StateError(
        .inUse, path,
        "another sluice\(holder.map { " (process \($0))" } ?? "") is working with it; stop that one first, or give this "
          + "pipeline a state file of its own")
    }
    let text = Array("\(getpid())\n".utf8)
    // For the message above only: what can't be written is left out.
    _ = ftruncate(descriptor, 0)
    _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit { close(descriptor) }

  private static func holder(_ descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 24)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { return nil }
    return Int(String(decoding: bytes[..<count].prefix { $0 >= 0x30 && $0 <= 0x39 }, as: UTF8.self))
  }

  private static func text(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
