/// What a blob's bytes are, told by the bytes themselves and never by a name: CloudTrail objects are copied, renamed
/// and recompressed, and HTTP clients inflate some of them on the way.
enum ContentFormat: Equatable {
  case plain
  case gzip
  case zlib
  case lz4
  /// A known compression that is not read here, by its name.
  case refused(String)

  /// Bytes that suffice to tell the format; fewer only where the content is shorter.
  static let headSize = 64

  /// - Parameter head: the first bytes of the content.
  init(head: UnsafeRawBufferPointer) {
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: LZ4Frame.magic) || LZ4Frame.isSkippable(head) {
      self = .lz4
    } else if let name = Self.refusedName(head) {
      self = .refused(name)
    } else if Self.isZlib(head) {
      self = .zlib
    } else {
      self = .plain
    }
  }

  /// The name of a compression that is known but not supported.
  static func refusedName(_ head: UnsafeRawBufferPointer) -> String? {
    if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return "zstd" }
    if head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return "xz" }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return "zip" }
    if head.starts(with: [0x02, 0x21, 0x4C, 0x18]) { return "LZ4 in its legacy format" }
    if head.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return "7z" }
    // "BZh", the level, and the digits of pi that start a block or those of its square root that end an empty file.
    if head.count >= 6, head.starts(with: [0x42, 0x5A, 0x68]), (0x31...0x39).contains(head[3]),
      head[4] == 0x31 && head[5] == 0x41 || head[4] == 0x17 && head[5] == 0x72
    {
      return "bzip2"
    }
    return nil
  }

  /// RFC 1950, section 2.2: method 8, a window of at most 32 KiB, and a check over the two bytes.
  private static func isZlib(_ head: UnsafeRawBufferPointer) -> Bool {
    guard head.count >= 2 else { return false }
    let (method, flags) = (head[0], head[1])
    guard method & 0x0F == 8, method >> 4 <= 7, (Int(method) << 8 | Int(flags)) % 31 == 0 else { return false }
    // One text in some thousands starts with such a pair ("hC", "8O"). Compressed data does not stay text for long.
    return !head.allSatisfy { (0x20..<0x7F).contains($0) || (0x09...0x0D).contains($0) }
  }
}

/// LZ4 frames, as "LZ4 Frame Format Description" 1.6 has them.
enum LZ4Frame {
  static let magic: [UInt8] = [0x04, 0x22, 0x4D, 0x18]

  /// A frame of user data, to be passed over: magic numbers 0x184D2A50 to 0x184D2A5F, little endian.
  static func isSkippable(_ head: UnsafeRawBufferPointer) -> Bool {
    head.count >= 4 && head[0] & 0xF0 == 0x50 && head[1] == 0x2A && head[2] == 0x4D && head[3] == 0x18
  }
}
