private import CLZ4
import SluiceCore

/// Decodes LZ4 frames, skippable ones included. The library holds up to one block (4 MiB) besides the window.
final class LZ4Decoder {
  private var context: OpaquePointer?
  private let creation: Int
  /// Bytes that the library wants next: up to the end of a block, a header, a checksum.
  private var wanted = headerSize

  private static let headerSize = 7

  init() {
    creation = LZ4F_createDecompressionContext(&context, UInt32(LZ4F_VERSION))
  }

  deinit { LZ4F_freeDecompressionContext(context) }

  func startFrame() {
    if let context { LZ4F_resetDecompressionContext(context) }
    wanted = Self.headerSize
  }

  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> DecodeStep {
    guard let context else {
      return DecodeStep(consumed: 0, produced: 0, outcome: LZ4Errors.outcome(creation))
    }
    // What a failing call wrote is lost with it, so a call gets what it wants and no more: an error then costs the
    // block that it is in, and a wrong checksum costs nothing.
    var consumed = min(input.count, wanted)
    var produced = room.count
    let status = LZ4F_decompress(context, room.baseAddress, &produced, input.baseAddress, &consumed, nil)
    // With no input the library answers with the size it wants, so 0 is the end of a frame and nothing else.
    if LZ4F_isError(status) == 0 { wanted = max(status, 1) }
    return DecodeStep(consumed: consumed, produced: produced, outcome: LZ4Errors.outcome(status))
  }
}
