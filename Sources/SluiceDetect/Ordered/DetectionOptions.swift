/// How rules with state are run.
package struct DetectionOptions: Sendable, Hashable {
  /// How far an event may come behind those after it, in milliseconds of event time.
  package var allowedLateness: Int64 = 600_000
  /// How long events are remembered so that repeats are known, in milliseconds of event time.
  package var duplicateHorizon: Int64 = 3_600_000
  /// Groups, partial sequences and terms that one rule may hold.
  package var maximumGroups = 1_000_000
  /// Bytes of events that may wait for their turn. Where more do, the oldest half is judged as if all had come.
  package var maximumPendingBytes = 64 << 20
  /// What new terms rules do while their history is short.
  package var learningPeriod: Int64?
  package var isLearningSilent = false
  /// Whether alerts of building block rules reach the sinks.
  package var showsBuildingBlocks = false
  /// What becomes of alerts beyond a rule's `max_signals` in one of its intervals.
  package var signals = SignalPolicy.mark
  /// When alerts of rules with state are written.
  package var emission = Emission.ordered

  /// When alerts of rules with state are written.
  package enum Emission: String, CaseIterable, Sendable, Hashable {
    /// When all events before them have come.
    case ordered
    /// As soon as the events so far make them true.
    case eager
  }

  /// Whether rules see no keywords that are longer than Elastic's mappings index (`ignore_above`).
  package var ignoresLongKeywords = false

  package init() {}
}
