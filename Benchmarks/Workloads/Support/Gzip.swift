import CZlib

/// One gzip member.
///
/// - Parameter level: zlib's, 1 to 9; its default is 6.
package func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  var stream = z_stream()
  // 15 bits of window, and 16 for the gzip wrapper.
  check("deflateInit2", sluice_zlib_deflate_init(&stream, level, 15 + 16), equals: Z_OK)
  defer { deflateEnd(&stream) }
  var input = bytes
  return [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(bytes.count)))) { output, count in
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      // The bound is enough for all of it in one call.
      check("deflate", deflate(&stream, Z_FINISH), equals: Z_STREAM_END)
    }
    count = Int(stream.total_out)
  }
}
