import Foundation
import SluiceCore
import SluiceTestSupport

/// The events of `LongInput`'s rules as CloudTrail delivers them: late within bounds, out of order, some twice, cut into
/// objects anyhow.
struct Deliveries {
  /// In the order of their times.
  private let events: [(second: Int, text: String)]

  init(_ count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var second = 600
    events = (0..<count).map { number in
      second += random.below(12)
      let name = LongInput.names[random.below(LongInput.names.count)]
      let service = LongInput.services[random.below(LongInput.services.count)]
      return (
        second,
        Record.call(
          name, of: service, id: "event-\(number)", at: LongInput.time(second), user: "user-\(random.below(8))")
      )
    }
  }

  /// One of the ways in which they may come.
  ///
  /// - Parameter lateness: the most that an event is delivered behind its time, in seconds.
  func objects(lateness: Int, seed: UInt64) -> [MemorySource.Object] {
    var random = SeededGenerator(seed: seed)
    var deliveries: [(at: Int, text: String)] = []
    for event in events {
      deliveries.append((event.second + random.below(lateness), event.text))
      if random.below(15) == 0 { deliveries.append((event.second + random.below(lateness), event.text)) }
    }
    deliveries.sort { ($0.at, $0.text) < ($1.at, $1.text) }
    var objects: [MemorySource.Object] = []
    var rest = deliveries[...]
    while let first = rest.first {
      let piece = rest.prefix(1 + random.below(60))
      rest = rest.dropFirst(piece.count)
      objects.append(
        MemorySource.Object(
          origin: "object \(objects.count) of \(seed)", nameTime: EventTime(LongInput.time(first.at)),
          bytes: Array(Record.object(piece.map(\.text)).utf8)))
    }
    return objects
  }
}
