import SluiceCore

/// How sequences begin, go on and end.
extension SequenceMachine {
  mutating func begin(_ key: Key, _ time: Int64, _ event: Event, _ completed: inout [Completed]) {
    let partial = Partial(
      key: key, number: takeNumber(), stage: plan.events[0], events: [event], firstTime: time, lastTime: time,
      isRejected: false, leadingHit: leadingHits[key]?.time)
    put(partial, at: 0, &completed)
  }

  /// The event takes the sequence of its key that waits for it one stage further.
  mutating func proceed(
    to place: Int, _ key: Key, _ time: Int64, _ event: Event, _ completed: inout [Completed]
  ) {
    guard var partial = take(key, place - 1) else { return }
    if let maxSpan = plan.maxSpan, time.span(since: partial.firstTime) > maxSpan { return }
    partial.stage = plan.events[place]
    partial.events.append(event)
    partial.lastTime = time
    put(partial, at: place, &completed)
  }

  private mutating func put(_ partial: Partial, at place: Int, _ completed: inout [Completed]) {
    guard place == plan.events.count - 1 else { return hold(partial, at: place) }
    guard !partial.isRejected else { return }
    guard plan.hasLeading || plan.hasTrailing, let maxSpan = plan.maxSpan else {
      completed.append(completion(partial))
      return
    }
    let isPreceded = partial.leadingHit.map { partial.lastTime.span(since: $0) <= maxSpan } ?? false
    if plan.hasTrailing, isPreceded || !plan.hasLeading {
      note(partial.key)
      waiting.insert(partial, number: partial.number, key: partial.key, deadline: deadline(of: partial))
    } else if !isPreceded {
      completed.append(completion(partial))
    }
  }

  /// Keeps a sequence at its stage, in place of the one that was there.
  mutating func hold(_ partial: Partial, at place: Int) {
    note(partial.key)
    partials[place].set(partial)
  }

  /// The last moment at which an event behind the sequence rejects it.
  func deadline(of partial: Partial) -> Int64 {
    let start = plan.hasLeading ? partial.leadingHit ?? partial.firstTime : partial.firstTime
    let (deadline, overflows) = start.addingReportingOverflow(plan.maxSpan ?? 0)
    return overflows ? .max : deadline
  }

  /// An event that should have stayed away: rejects the sequence that is between the stages around it, unless the same
  /// event takes it further, and all that are complete if it is one behind them.
  mutating func reject(_ hit: Hit, besides hits: [Hit]) {
    let place = plan.gap[hit.stage]
    guard place >= 0 else { return }
    note(hit.key)
    guard place < plan.events.count - 1 else { return waiting.remove(hit.key) }
    let next = plan.events[place + 1]
    guard !hits.contains(where: { $0.stage == next && $0.key == hit.key }) else { return }
    partials[place].reject(hit.key)
  }

  /// `until`: ends what is under way.
  mutating func drop(_ key: Key) {
    note(key)
    for place in partials.indices { _ = partials[place].remove(key) }
  }

  /// Takes a sequence from its stage.
  mutating func take(_ key: Key, _ place: Int) -> Partial? {
    guard let partial = partials[place].remove(key) else { return nil }
    note(key)
    return partial
  }

  func completion(_ partial: Partial) -> Completed {
    var events = partial.events.makeIterator()
    return Completed(
      key: partial.key, events: plan.isMissing.map { $0 ? nil : events.next() }, firstTime: partial.firstTime,
      lastTime: partial.lastTime)
  }
}
