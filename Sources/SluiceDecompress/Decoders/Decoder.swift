import SluiceCore

/// What one call of a decoder did.
struct DecodeStep {
  enum Outcome {
    /// It took what input and used what room it could.
    case running
    /// The frame ended, its checksum is right, and all of its output was given.
    case frameEnd
    /// The data is no good from here on; the output so far stands.
    case damaged(BlobError.Code, String)
  }

  /// Bytes taken from the input. Negative, down to -`Decoder.lookAhead`, when bytes of the input before are given back.
  let consumed: Int
  let produced: Int
  let outcome: Outcome
}

/// A decoder at work. The libraries' streams are large and slow to make: each is made once per lane and started anew
/// for each frame.
enum Decoder {
  /// Bytes that a decoder may take and give back later.
  static let lookAhead = 8

  case zlib(ZlibDecoder)
  #if SLUICE_ISAL
    case isal(ISALDecoder)
  #endif
  case lz4(LZ4Decoder)

  /// Gets ready for a frame of `format`, forgetting what was before.
  func startFrame(_ format: ContentFormat) {
    switch self {
    case .zlib(let decoder): decoder.startFrame(format)
    #if SLUICE_ISAL
      case .isal(let decoder): decoder.startFrame(format)
    #endif
    case .lz4(let decoder): decoder.startFrame()
    }
  }

  /// Decodes from the front of `input` to the front of `room`, until one of them is used up or the frame ends. A step
  /// that consumes and produces nothing needs more input.
  ///
  /// - Precondition: `room` is not empty; `input` may be, for output that did not fit the time before.
  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> DecodeStep {
    switch self {
    case .zlib(let decoder): decoder.decode(input, into: room)
    #if SLUICE_ISAL
      case .isal(let decoder): decoder.decode(input, into: room)
    #endif
    case .lz4(let decoder): decoder.decode(input, into: room)
    }
  }
}

/// The decoders of a lane, made when they are first needed.
struct DecoderSet {
  let backend: DecompressOptions.Backend
  private var inflater: Decoder?
  private var lz4: Decoder?

  init(backend: DecompressOptions.Backend) { self.backend = backend }

  /// The decoder for `format`; nil where none is needed or there is none.
  mutating func decoder(for format: ContentFormat) -> Decoder? {
    switch format {
    case .plain, .refused: return nil
    case .gzip, .zlib:
      let decoder = inflater ?? makeInflater()
      inflater = decoder
      return decoder
    case .lz4:
      let decoder = lz4 ?? .lz4(LZ4Decoder())
      lz4 = decoder
      return decoder
    }
  }

  private func makeInflater() -> Decoder {
    #if SLUICE_ISAL
      if backend != .zlib { return .isal(ISALDecoder()) }
    #endif
    return .zlib(ZlibDecoder())
  }
}
