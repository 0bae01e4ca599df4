import SluiceCore

/// What stands where a compressed frame (a gzip member, a zlib stream, an LZ4 frame) may start. Decided on bytes alone.
enum FrameBoundary {
  /// A frame starts here.
  case frame
  /// Nothing follows.
  case end
  /// That many zero bytes of padding, as tapes and block devices leave behind; look again after them.
  case padding(Int)
  case damaged(BlobError.Code, String)

  /// Bytes that have to be looked at; fewer only where the content ends.
  static let headSize = 4

  /// - Parameters:
  ///   - head: the bytes at hand, at least `headSize` unless the content ends with them.
  ///   - isFirst: whether no frame came before.
  init(head: UnsafeRawBufferPointer, format: ContentFormat, isFirst: Bool) {
    if head.isEmpty {
      self = .end
      return
    }
    switch format {
    case .gzip where head[0] == 0x1F && (head.count < 2 || head[1] == 0x8B): self = Self.gzipHeader(head)
    case .zlib where isFirst: self = Self.zlibHeader(head)
    case .lz4 where head.starts(with: LZ4Frame.magic) || LZ4Frame.isSkippable(head): self = .frame
    case .gzip where head[0] == 0, .zlib where head[0] == 0: self = .padding(head.prefix { $0 == 0 }.count)
    default:
      if let name = ContentFormat.refusedName(head) {
        self = .damaged(.unsupported, "\(name) data follows the compressed data: decompress the object first")
      } else {
        self = .damaged(
          .damaged, "bytes that are not part of the compressed data follow it: what came before was read")
      }
    }
  }

  // RFC 1952, section 2.3.1. Checked here so that both libraries give the same answers: ISA-L ignores reserved flags.
  private static func gzipHeader(_ head: UnsafeRawBufferPointer) -> FrameBoundary {
    guard head.count >= 4 else {
      return .damaged(.truncated, "the object ends in the middle of a gzip header: fetch it again")
    }
    guard head[2] == 8 else {
      return .damaged(.unsupported, "gzip with compression method \(head[2]), not deflate (8): recompress the object")
    }
    guard head[3] & 0xE0 == 0 else {
      return .damaged(.damaged, "the gzip header has flags that no version defines: fetch the object again")
    }
    return .frame
  }

  private static func zlibHeader(_ head: UnsafeRawBufferPointer) -> FrameBoundary {
    // FDICT: the dictionary that it was compressed with would be needed.
    guard head.count >= 2, head[1] & 0x20 == 0 else {
      return .damaged(.unsupported, "zlib data with a preset dictionary: decompress the object first")
    }
    return .frame
  }
}
