import SluiceCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A system call that failed, with what to do about it.
struct SystemFailure: Error, Hashable, Sendable {
  /// What was tried, such as `write`.
  let operation: String
  let path: String
  let code: Int32

  init(_ operation: String, _ path: String, _ code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The system's text, and advice where there is any.
  var message: String {
    let text = "can't \(operation) \(path): \(Self.text(code))"
    return advice.map { "\(text); \($0)" } ?? text
  }

  private var advice: String? {
    switch code {
    case ENOSPC, EDQUOT: "free space there, or choose a path on another disk, and run again"
    case EROFS: "choose a path that can be written to"
    case EACCES, EPERM: "give this user write access to it, or choose another path"
    case ENOTDIR: "a part of the path is a file: choose another path"
    case EISDIR: "it is a folder: name a file in it"
    case EMFILE, ENFILE: "lower max_open_files, or raise the limit of open files (ulimit -n)"
    case ENAMETOOLONG: "shorten the path"
    case EIO: "the disk or its connection fails; look at the system's log"
    case EFBIG: "set rotate: { size: … }, or raise the limit of file sizes (ulimit -f)"
    case EPIPE: "the reader has gone"
    default: nil
    }
  }

  func sinkError(_ label: String) -> SinkError {
    SinkError(sink: label, message: message, isClosedPipe: code == EPIPE)
  }

  /// The text of an error number, the same in every locale.
  static func text(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
