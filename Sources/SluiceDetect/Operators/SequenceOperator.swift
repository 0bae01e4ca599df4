import SluiceCore
import SluiceRules

/// An EQL sequence rule. Each sequence gives an alert with what its events have in common, and one building block for
/// each event (spec: rule semantics, section 2).
///
/// A late event takes part as if it had happened when it came, for sequences are built in the order of time.
struct SequenceOperator: StatefulOperator {
  /// Groups go by the hashes of their values, which the events have.
  private typealias Machine = SequenceMachine<EventIdentity, EventArena.Place>

  private let rule: Int
  private let query: SequenceQuery
  private let limit: Int
  private var machine: Machine
  private var latest = Int64.min
  private var arena = EventArena()
  private var common = StoredCommon()
  private(set) var evicted = 0

  /// Nil for a query whose parser should have refused it: without events, or missing ones without a time span.
  init?(rule: Int, query: SequenceQuery, limit: Int) {
    guard let plan = SequencePlan(query) else { return nil }
    self.rule = rule
    self.query = query
    self.limit = max(1, limit)
    machine = Machine(plan)
  }

  var groupCount: Int { machine.count }

  /// The stages and `until`, as inputs of the operator.
  var inputs: [SequenceQuery.Stage] { query.stages + (query.until.map { [$0] } ?? []) }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    var hits: [Machine.Hit] = []
    var groups: [GroupKey] = []
    for input in event.parts where input.part < inputs.count {
      for key in keys(input.values, inputs[input.part].join) {
        hits.append(Machine.Hit(stage: input.part, key: key.hash))
        if !groups.contains(key) { groups.append(key) }
      }
    }
    latest = max(latest, event.time.milliseconds)
    // Most sequences never go on, and what they hold is held for long.
    let kept = machine.mayKeep(hits) ? arena.keep(event.event, keys: groups) : EventArena.none
    // A statement of its own: as an argument it would see the machine shared with `self`, and copy all of it.
    let completed = machine.feed(time: latest, event: kept, hits: hits)
    append(completed, event.isLate, to: &alerts)
    if machine.count > limit { evicted += machine.evict(downTo: limit - limit / 8) }
    if arena.isFull { evicted += machine.evict(downTo: machine.count - machine.count / 8 - 1) }
    if arena.isDue { makeRoom() }
  }

  /// Gives up the events that no sequence holds any more.
  private mutating func makeRoom() {
    var held: [EventArena.Place] = []
    held.reserveCapacity(machine.count)
    machine.forEachEvent { held.append($0) }
    if let moved = arena.keep(only: held) { machine.replaceEvents { moved.place(of: $0) } }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    latest = max(latest, watermark.milliseconds)
    let completed = machine.advance(to: latest)
    append(completed, false, to: &alerts)
  }

  /// An event without a value for a field that joins takes no part, unless the field is optional: then null joins null.
  private func keys(_ values: [[FieldValue]], _ join: [SequenceQuery.JoinField]) -> [GroupKey] {
    GroupKey.combinations(
      zip(values, join).map { values, field in
        values.isEmpty && field.isOptional ? [FieldValue("null", kind: .boolean)] : values
      })
  }

  private func append(_ sequences: [Machine.Completed], _ isLate: Bool, to alerts: inout [OperatorAlert]) {
    for sequence in sequences {
      let kept = sequence.events.compactMap(\.self)
      let events = kept.compactMap { arena.event($0) }
      guard let last = events.last else { continue }
      let values = kept.last.flatMap { arena.keys($0).first { $0.hash == sequence.key } }?.values ?? []
      let seed = events.reduce(into: [UInt8]()) { seed, event in
        seed.append(contentsOf: event.seed)
        seed.append(0)
      }
      let group = seed.withUnsafeBytes { AlertIdentity.ofRecord($0) }
      for (index, event) in events.enumerated() {
        var block = OperatorAlert(rule: rule, time: event.time, seed: seed + Array("\(index)".utf8), base: event)
        block.isBuildingBlock = true
        block.isLate = isLate
        block.members = members(group, index: index)
        alerts.append(block)
      }
      var alert = OperatorAlert(rule: rule, time: last.time, seed: seed, base: last, events: events)
      alert.fields = zip(query.stages.first?.join ?? [], values).map { (name: $0.name, values: [$1]) }
      alert.members = members(group, index: nil)
      alert.isLate = isLate
      let by = alert.fields.map { "\($0.name) \($0.values.first?.text ?? "")" }.joined(separator: ", ")
      alert.reason = "\(events.count) events in sequence" + (by.isEmpty ? "" : " by \(by)")
      alerts.append(alert)
    }
  }

  private func members(_ group: [UInt8], index: Int?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(raw: "\"kibana.alert.group.id\":\"")
    bytes.append(contentsOf: group)
    bytes.append(0x22)
    if let index {
      bytes.append(raw: ",\"kibana.alert.group.index\":")
      bytes.append(decimal: index)
      bytes.append(raw: ",\"kibana.alert.building_block_type\":\"default\"")
    }
    return bytes
  }

  mutating func finish(into alerts: inout [OperatorAlert]) {
    let completed = machine.finish()
    append(completed, false, to: &alerts)
  }

  mutating func beginRecording(all: Bool) {
    machine.beginRecording(all: all)
    if all { common = StoredCommon() }
  }

  mutating func takeChanges() -> [StateChange] {
    var changes = machine.takeChanges().map { key in
      let state = machine.state(of: key)
      let partials = state.partials + state.waiting
      if partials.isEmpty, state.leadingHits.isEmpty { return StateChange(key: key.stateKey, value: nil) }
      var writer = StateWriter()
      writer.write(state.partials) { write($1, to: &$0) }
      writer.write(state.waiting) { write($1, to: &$0) }
      writer.write(state.leadingHits.values) { writer, hit in
        writer.write(hit.time)
        writer.write(hit.number)
      }
      let touched = (partials.map(\.lastTime) + state.leadingHits.values.map(\.time)).max()
      return StateChange(
        key: key.stateKey, value: writer.bytes, time: touched.map { EventTime(milliseconds: $0) })
    }
    common.append(
      { writer in
        let (nextNumber, lastSweep) = machine.common
        writer.write(nextNumber)
        writer.write(lastSweep ?? .min)
        writer.write(latest)
        writer.write(evicted)
      }, to: &changes)
    return changes
  }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {
    guard var reader = StateReader(change) else { return }
    if change.key.isEmpty {
      let nextNumber = try reader.unsigned()
      let lastSweep = try reader.integer64()
      machine.common = (nextNumber, lastSweep == .min ? nil : lastSweep)
      latest = try reader.integer64()
      evicted = try reader.integer()
      return
    }
    var name = StateReader(change.key)
    let key = try name.identity()
    var state = Machine.State()
    state.partials = try partials(key, &reader)
    state.waiting = try partials(key, &reader)
    for hit in try reader.list({ reader throws(StateReader.Damaged) in
      SequenceMachine<EventIdentity, EventArena.Place>.LeadingHit(
        time: try reader.integer64(), number: try reader.unsigned())
    }) {
      state.leadingHits[key] = hit
    }
    machine.restore(state)
  }

  private func write(_ partial: Machine.Partial, to writer: inout StateWriter) {
    writer.write(partial.number)
    writer.write(partial.stage)
    let events = partial.events.compactMap { place in arena.event(place).map { (arena.keys(place), $0) } }
    writer.write(events) { writer, kept in
      writer.write(kept.0) { $0.write($1.values) }
      writer.write(kept.1)
    }
    writer.write(partial.firstTime)
    writer.write(partial.lastTime)
    writer.write(partial.isRejected)
    writer.write(partial.leadingHit != nil)
    if let hit = partial.leadingHit { writer.write(hit) }
  }

  private mutating func partials(
    _ key: EventIdentity, _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> [Machine.Partial] {
    var arena = EventArena()
    swap(&arena, &self.arena)
    defer { swap(&arena, &self.arena) }
    return try reader.list { reader throws(StateReader.Damaged) in
      Machine.Partial(
        key: key, number: try reader.unsigned(), stage: try reader.integer(),
        events: try reader.list { reader throws(StateReader.Damaged) in
          let keys = try reader.list { reader throws(StateReader.Damaged) in GroupKey(try reader.values()) }
          return arena.keep(try reader.event(), keys: keys)
        }, firstTime: try reader.integer64(), lastTime: try reader.integer64(), isRejected: try reader.flag(),
        leadingHit: try reader.flag() ? try reader.integer64() : nil)
    }
  }
}
