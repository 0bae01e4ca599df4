import SluiceCore

@testable import SluiceDecompress

/// Gives its bytes in pieces of at most `piece` bytes; may fail after them.
final class PieceReader: ByteReader {
  private let bytes: [UInt8]
  private let piece: Int
  private let failure: BlobError?
  private var position = 0

  init(_ bytes: [UInt8], piece: Int, failure: BlobError? = nil) {
    self.bytes = bytes
    self.piece = piece
    self.failure = failure
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    let count = min(piece, buffer.count, bytes.count - position)
    if count == 0, let failure { throw failure }
    bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
    position += count
    return count
  }
}

/// What came of one blob.
struct Collected {
  var bytes: [UInt8] = []
  var error: BlobError?
  var finished = false
  var sizes: [Int] = []
  var inputBytes = 0
  /// Whether offsets ran on and nothing came after the end.
  var isConsistent = true

  mutating func take(_ window: ByteWindow) {
    if finished || error != nil || window.offset != bytes.count { isConsistent = false }
    bytes += window.bytes
    sizes.append(window.count)
    inputBytes += window.inputBytes
    switch window.end {
    case .more: break
    case .finished: finished = true
    case .failed(let error): self.error = error
    }
  }
}

extension Blob {
  init(_ bytes: [UInt8], piece: Int = .max, failure: BlobError? = nil, sequence: Int = 0) {
    self.init(sequence: sequence, origin: "test") { PieceReader(bytes, piece: piece, failure: failure) }
  }
}

/// Decompresses one blob of `bytes`.
func collect(
  _ bytes: [UInt8], piece: Int = .max, window: Int = 256 << 10, backend: DecompressOptions.Backend = .auto,
  maximum: Int = .max, plain: Bool = false
) async -> Collected {
  let options = DecompressOptions(maximumSize: maximum, windowSize: window, backend: backend)
  let decompressor = Decompressor(options, detectsFormat: !plain)
  decompressor.begin(Blob(bytes, piece: piece))
  var collected = Collected()
  while let window = await decompressor.next() { collected.take(window) }
  return collected
}

/// Every backend of this build, by its own name.
let backends = [DecompressOptions.Backend.zlib, .isal].filter(\.isAvailable)
