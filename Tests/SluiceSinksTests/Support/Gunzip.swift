import CZlib

/// Inflates all gzip members of `bytes`; nil if they are damaged or cut off.
func gunzip(_ bytes: [UInt8]) -> String? {
  var stream = z_stream()
  guard sluice_zlib_inflate_init(&stream, 15 + 16) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  var input = bytes
  var output: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  return input.withUnsafeMutableBufferPointer { input in
    stream.next_in = input.baseAddress
    stream.avail_in = UInt32(input.count)
    while true {
      let result = piece.withUnsafeMutableBufferPointer { piece in
        stream.next_out = piece.baseAddress
        stream.avail_out = UInt32(piece.count)
        return inflate(&stream, Z_NO_FLUSH)
      }
      guard result == Z_OK || result == Z_STREAM_END else { return nil }
      output.append(contentsOf: piece[..<(piece.count - Int(stream.avail_out))])
      guard result == Z_STREAM_END else { continue }
      if stream.avail_in == 0 { return String(decoding: output, as: UTF8.self) }
      inflateReset(&stream)
    }
  }
}
