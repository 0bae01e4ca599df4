import CLZ4
import CZlib

/// Makes compressed test data.
enum Compressed {
  static func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] { deflated(bytes, level: level, windowBits: 15 + 16) }
  static func zlib(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] { deflated(bytes, level: level, windowBits: 15) }

  /// One LZ4 frame with a content checksum, in blocks of 64 KiB.
  static func lz4(_ bytes: [UInt8]) -> [UInt8] {
    var preferences = LZ4F_preferences_t()
    preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled
    preferences.frameInfo.blockSizeID = LZ4F_max64KB
    return [UInt8](unsafeUninitializedCapacity: LZ4F_compressFrameBound(bytes.count, &preferences)) { buffer, count in
      count = LZ4F_compressFrame(buffer.baseAddress, buffer.count, bytes, bytes.count, &preferences)
    }
  }

  /// An LZ4 frame that readers pass over.
  static func lz4Skippable(_ bytes: [UInt8]) -> [UInt8] {
    let size = UInt32(bytes.count)
    return [0x53, 0x2A, 0x4D, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) } + bytes
  }

  private static func deflated(_ bytes: [UInt8], level: Int32, windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    guard sluice_zlib_deflate_init(&stream, level, windowBits) == Z_OK else { fatalError("deflateInit2") }
    defer { deflateEnd(&stream) }
    var input = bytes
    return input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(input.count))) + 64) { buffer, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { fatalError("deflate") }
        count = buffer.count - Int(stream.avail_out)
      }
    }
  }
}

/// Generated contents: the same for the same seed.
enum Content {
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var value = state
      value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
      return value ^ (value >> 29)
    }
  }

  /// Lines of words and numbers, which compress about as CloudTrail does.
  static func text(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = Generator(state: seed)
    let words = [
      "eventName", "GetObject", "arn:aws:s3:::bucket/", "us-east-1", "requestParameters", "{\"key\":", "\n", "}",
    ]
    var bytes: [UInt8] = []
    while bytes.count < count {
      bytes += Array(words[Int.random(in: 0..<words.count, using: &generator)].utf8)
      if Int.random(in: 0..<4, using: &generator) == 0 {
        bytes += Array(String(UInt32.random(in: 0...UInt32.max, using: &generator), radix: 16).utf8)
      }
    }
    return Array(bytes.prefix(count))
  }

  static func noise(_ count: Int, seed: UInt64 = 2) -> [UInt8] {
    var generator = Generator(state: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
