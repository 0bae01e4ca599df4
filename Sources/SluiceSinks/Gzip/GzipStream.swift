/// Compresses to gzip members, one behind the other. The same text gives the same bytes: the header carries no time and
/// no name.
final class GzipStream {
  /// What does the work.
  enum Backend: Sendable, CaseIterable {
    case zlib
    /// Intel ISA-L: at the fast levels several times as fast as zlib.
    case isal

    /// The one for a level: ISA-L for the levels 1 to 3, where it is there; it has no others.
    static func preferred(level: Int) -> Backend {
      #if SLUICE_ISAL
        if level <= 3 { return .isal }
      #endif
      return .zlib
    }
  }

  private let deflater: any Deflater
  /// Whether a member has been begun and not finished.
  private(set) var isInMember = false
  private var output: UnsafeMutableRawBufferPointer

  /// - Parameters:
  ///   - level: 1 (fast) to 9 (small).
  ///   - backend: nil for the one that suits the level.
  /// - Returns: nil when there is no memory for it, or no such backend at this level.
  init?(level: Int, backend: Backend? = nil) {
    switch backend ?? Backend.preferred(level: level) {
    case .zlib:
      guard let zlib = ZlibDeflater(level: level) else { return nil }
      deflater = zlib
    case .isal:
      #if SLUICE_ISAL
        guard let isal = ISALDeflater(level: level) else { return nil }
        deflater = isal
      #else
        return nil
      #endif
    }
    output = .allocate(byteCount: 64 << 10, alignment: 16)
  }

  deinit { output.deallocate() }

  /// Compresses `bytes` and hands what comes out to `sink`.
  func write<Failure: Error>(
    _ bytes: UnsafeRawBufferPointer, _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    guard bytes.count > 0 else { return }
    isInMember = true
    var offset = 0
    while offset < bytes.count {
      // The libraries count in 32 bits.
      let count = min(bytes.count - offset, 1 << 30)
      deflater.take(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
      try run(finishes: false, sink)
      offset += count
    }
  }

  /// Ends the member. With nothing written it is a member of nothing, so that the file is a gzip file.
  func finishMember<Failure: Error>(
    _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    deflater.take(UnsafeRawBufferPointer(start: nil, count: 0))
    try run(finishes: true, sink)
    deflater.reset()
    isInMember = false
  }

  private func run<Failure: Error>(
    finishes: Bool, _ sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    while true {
      let step = deflater.deflate(into: output, finishes: finishes)
      if step.produced > 0 {
        try sink(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(output)[..<step.produced]))
      }
      if step.isDone { return }
    }
  }
}

/// A library that compresses to gzip members.
///
/// `take` hands over input, which stays where it is until `deflate` says that it is done; with `finishes` that ends the
/// member, and `reset` makes ready for the next one.
protocol Deflater: AnyObject {
  func take(_ input: UnsafeRawBufferPointer)
  /// - Returns: bytes written to the front of `room`, and whether no more is to come.
  func deflate(into room: UnsafeMutableRawBufferPointer, finishes: Bool) -> (produced: Int, isDone: Bool)
  func reset()
}
