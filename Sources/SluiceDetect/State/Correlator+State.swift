import SluiceCore
import SluiceRules

/// What the ordered part knows, as it is stored.
extension Correlator {
  /// Keys of the section `order`.
  private enum Key {
    static let watermark = Array("watermark".utf8)
    static let common = Array("common".utf8)
    static let extras = Array("extras".utf8)
    /// In front of the key of an interval with a number of alerts.
    static let signal = Array("signal/".utf8)
    /// In front of a selector's number.
    static let selector = Array("selector/".utf8)
  }

  var stateSections: [StateSection] {
    // The order comes first: it tells how the others are to be read.
    [sections.order, sections.seen, sections.waiting] + sections.operators
  }

  func beginRecording(all: Bool) {
    if !all { resumeEarly() }
    pending.beginRecording(all: all)
    tally.beginRecording(all: all)
    seen.beginRecording(all: all)
    for index in operators.indices { operators[index].beginRecording(all: all) }
    storing = Storing(
      evictedBefore: all ? storing.evictedBefore : operators.map(\.evicted), selectors: storing.selectors,
      hasCurrentExtras: storing.hasCurrentExtras, stored: all ? [:] : storing.stored)
  }

  func takeStateChanges() -> [StateChanges] {
    var changes: [StateChanges] = []
    let order = takeOrder()
    if !order.isEmpty { changes.append(StateChanges(sections.order, order)) }
    let seen = seen.takeChanges().map { identity, time in
      var key = StateWriter()
      key.write(identity)
      guard let time else { return StateEntry(key: key.bytes, value: nil) }
      var value = StateWriter()
      value.write(time)
      return StateEntry(key: key.bytes, value: value.bytes, time: time)
    }
    if !seen.isEmpty { changes.append(StateChanges(sections.seen, seen)) }
    let waiting = pending.takeChanges().map { arrival, candidate in
      StateEntry(key: Self.key(arrival), value: candidate.map(encode), time: candidate?.time)
    }
    if !waiting.isEmpty { changes.append(StateChanges(sections.waiting, waiting)) }
    for index in operators.indices {
      let entries = operators[index].takeChanges().map { StateEntry(key: $0.key, value: $0.value, time: $0.time) }
      if !entries.isEmpty { changes.append(StateChanges(sections.operators[index], entries)) }
    }
    return changes
  }

  func restore(_ entry: StateEntry, of section: StateSection) throws(StageError) {
    do throws(StateReader.Damaged) {
      switch section.kind {
      case .order: try restoreOrder(entry)
      case .seen:
        guard let value = entry.value else { return }
        var (key, time) = (StateReader(entry.key), StateReader(value))
        seen.restore(try key.identity(), at: try time.time())
      case .waiting: try restoreWaiting(entry)
      case .rule:
        guard let index = sections.operators.firstIndex(of: section) else { return }
        var change = StateChange(key: entry.key, value: entry.value)
        change.hasCurrentExtras = storing.hasCurrentExtras
        try operators[index].restore(change)
      case .sink: break
      }
    } catch {
      let what = section.kind == .rule ? "the state of the rule \(section.name)" : "the events that were held"
      let advice = section.kind == .rule ? "drop it (sluice state FILE --drop \(section.name))" : "begin anew"
      throw StageError(
        stage: section.owner, message: "\(what) can't be read; \(advice), or put back a copy of the file")
    }
  }

  // MARK: Order

  private func takeOrder() -> [StateEntry] {
    var entries: [StateEntry] = []
    func append(_ key: [UInt8], _ value: [UInt8], time: EventTime? = nil) {
      guard storing.stored[key] != value else { return }
      storing.stored[key] = value
      entries.append(StateEntry(key: key, value: value, time: time))
    }
    var writer = StateWriter()
    if let time = watermark.time {
      writer.write(time)
      append(Key.watermark, writer.bytes, time: time)
    }
    writer = StateWriter()
    writer.write(pending.arrivals)
    writer.write(seen.oldest)
    writer.write(noticed.sorted().map { sections.operators[$0].name }) { $0.write($1) }
    append(Key.common, writer.bytes)
    writer = StateWriter()
    writer.write(sections.extras) { $0.write($1) }
    append(Key.extras, writer.bytes)
    for name in sections.selectors {
      guard let name else { continue }
      var key = StateWriter()
      key.write(name.number)
      writer = StateWriter()
      writer.write(name.rule)
      writer.write(name.fingerprint)
      writer.write(name.place)
      writer.write(name.columns) { $0.write($1) }
      append(Key.selector + key.bytes, writer.bytes)
    }
    return entries
      + tally.takeChanges(plan.ruleIDs).map {
        StateEntry(key: Key.signal + $0.key, value: $0.value, time: $0.value == nil ? nil : $0.time)
      }
  }

  private func restoreOrder(_ entry: StateEntry) throws(StateReader.Damaged) {
    guard let value = entry.value else { return }
    var reader = StateReader(value)
    if entry.key.starts(with: Key.signal) {
      try tally.restore(key: Array(entry.key.dropFirst(Key.signal.count)), value: value, ruleNumbers)
      return
    }
    storing.stored[entry.key] = value
    if entry.key == Key.watermark {
      watermark.advance(to: try reader.time())
    } else if entry.key == Key.common {
      pending.arrivals = max(pending.arrivals, try reader.unsigned())
      seen.oldest = try reader.integer64()
      let names = try reader.list { reader throws(StateReader.Damaged) in try reader.string() }
      noticed.formUnion(sections.operators.indices.filter { names.contains(sections.operators[$0].name) })
    } else if entry.key == Key.extras {
      let names = try reader.list { reader throws(StateReader.Damaged) in try reader.string() }
      storing.hasCurrentExtras = names == sections.extras
    } else if entry.key.starts(with: Key.selector) {
      var key = StateReader(Array(entry.key.dropFirst(Key.selector.count)))
      storing.selectors[try key.unsigned()] = CorrelatorSections.SelectorName(
        rule: try reader.string(), fingerprint: try reader.string(), place: try reader.integer(),
        columns: try reader.list { reader throws(StateReader.Damaged) in try reader.string() })
    }
  }

