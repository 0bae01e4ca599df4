import SluiceCore

/// What is under way, as plain data.
extension SequenceMachine {
  /// All that a machine knows, to be stored and taken up again.
  package struct State: Sendable {
    /// Sequences that lack events, by their numbers.
    package var partials: [Partial]
    /// Sequences with all their events that wait for one that has to stay away, by their numbers.
    package var waiting: [Partial]
    /// For each key the last event that should stay away before a sequence.
    package var leadingHits: [Key: LeadingHit]

    package init(partials: [Partial] = [], waiting: [Partial] = [], leadingHits: [Key: LeadingHit] = [:]) {
      self.partials = partials
      self.waiting = waiting
      self.leadingHits = leadingHits
    }
  }

  /// - Complexity: O(*n* log *n*) in what is under way.
  package var state: State {
    State(
      partials: partials.flatMap { held in (0..<held.count).map { held[row: $0] } }.sorted { $0.number < $1.number },
      waiting: waiting.elements,
      leadingHits: Dictionary(uniqueKeysWithValues: zip(leadingHits.keys, leadingHits.values)))
  }

  /// From now on the keys whose sequences change are recorded.
  ///
  /// - Parameter all: whether all that is under way counts as changed.
  package mutating func beginRecording(all: Bool) {
    isRecording = true
    guard all else { return }
    for place in partials { changed.formUnion(place.keys) }
    changed.formUnion(waiting.elements.map(\.key))
    changed.formUnion(leadingHits.keys)
  }

  /// The keys whose sequences changed since the last call.
  package mutating func takeChanges() -> Set<Key> {
    defer { changed.removeAll(keepingCapacity: true) }
    return changed
  }

  /// What is under way for one key, by numbers.
  package func state(of key: Key) -> State {
    State(
      partials: partials(of: key).sorted { $0.number < $1.number }, waiting: waiting.elements(of: key),
      leadingHits: leadingHits[key].map { [key: $0] } ?? [:])
  }

  /// What goes with all keys: the number that the next sequence gets, and when what is too old was dropped last.
  package var common: (nextNumber: UInt64, lastSweep: Int64?) {
    get { (nextNumber, lastSweep) }
    set { (nextNumber, lastSweep) = (max(nextNumber, newValue.nextNumber), newValue.lastSweep) }
  }

  /// Takes up a state. What does not fit the plan (of a rule that was changed) is left out.
  package init(_ plan: SequencePlan, _ state: State) {
    self.init(plan)
    restore(state)
  }

  /// Adds what is under way for some keys, which have nothing yet. What does not fit the plan is left out.
  package mutating func restore(_ state: State) {
    for partial in state.partials {
      guard let place = plan.events.firstIndex(of: partial.stage), place < plan.events.count - 1,
        partial.events.count == place + 1
      else { continue }
      hold(partial, at: place)
      nextNumber = max(nextNumber, partial.number &+ 1)
    }
    for partial in state.waiting where plan.hasTrailing && partial.events.count == plan.events.count {
      waiting.insert(partial, number: partial.number, key: partial.key, deadline: deadline(of: partial))
      nextNumber = max(nextNumber, partial.number &+ 1)
    }
    guard plan.hasLeading else { return }
    for (key, hit) in state.leadingHits {
      leadingHits.set(hit, for: key)
      nextNumber = max(nextNumber, hit.number &+ 1)
    }
  }

  /// The sequences of a key that lack events, by their stages.
  package func partials(of key: Key) -> [Partial] {
    partials.compactMap { $0[key] }
  }

  /// Drops what is oldest until its `count` is no more than `limit`. A sequence that is dropped is never found; one may
  /// be found wrongly if the event that would reject it was dropped.
  ///
  /// - Returns: how many sequences were dropped.
  /// - Complexity: O(*n* log *n*) in what is under way: drop many at once rather than one at a time.
  package mutating func evict(downTo limit: Int) -> Int {
    guard count > max(0, limit) else { return 0 }
    var numbers: [UInt64] = []
    numbers.reserveCapacity(count)
    for held in partials { for row in 0..<held.count { numbers.append(held.number(row: row)) } }
    for waiting in waiting.elements { numbers.append(waiting.number) }
    for hit in leadingHits.values { numbers.append(hit.number) }
    numbers.sort()
    guard let last = numbers.prefix(count - max(0, limit)).last else { return 0 }
    var dropped = drop({ number, _ in number <= last }, leadingHits: { $0.number <= last })
    for partial in waiting.elements where partial.number <= last {
      _ = waiting.remove(number: partial.number)
      note(partial.key)
      dropped += 1
    }
    return dropped
  }

  // MARK: Events

  /// Calls `body` with each event that is held, as often as it is.
  package func forEachEvent(_ body: (Event) -> Void) {
    for held in partials { held.forEachEvent(body) }
    waiting.forEach { partial in for event in partial.events { body(event) } }
  }

  /// Puts others in the place of the events that are held, which stand for the same.
  package mutating func replaceEvents(_ replacement: (Event) -> Event) {
    for place in partials.indices { partials[place].replaceEvents(replacement) }
    waiting.change { $0.events = $0.events.map(replacement) }
  }
}
