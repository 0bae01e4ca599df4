import SluiceAWS
import SluiceCore

/// A message from its receive until it is deleted or given back.
struct HeldMessage: Sendable {
  /// Why a message is not deleted. The worst of its objects counts.
  enum Failure: Hashable, Sendable {
    /// The run ends before it was its turn.
    case stopped
    /// It may work later.
    case transient
    /// Nobody may read anything: the message is not to blame.
    case denied
    /// It can't be worked off.
    case permanent(reason: String)

    private var rank: Int {
      switch self {
      case .stopped: 0
      case .transient: 1
      case .denied: 2
      case .permanent: 3
      }
    }

    static func worse(_ left: Failure?, _ right: Failure) -> Failure {
      guard let left else { return right }
      return left.rank >= right.rank ? left : right
    }
  }

  var message: SQSMessage
  let receivedAt: Duration
  /// By the clock on the wall.
  let received: EventTime
  /// Objects that are to be read, by index in the deliveries.
  var objects: [ObjectReference] = []
  /// Parts that are not settled yet.
  var outstanding = 0
  var failure: Failure?
  /// It is on its way to be deleted or given back.
  var isConcluded = false
}

/// A part of a message: an object to fetch.
struct FetchItem: Sendable {
  let token: Int
  let object: ObjectReference
  let nameTime: EventTime?
  /// Bytes that it is reckoned with until its size is known.
  var reckoned: Int { object.size ?? Self.guess }

  static let guess = 1 << 20
}

/// What `next()` hands out.
struct ReadyBlob: Sendable {
  enum Content: Sendable {
    case object(FetchedObject, ObjectIdentity, requestedAt: Duration)
    case failure(BlobError)
  }

  let token: Int
  let origin: String
  let nameTime: EventTime?
  /// When its message came, by the clock on the wall.
  let received: EventTime
  let size: Int?
  /// Bytes in memory.
  let held: Int
  let content: Content
}

/// How the delivery of a blob ended.
struct Settlement: Sendable {
  let blob: ReadyBlob
  let outcome: Delivery.Outcome
}