  // MARK: Candidates that wait

  private func encode(_ candidate: Candidate) -> [UInt8] {
    let event = candidate.event(plan.tags)
    var writer = StateWriter()
    writer.write(candidate.time)
    writer.write(candidate.identity)
    writer.write(event.eventID)
    writer.write(candidate.record)
    writer.write(candidate.isKnown)
    writer.write(event.place)
    writer.write(event.extras) { $0.write($1) }
    candidate.forEachHit { hit in
      writer.write(selectorNumbers[hit.selector])
      writer.bytes.append(hit.kind.rawValue)
      writer.write(stored(hit, of: candidate))
    }
    return writer.bytes
  }

  /// A hit's bytes, by themselves: rows refer to texts that lie elsewhere in the slab.
  private func stored(_ hit: CandidateHit, of candidate: Candidate) -> [UInt8] {
    guard hit.kind == .rows else { return Array(candidate.slab.bytes[hit.content]) }
    var writer = StateWriter()
    var reader = StateReader(candidate.slab.bytes, hit.content)
    while !reader.isAtEnd {
      guard let length = try? reader.length(), let row = try? reader.pass(length) else { break }
      var values = ESQLValue.Reader(candidate.slab.bytes, row)
      let start = writer.beginRow()
      while !values.isAtEnd, let value = values.skip() { writer.bytes += candidate.slab.bytes[value] }
      writer.endRow(start)
    }
    return writer.bytes
  }

  private func restoreWaiting(_ entry: StateEntry) throws(StateReader.Damaged) {
    guard let value = entry.value else { return }
    guard entry.key.count == 8 else { throw StateReader.Damaged() }
    let arrival = entry.key.reduce(0) { $0 << 8 | UInt64($1) }
    var reader = StateReader(value, hasCurrentExtras: storing.hasCurrentExtras)
    let time = try reader.time()
    let identity = try reader.identity()
    let eventID = try reader.text()
    let record = try reader.text()
    let isKnown = try reader.flag()
    let place = try reader.place()
    let extras = try reader.extras()
    var found: [RestoredHit] = []
    while !reader.isAtEnd {
      let number = try reader.unsigned()
      guard let kind = CandidateHit.Kind(rawValue: try reader.byte()) else { throw StateReader.Damaged() }
      let bytes = try reader.text()
      if let hit = try restoredHit(number, kind, bytes) { found.append(hit) }
    }
    // Without a hit too: it was seen, and its end has to be stored.
    var writer = StateWriter()
    for hit in found.sorted(by: { $0.selector < $1.selector }) {
      let start = writer.beginHit(hit.selector, hit.kind)
      writer.bytes += hit.bytes
      writer.endHit(start)
    }
    let hits = 0..<writer.bytes.count
    eventID.withUnsafeBytes { eventID in
      writer.writeDetails(
        eventID: eventID, isIdentity: EventIdentity.uuid(eventID) == identity, index: place.index, offset: place.offset,
        tag: place.tag.flatMap(plan.tags.tag) ?? .none, extras: extras.count)
    }
    for values in extras { writer.write(values) }
    let slab = CandidateSlab(origin: place.origin, bytes: writer.bytes)
    pending.restore(
      Candidate(
        time: time, identity: identity, record: record, isKnown: isKnown, slab: slab, hits: hits,
        end: writer.bytes.count), arrival: arrival)
  }

  private struct RestoredHit {
    let selector: Int
    let kind: CandidateHit.Kind
    let bytes: [UInt8]
  }

  /// The hit as this run numbers selectors; nil for one of a rule that was changed or is gone. A selector may be asked
  /// for other fields than before, as other rules work on its matches.
  private func restoredHit(
    _ number: UInt64, _ kind: CandidateHit.Kind, _ bytes: [UInt8]
  ) throws(StateReader.Damaged) -> RestoredHit? {
    guard let name = storing.selectors[number],
      let selector = sections.selectors.firstIndex(where: {
        $0?.rule == name.rule && $0?.fingerprint == name.fingerprint && $0?.place == name.place
      }), let columns = sections.selectors[selector]?.columns
    else { return nil }
    if columns == name.columns { return RestoredHit(selector: selector, kind: kind, bytes: bytes) }
    guard kind == .values else { return nil }
    var reader = StateReader(bytes)
    let values = try reader.list { reader throws(StateReader.Damaged) in try reader.values() }
    guard values.count == name.columns.count else { return nil }
    var writer = StateWriter()
    writer.write(columns) { writer, column in
      writer.write(name.columns.firstIndex(of: column).map { values[$0] } ?? [])
    }
    return RestoredHit(selector: selector, kind: kind, bytes: writer.bytes)
  }

  /// Most significant byte first, so that candidates are stored in the order in which they came.
  private static func key(_ arrival: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: arrival >> (56 - 8 * UInt64($0))) }
  }
}
