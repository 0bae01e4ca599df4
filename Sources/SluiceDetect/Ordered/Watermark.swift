import SluiceCore

/// Up to which event time everything has come: events are handed to rules with state once they are behind it.
///
/// The source hands out objects in the order of the times in their names (of their first events where names have none),
/// and delivery runs minutes behind the events. So when an object begins, what is older than its time minus the lateness
/// allowed has come. A stream without objects, and what a queue delivers as it happens, are followed by their events.
struct Watermark: Sendable {
  /// `allowed_lateness`, in milliseconds.
  let lateness: Int64
  /// Nil until the first object.
  private(set) var time: EventTime?

  init(lateness: Int64) { self.lateness = lateness }

  init(lateness: Int64, time: EventTime?) {
    self.lateness = lateness
    self.time = time
  }

  /// An object of that time begins, or an event of that time came in a stream without objects.
  mutating func follow(_ time: EventTime) { advance(to: EventTime(milliseconds: time.milliseconds - lateness)) }

  /// Moves forward; never back.
  mutating func advance(to time: EventTime) {
    if self.time.map({ $0 < time }) ?? true { self.time = time }
  }

  /// Whether an event of that time comes too late to be put in order.
  func isLate(_ time: EventTime) -> Bool { self.time.map { time < $0 } ?? false }
}
