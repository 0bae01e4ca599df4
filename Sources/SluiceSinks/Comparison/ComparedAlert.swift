package import SluiceCore

/// An alert of one of two sets of rules.
package struct ComparedAlert: Sendable, Hashable {
  package enum Side: UInt8, Sendable, CaseIterable { case old, new }

  /// What tells alerts apart, as `kibana.alert.uuid` does: 128 bits of a hash of the rule's id and of what fired it.
  /// Good for one process: the hash has a seed of its own each time.
  package struct ID: Sendable, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
      self.high = high
      self.low = low
    }

    init(rule: String, seed: UnsafeRawBufferPointer) {
      func half(_ salt: UInt8) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(rule)
        hasher.combine(bytes: seed)
        return UInt64(bitPattern: Int64(hasher.finalize()))
      }
      self.init(high: half(0), low: half(1))
    }
  }

  package var side: Side
  package var rule: String
  package var id: ID
  package var time: EventTime?
  /// Empty where the event names none.
  package var actor: String
  /// `iam:CreateAccessKey → user/backup`, or the reason of an alert about a group.
  package var what: String
  package var source: String
  /// Empty for an alert about a group.
  package var eventID: String
  /// Where the record lay; empty for an alert about a group.
  package var object: String
  package var record: Int

  package init(
    side: Side, rule: String, id: ID, time: EventTime? = nil, actor: String = "", what: String = "",
    source: String = "", eventID: String = "", object: String = "", record: Int = 0
  ) {
    self.side = side
    self.rule = rule
    self.id = id
    self.time = time
    self.actor = actor
    self.what = what
    self.source = source
    self.eventID = eventID
    self.object = object
    self.record = record
  }
}
