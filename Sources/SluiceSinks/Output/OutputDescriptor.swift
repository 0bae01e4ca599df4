#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file descriptor that bytes are written to.
struct OutputDescriptor: Sendable {
  let number: Int32
  /// For messages.
  let path: String

  var isTerminal: Bool { isatty(number) == 1 }

  /// Writes all of `bytes`: goes on after interruptions and partial writes, waits where the descriptor does not block.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    var written = 0
    while written < bytes.count {
      let result = systemWrite(number, bytes.baseAddress! + written, bytes.count - written)
      if result > 0 {
        written += result
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var waiting = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      default: throw SystemFailure("write to", path)
      }
    }
  }

  /// Hands what was written to the disk. What is no file (a pipe, a terminal) has nothing to be handed over.
  func synchronize() throws(SystemFailure) {
    while fsync(number) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, ENOTSUP, EROFS: return
      default: throw SystemFailure("write to", path)
      }
    }
  }

  func close() throws(SystemFailure) {
    // After EINTR the descriptor is closed on Linux: no second try.
    if systemClose(number) != 0, errno != EINTR { throw SystemFailure("close", path) }
  }
}

private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(number, bytes, count)
  #elseif canImport(Musl)
    Musl.write(number, bytes, count)
  #else
    Darwin.write(number, bytes, count)
  #endif
}

private func systemClose(_ number: Int32) -> Int32 {
  #if canImport(Glibc)
    Glibc.close(number)
  #elseif canImport(Musl)
    Musl.close(number)
  #else
    Darwin.close(number)
  #endif
}
