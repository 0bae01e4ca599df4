/// Decompresses the first bytes of a blob, to look at them before it is its turn.
package final class HeadDecoder {
  private var decoders: DecoderSet

  package init(backend: DecompressOptions.Backend = .auto) {
    decoders = DecoderSet(backend: backend)
  }

  /// The content at the start of a blob, as far as `bytes` goes: empty where nothing can be made of it.
  ///
  /// - Parameters:
  ///   - bytes: the blob's first bytes, as delivered.
  ///   - limit: bytes of content that are enough.
  package func head(of bytes: UnsafeRawBufferPointer, limit: Int) -> [UInt8] {
    let format = ContentFormat(head: UnsafeRawBufferPointer(rebasing: bytes.prefix(ContentFormat.headSize)))
    guard let decoder = decoders.decoder(for: format) else {
      return format == .plain ? Array(bytes.prefix(limit)) : []
    }
    return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let room = UnsafeMutableRawBufferPointer(buffer)
      var position = 0
      while count < limit {
        // Empty frames may come first: a skippable LZ4 frame, an empty gzip member.
        let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
        guard case .frame = FrameBoundary(head: rest, format: format, isFirst: position == 0) else { return }
        decoder.startFrame(format)
        guard decodeFrame(decoder, bytes, from: &position, into: room, count: &count) else { return }
      }
    }
  }

  /// Returns whether the frame came to its end.
  private func decodeFrame(
    _ decoder: Decoder, _ bytes: UnsafeRawBufferPointer, from position: inout Int,
    into room: UnsafeMutableRawBufferPointer, count: inout Int
  ) -> Bool {
    while count < room.count {
      let input = UnsafeRawBufferPointer(rebasing: bytes[position...])
      let step = decoder.decode(input, into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
      // Never before the start: what is given back was taken from these bytes.
      position += step.consumed
      count += step.produced
      switch step.outcome {
      case .frameEnd: return true
      case .damaged: return false
      case .running: if step.consumed == 0, step.produced == 0 { return false }
      }
    }
    return false
  }
}
