import Foundation
import SluiceCore

/// The events of `LongInput`'s rules as CloudTrail delivers them: late within bounds, out of order, some twice, cut into
/// objects anyhow.
struct Deliveries {
  /// In the order of their times.
  private let events: [(second: Int, text: String)]

  init(_ count: Int, seed: UInt64) {
    var random = Numbers(seed)
    var second = 600
    events = (0..<count).map { number in
      second += random.next(12)
      let name = LongInput.names[random.next(LongInput.names.count)]
      let service = LongInput.services[random.next(LongInput.services.count)]
      return (
        second,
        Record.call(
          name, of: service, id: "event-\(number)", at: LongInput.time(second), user: "user-\(random.next(8))")
      )
    }
  }

  /// One of the ways in which they may come.
  ///
  /// - Parameter lateness: the most that an event is delivered behind its time, in seconds.
  func objects(lateness: Int, seed: UInt64) -> [MemorySource.Object] {
    var random = Numbers(seed)
    var deliveries: [(at: Int, text: String)] = []
    for event in events {
      deliveries.append((event.second + random.next(lateness), event.text))
      if random.next(15) == 0 { deliveries.append((event.second + random.next(lateness), event.text)) }
    }
    deliveries.sort { ($0.at, $0.text) < ($1.at, $1.text) }
    var objects: [MemorySource.Object] = []
    var rest = deliveries[...]
    while let first = rest.first {
      let piece = rest.prefix(1 + random.next(60))
      rest = rest.dropFirst(piece.count)
      objects.append(
        MemorySource.Object(
          origin: "object \(objects.count) of \(seed)", nameTime: EventTime(LongInput.time(first.at)),
          bytes: Array(Record.object(piece.map(\.text)).utf8)))
    }
    return objects
  }
}
