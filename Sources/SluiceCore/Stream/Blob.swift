/// One delivered thing: an S3 object, a file, the bytes of standard input.
package struct Blob: Sendable {
  /// Position in the source's order, from 0 and without gaps. Sinks write in this order.
  package private(set) var sequence: Int
  /// Where it came from, for messages, alerts and `origin` fields: a path, a URL or `stdin`.
  package let origin: String
  /// The time in the object's name, when its name is one that CloudTrail gives.
  package let nameTime: EventTime?
  /// Whether it may never end and is followed as it comes: standard input.
  package let isStream: Bool
  /// When it was delivered, by the clock on the wall, where it came as it happened (from a queue); nil in a replay.
  package let received: EventTime?
  /// Size as delivered (compressed), where it is known before reading.
  package let size: Int?
  /// Records from the first on whose results an earlier run has stored: they are read, and passed over.
  package private(set) var recordsDone = 0
  /// Under which its position is stored; nil where none is.
  package private(set) var storedIdentity: [UInt8]?
  /// Settled once, when everything that came of the blob is durable.
  package let delivery: Delivery

  private let opener: @Sendable () throws(BlobError) -> any ByteReader
  private let identifier: (@Sendable () throws(BlobError) -> [UInt8])?

  package init(
    sequence: Int, origin: String, nameTime: EventTime? = nil, isStream: Bool = false, received: EventTime? = nil,
    size: Int? = nil, delivery: Delivery = Delivery(), identify: (@Sendable () throws(BlobError) -> [UInt8])? = nil,
    open: @escaping @Sendable () throws(BlobError) -> any ByteReader
  ) {
    self.sequence = sequence
    self.origin = origin
    self.nameTime = nameTime
    self.isStream = isStream
    self.received = received
    self.size = size
    self.delivery = delivery
    self.opener = open
    self.identifier = identify
  }

  /// What tells it from all other objects, and from the same place with other content; nil for what is never read again:
  /// a stream.
  ///
  /// - Throws: `BlobError` when it is gone or can't be read.
  package func identity() throws(BlobError) -> [UInt8]? { try identifier?() }

  /// The same blob at another place in the order, of which an earlier run has done some records.
  ///
  /// - Parameter identity: under which its position is stored; nil where none is.
  package func taken(as sequence: Int, recordsDone: Int, identity: [UInt8]?) -> Blob {
    var blob = self
    blob.sequence = sequence
    blob.recordsDone = recordsDone
    blob.storedIdentity = identity
    return blob
  }

  /// The same blob, read from elsewhere.
  package func reading(_ open: @escaping @Sendable () throws(BlobError) -> any ByteReader) -> Blob {
    Blob(
      sequence: sequence, origin: origin, nameTime: nameTime, isStream: isStream, received: received, size: size,
      delivery: delivery, identify: identifier, open: open
    ).taken(as: sequence, recordsDone: recordsDone, identity: storedIdentity)
  }

  /// Opens the blob for reading from its first byte.
  ///
  /// - Throws: `BlobError` when it is gone or can't be read.
  package func open() throws(BlobError) -> any ByteReader { try opener() }
}

/// A blob's bytes as they were delivered, read in order.
package protocol ByteReader: AnyObject {
  /// Fills the front of `buffer` and returns the number of bytes read; 0 only at the end.
  ///
  /// - Throws: `BlobError` when reading fails; the reader is of no use afterwards.
  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int
}

/// Why a blob could not be processed to its end.
package struct BlobError: Error, Hashable, Sendable, CustomStringConvertible {
  package struct Code: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    /// It could not be opened or read.
    package static let unreadable = Code(description: "unreadable")
    /// Its compressed form is damaged.
    package static let damaged = Code(description: "damaged")
    /// It ends in the middle.
    package static let truncated = Code(description: "truncated")
    /// It is compressed in a way that is not supported.
    package static let unsupported = Code(description: "unsupported")
    /// It is larger than `max_size` allows.
    package static let tooLarge = Code(description: "too large")
    /// It holds no records in any known form.
    package static let unrecognised = Code(description: "unrecognised")
  }

  package let code: Code
  /// What went wrong and what to do about it, without the origin.
  package let message: String
  /// Offset in the delivered (compressed) bytes, where it is known.
  package let inputOffset: Int?
  /// Offset in the decompressed bytes, where it is known.
  package let outputOffset: Int?

  /// What could not be read, where it is small and to be had nowhere else: a message's body. For the dead letters.
  package let content: [UInt8]?

  package init(
    _ code: Code, _ message: String, inputOffset: Int? = nil, outputOffset: Int? = nil, content: [UInt8]? = nil
  ) {
    self.content = content
    self.code = code
    self.message = message
    self.inputOffset = inputOffset
    self.outputOffset = outputOffset
  }

  package var description: String {
    var text = message
    if let inputOffset { text += " (at byte \(inputOffset) of the object" }
    if let outputOffset {
      text += inputOffset == nil ? " (at byte \(outputOffset) of its content" : ", \(outputOffset) of its content"
    }
    if inputOffset != nil || outputOffset != nil { text += ")" }
    return text
  }
}
