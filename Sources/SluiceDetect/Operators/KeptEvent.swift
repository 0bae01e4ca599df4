import SluiceCore

/// An event that a group holds until it goes on, in as few bytes as what an alert may show of it takes.
struct KeptEvent: Sendable {
  private let context: KeptEventContext?
  private let bytes: [UInt8]

  /// For an event that nobody keeps.
  static let none = KeptEvent(context: nil, bytes: [])

  fileprivate init(context: KeptEventContext?, bytes: [UInt8]) {
    self.context = context
    self.bytes = bytes
  }

  private var reader: KeptEventReader? { context.flatMap { try? KeptEventReader(bytes, 0..<bytes.count, $0) } }

  /// The groups that the event is in.
  var keys: [GroupKey] { (try? reader?.keys()) ?? [] }

  /// The event; nil for one that nobody kept.
  var event: RetainedEvent? { try? reader?.event() }

  /// When the event happened, and the part of an alert's id that stands for it; nil for one that nobody kept.
  var head: (time: EventTime, seed: [UInt8])? { try? reader?.head() }
}

/// Makes events ready to be kept.
struct EventKeeper: Sendable {
  private var writer = KeptEventWriter(refersToRecord: false)

  /// - Parameter keys: the groups that the event is in.
  mutating func keep(_ event: RetainedEvent, keys: [GroupKey]) -> KeptEvent {
    let context = writer.write(event, keys: keys)
    // In memory of its size.
    return KeptEvent(context: context, bytes: writer.bytes.withUnsafeBufferPointer { Array($0) })
  }
}
