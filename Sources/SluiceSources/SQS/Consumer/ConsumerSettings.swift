/// How a queue is read.
struct ConsumerSettings: Sendable {
  var queueURL: String
  var collectorID: String?
  var visibility = Duration.seconds(120)
  /// Of a long poll.
  var wait = Duration.seconds(20)
  /// Messages in hand.
  var maximumInFlight = 2_000
  var maximumPollers = 4
  /// Bytes of objects that wait for a lane, as delivered.
  var prefetch = 64 << 20
  /// Objects that are fetched at a time.
  var maximumFetches = 128
  /// Receives after which a message that can't be worked off goes to the quarantine; nil for never.
  var maximumReceives: Int?
  var quarantine: Quarantine?
  /// How long the end may take once everything is settled.
  var grace = Duration.seconds(30)
  var selection = ObjectSelection()

  /// Larger objects are read as they come.
  static let wholeLimit = 8 << 20

  /// The last part of the URL's path.
  var queueName: String { queueURL.split(separator: "/").last.map(String.init) ?? queueURL }
}
