#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// errno in words, with what to do about it. See errno(3).
package struct SystemError: Error, Hashable {
  package let number: Int32

  /// The error of the system call that just failed.
  package static var last: SystemError { SystemError(number: errno) }

  /// Whether there is no such file.
  package var isMissing: Bool { number == ENOENT }

  package var text: String {
    switch number {
    case ENOENT: "no such file or directory; check the path"
    case EACCES, EPERM: "permission denied; run as a user who may read it, or change its mode"
    case ENOTDIR: "a part of the path is not a directory; check the path"
    case EMFILE, ENFILE: "too many open files; raise the limit (ulimit -n)"
    case ELOOP: "symbolic links that lead to each other; remove one"
    case ENAMETOOLONG: "the path is too long; start in a directory further down"
    default: String(cString: strerror(number))
    }
  }

  /// As the error of a blob that could not be opened or read.
  package func blobError(inputOffset: Int? = nil) -> BlobError {
    BlobError(.unreadable, text, inputOffset: inputOffset)
  }
}
