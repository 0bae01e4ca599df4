import Foundation
import SluiceConfig
import SluiceCore
import Synchronization

/// A source of objects in memory, replayed or as if they came from a queue.
struct MemorySource: SourceComponent {
  static let name = "memory"
  static let summary = "Objects in memory."
  static let keys: [any ConfigKeyDeclaration] = []

  struct Object: Sendable {
    let origin: String
    let nameTime: EventTime?
    let bytes: [UInt8]
  }

  var objects: [Object]
  /// Whether they come as they happen, each at the time in its name.
  var isLive = false
  /// Called before an object is handed out, with its number.
  var onNext: @Sendable (Int) async -> Void = { _ in }

  let timeRange: TimeRange? = nil

  init(_ section: ConfigSection) { objects = [] }
  init(_ objects: [Object], isLive: Bool = false) {
    self.objects = objects
    self.isLive = isLive
  }

  func plan(_ context: inout PlanContext) -> any SourcePlan { Plan(source: self) }

  struct Plan: SourcePlan {
    let source: MemorySource
    var isLive: Bool { source.isLive }
    func open() throws(BlobError) -> any BlobFeed { Feed(source) }
  }

  private final class Feed: BlobFeed {
    private let source: MemorySource
    private let next = Atomic(0)
    var skipped: Counter<String> { Counter() }

    init(_ source: MemorySource) { self.source = source }

    func next() async throws(BlobError) -> Blob? {
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < source.objects.count else { return nil }
      await source.onNext(number)
      let object = source.objects[number]
      return Blob(
        sequence: number, origin: object.origin, nameTime: object.nameTime,
        received: source.isLive ? object.nameTime : nil, size: object.bytes.count,
        identify: { () throws(BlobError) in Array(object.origin.utf8) }
      ) { () throws(BlobError) -> any ByteReader in MemoryReader(object.bytes) }
    }
  }
}
