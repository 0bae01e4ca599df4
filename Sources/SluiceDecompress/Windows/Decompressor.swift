import SluiceCore

/// Decompresses one blob after another into windows: the work of `decompress` on one lane.
///
/// Memory is one chunk of input, the library's state and the windows in use, whatever the size of the blob and however
/// well it was compressed.
final class Decompressor {
  private enum Phase {
    /// Not opened yet.
    case opening
    /// Where a frame may start.
    case boundary(isFirst: Bool)
    case frame
    /// Bytes that are handed on as they are.
    case plain
    /// No blob, or its last window was given.
    case ended
  }

  private let options: DecompressOptions
  private let detectsFormat: Bool
  private let input = InputBuffer(chunkSize: 128 << 10)
  private var pool = WindowPool()
  private var decoders: DecoderSet

  private var blob: Blob?
  private var phase = Phase.ended
  private var format = ContentFormat.plain
  private var decoder: Decoder?
  /// Offset in the decompressed bytes of the next window.
  private var offset = 0

  /// - Parameter detectsFormat: whether compressed content is recognised; if not, all bytes are handed on as they are.
  init(_ options: DecompressOptions, detectsFormat: Bool) {
    self.options = options
    self.detectsFormat = detectsFormat
    decoders = DecoderSet(backend: options.backend)
  }

  /// Takes up a blob. It is opened when its first window is asked for.
  func begin(_ blob: Blob) {
    self.blob = blob
    phase = .opening
    offset = 0
  }

  /// The next window of the blob; nil after the one that ended it. Errors are in the window that they end.
  func next() async -> ByteWindow? {
    guard let blob else { return nil }
    let capacity = max(options.windowSize, 1)
    let window = pool.take(for: blob, offset: offset, headroom: capacity / 4, capacity: capacity)
    do throws(BlobError) {
      window.end = try await fill(window) ? .finished : .more
    } catch {
      window.end = .failed(error)
    }
    window.inputBytes = input.takeBytesRead()
    offset = window.offset + window.count
    if case .more = window.end { return window }
    phase = .ended
    self.blob = nil
    input.detach()
    return window
  }

  /// Fills the window as far as it goes. Returns whether the blob ended.
  private func fill(_ window: ByteWindow) async throws(BlobError) -> Bool {
    while true {
      switch phase {
      case .opening: try await open(window.blob)
      case .boundary(let isFirst):
        if try await crossBoundary(isFirst: isFirst, offset: window.offset + window.count) { return true }
      case .frame:
        guard let decoder, try await decodeFrame(decoder, into: window) else { return false }
        phase = .boundary(isFirst: false)
      case .plain: return try await copy(into: window)
      case .ended: return true
      }
    }
  }

  private func open(_ blob: Blob) async throws(BlobError) {
    input.attach(try blob.open())
    try await input.fill(atLeast: detectsFormat ? ContentFormat.headSize : 1)
    format = detectsFormat ? ContentFormat(head: input.bytes) : .plain
    decoder = decoders.decoder(for: format)
    switch format {
    case .plain: phase = .plain
    case .gzip, .zlib, .lz4: phase = .boundary(isFirst: true)
    case .refused(let name):
      throw BlobError(.unsupported, "\(name) is not supported: decompress it first", inputOffset: 0)
    }
  }

  /// Goes to the start of the next frame. Returns true at the end of the blob.
  private func crossBoundary(isFirst: Bool, offset: Int) async throws(BlobError) -> Bool {
    while true {
      try await input.fill(atLeast: FrameBoundary.headSize)
      switch FrameBoundary(head: input.bytes, format: format, isFirst: isFirst) {
      case .end: return true
      case .padding(let count): input.consume(count)
      case .damaged(let code, let message):
        throw BlobError(code, message, inputOffset: input.offset, outputOffset: offset)
      case .frame:
        decoder?.startFrame(format)
        phase = .frame
        return false
      }
    }
  }

  /// Decodes until the frame ends (true) or the window is full (false).
  private func decodeFrame(_ decoder: Decoder, into window: ByteWindow) async throws(BlobError) -> Bool {
    while !window.free.isEmpty {
      let step = try decode(decoder, into: window)
      switch step.outcome {
      case .frameEnd: return true
      case .damaged(let code, let message): throw failure(code, message, window)
      case .running: break
      }
      if input.isEmpty, !input.isAtEnd {
        if !window.free.isEmpty { try await input.fill(atLeast: 1) }
      } else if step.consumed == 0, step.produced == 0 {
        guard input.isAtEnd, input.isEmpty else {
          throw failure(.damaged, DamageText.content("the decoder makes no progress"), window)
        }
        throw failure(.truncated, "the compressed data ends in the middle: fetch the object again", window)
      }
    }
    return false
  }

  private func decode(_ decoder: Decoder, into window: ByteWindow) throws(BlobError) -> DecodeStep {
    let limit = options.maximumSize - window.offset - window.count
    if limit > 0 {
      let room = UnsafeMutableRawBufferPointer(rebasing: window.free.prefix(limit))
      let step = decoder.decode(input.bytes, into: room)
      input.consume(step.consumed)
      window.append(step.produced)
      return step
    }
    // At the limit all depends on whether one byte more would come. It is not taken into the window.
    let room = UnsafeMutableRawBufferPointer(rebasing: window.free.prefix(1))
    let step = decoder.decode(input.bytes, into: room)
    input.consume(step.consumed)
    if step.produced > 0 { throw tooLarge(window) }
    return step
  }

  /// Copies until the blob ends (true) or the window is full (false).
  private func copy(into window: ByteWindow) async throws(BlobError) -> Bool {
    while !window.free.isEmpty {
      let limit = options.maximumSize - window.offset - window.count
      let room = UnsafeMutableRawBufferPointer(rebasing: window.free.prefix(max(limit, 1)))
      let count = try await input.take(into: room)
      if count == 0 { return true }
      if limit <= 0 { throw tooLarge(window) }
      window.append(count)
    }
    return false
  }

  private func tooLarge(_ window: ByteWindow) -> BlobError {
    failure(
      .tooLarge, "more than \(options.maximumSize) bytes of content: raise max_size if the object is sound", window)
  }

  private func failure(_ code: BlobError.Code, _ message: String, _ window: ByteWindow) -> BlobError {
    BlobError(code, message, inputOffset: input.offset, outputOffset: window.offset + window.count)
  }
}
