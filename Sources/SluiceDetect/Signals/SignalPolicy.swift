/// What becomes of alerts beyond a rule's `max_signals` in one of its intervals. Elasticsearch drops them.
package enum SignalPolicy: String, CaseIterable, Sendable, Hashable {
  /// They say so: `"sluice.max_signals_exceeded":true`.
  case mark
  /// One closing alert says how many more there were.
  case fold
  /// There is no limit.
  case off
}
