private import CZlib
import SluiceCore

/// Inflates with zlib: everywhere available.
final class ZlibDecoder {
  private let stream: UnsafeMutablePointer<z_stream>
  /// The result of getting ready; what went wrong there is reported by `decode`.
  private var readiness: Int32

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    readiness = sluice_zlib_inflate_init(stream, Self.windowBits(.gzip))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func startFrame(_ format: ContentFormat) {
    // Z_STREAM_ERROR when the stream could not be made: decode then reports that.
    let reset = inflateReset2(stream, Self.windowBits(format))
    if readiness == Z_OK { readiness = reset }
  }

  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> DecodeStep {
    guard readiness == Z_OK else {
      return DecodeStep(consumed: 0, produced: 0, outcome: ZlibErrors.outcome(readiness, message: nil))
    }
    let available = UInt32(clamping: input.count)
    let wanted = UInt32(clamping: room.count)
    // zlib declares its input as mutable, and does not change it.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.assumingMemoryBound(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = available
    stream.pointee.next_out = room.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = wanted
    let status = inflate(stream, Z_NO_FLUSH)
    return DecodeStep(
      consumed: Int(available - stream.pointee.avail_in), produced: Int(wanted - stream.pointee.avail_out),
      outcome: ZlibErrors.outcome(status, message: stream.pointee.msg.map { String(cString: $0) }))
  }

  /// 15 is a window of 32 KiB; 16 more tells zlib to expect a gzip header.
  private static func windowBits(_ format: ContentFormat) -> Int32 { format == .zlib ? 15 : 15 + 16 }
}
