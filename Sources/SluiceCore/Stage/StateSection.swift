/// A part of what a pipeline knows from one run to the next: the groups of a rule, the events that wait for their turn,
/// how far a sink's files were written. It is stored as entries, each under a key of its own.
package struct StateSection: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The groups of a rule with state.
    case rule
    /// Events that wait for the watermark.
    case waiting
    /// Identities of events that were seen.
    case seen
    /// How far events are in order: the watermark and what belongs to it. Its entry `watermark` has the time.
    case order
    /// How far a sink has written.
    case sink
  }

  package let kind: Kind
  /// Whose it is, such as `detect.0`.
  package let owner: String
  /// Which one of several: a rule's id, a sink's path.
  package let name: String
  /// What the entries depend on: where it has changed, they are of no use.
  package let fingerprint: String

  package init(_ kind: Kind, owner: String, name: String = "", fingerprint: String = "") {
    self.kind = kind
    self.owner = owner
    self.name = name
    self.fingerprint = fingerprint
  }
}

/// One entry of a section.
package struct StateEntry: Hashable, Sendable {
  package let key: [UInt8]
  /// Nil for one that is no more.
  package let value: [UInt8]?
  /// The event time that it is about, for reports.
  package let time: EventTime?

  package init(key: [UInt8], value: [UInt8]?, time: EventTime? = nil) {
    self.key = key
    self.value = value
    self.time = time
  }
}

/// The entries of a section that changed.
package struct StateChanges: Sendable {
  package let section: StateSection
  package let entries: [StateEntry]

  package init(_ section: StateSection, _ entries: [StateEntry]) {
    self.section = section
    self.entries = entries
  }
}
