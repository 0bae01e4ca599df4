import SluiceAWS
import SluiceCore

/// The way of a message: received, looked into, its objects handed out and settled, deleted or given back.
extension QueueConsumer {
  /// Takes up messages that were received.
  func accept(_ messages: [SQSMessage]) {
    let now = clock.now()
    for message in messages {
      metrics.update { [clock] in
        $0.messagesReceived += 1
        if message.receiveCount <= 1, let sentAt = message.sentAt {
          $0.lag.record(seconds: Double(clock.wallTime() - sentAt.milliseconds) / 1_000)
        }
      }
      if let token = tokens[message.id] {
        // Its lease had ended, and it came again while it is in work: the new receipt is the good one.
        held[token]?.message = message
        leases.add(token, at: now)
        continue
      }
      let token = nextToken
      nextToken += 1
      tokens[message.id] = token
      held[token] = HeldMessage(
        message: message, receivedAt: now, received: EventTime(milliseconds: clock.wallTime()))
      leases.add(token, at: now)
      if let group = message.groupID, isFIFO {
        guard groups.add(token, group: group, number: message.sequenceNumber ?? "") else { continue }
      }
      start(token)
    }
    metrics.update { [count = held.count] in $0.messagesInFlight = count }
  }

  /// It is a message's turn.
  private func start(_ token: Int) {
    guard let message = held[token]?.message else { return }
    if isStopping {
      held[token]?.failure = .stopped
      return conclude(token)
    }
    switch MessageBody(message.body) {
    case .control(let control):
      metrics.update { $0.messagesControl[control.rawValue, default: 0] += 1 }
      conclude(token)
    case .unknown(let reason): refuse(token, message, reason)
    case .objects(let objects): take(objects, of: token)
    }
  }

  private func refuse(_ token: Int, _ message: SQSMessage, _ reason: String) {
    let text = "the message's body has no known form: \(reason)"
    guard !reported.contains(message.id, at: clock.now()) else {
      held[token]?.failure = .permanent(reason: text)
      return conclude(token)
    }
    reported.insert(message.id, at: clock.now())
    held[token]?.outstanding = 1
    let error = BlobError(.unrecognised, text, content: Array(message.body.utf8))
    makeReady(
      ReadyBlob(
        token: token, origin: "sqs://\(settings.queueName)/\(message.id)", nameTime: nil, received: received(token),
        size: nil, held: 0,
        content: .failure(error)))
  }

  private func take(_ objects: [ObjectReference], of token: Int) {
    let now = clock.now()
    var items: [FetchItem] = []
    var repeated = 0
    var failure: HeldMessage.Failure?
    for object in objects {
      var key = object.key
      let nameTime = key.withUTF8 { CloudTrailObjectName.time(in: UnsafeRawBufferPointer($0)) }
      if let reason = settings.selection.reason(object, nameTime: nameTime) {
        metrics.update { $0.objectsSkipped[reason.rawValue, default: 0] += 1 }
      } else if done.contains(object.identity, at: now) {
        repeated += 1
      } else if damaged.contains(object.identity, at: now) {
        let reason = damages[object.identity] ?? "it is damaged"
        failure = .permanent(reason: "\(object.origin): \(reason)")
      } else {
        items.append(FetchItem(token: token, object: object, nameTime: nameTime))
      }
    }
    held[token]?.failure = failure
    guard !items.isEmpty else {
      if repeated > 0, failure == nil { metrics.update { $0.messagesRepeated += 1 } }
      return conclude(token)
    }
    held[token]?.outstanding = items.count
    for item in items {
      bytesAhead += item.reckoned
      fetches.append(item)
    }
    wakeFetches()
  }

  func received(_ token: Int) -> EventTime {
    held[token]?.received ?? EventTime(milliseconds: clock.wallTime())
  }

  func makeReady(_ blob: ReadyBlob) {
    metrics.update { $0.objectsInFlight += 1 }
    ready.append(blob)
    readyWaiter.take()?.resume()
  }

  func handOut(_ ready: ReadyBlob) -> Blob {
    defer { sequence += 1 }
    bytesHeld -= ready.held
    bytesAhead -= ready.held
    wakeFetches()
    wakePollers()
    let settled = settled
    let delivery = Delivery { settled.yield(Settlement(blob: ready, outcome: $0)) }
    switch ready.content {
    case .failure(let error):
      return Blob(
        // Without an identity: that it could not be read now is nothing to remember.
        sequence: sequence, origin: ready.origin, nameTime: ready.nameTime, received: ready.received, size: ready.size,
        delivery: delivery
      ) { () throws(BlobError) in throw error }
    case .object(let object, let identity, _):
      return Blob(
        sequence: sequence, origin: ready.origin, nameTime: ready.nameTime, received: ready.received, size: ready.size,
        delivery: delivery,
        identify: { () throws(BlobError) in identity.bytes }
      ) { () throws(BlobError) in object.open() }
    }
  }

  /// A blob's delivery is settled.
  func settle(_ settlement: Settlement) {
    let now = clock.now()
    metrics.update { $0.objectsInFlight -= 1 }
    switch (settlement.outcome, settlement.blob.content) {
    case (.done, .object(let object, let identity, let requestedAt)):
      object.discard()
      done.insert(identity, at: now)
      if access.succeeded() { resumed() }
      metrics.update {
        $0.objectsAcked += 1
        $0.objectProcessing.record(now - requestedAt)
      }
      finishPart(of: settlement.blob.token, nil)
    case (.done, .failure(let error)):
      // Only who reads a blob can call it done. This one could not be read.
      finishPart(of: settlement.blob.token, .permanent(reason: "\(settlement.blob.origin): \(error)"))
    case (.retry, _): finishPart(of: settlement.blob.token, .stopped)
    case (.poison(let reason), .object(let object, let identity, _)):
      metrics.update { $0.objectsFailed += 1 }
      if object.hasBrokenOff { return finishPart(of: settlement.blob.token, .transient) }
      // The same bytes would fail the same way, and give their records before the damage again.
      remember(damaged: identity, reason, at: now)
      finishPart(of: settlement.blob.token, .permanent(reason: "\(settlement.blob.origin): \(reason)"))
    case (.poison(let reason), .failure):
      metrics.update { $0.objectsFailed += 1 }
      finishPart(of: settlement.blob.token, .permanent(reason: "\(settlement.blob.origin): \(reason)"))
    }
  }

  private func remember(damaged identity: ObjectIdentity, _ reason: String, at now: Duration) {
    damaged.insert(identity, at: now)
    damages[identity] = reason
    if damages.count > 2 * damaged.count + 64 { damages = damages.filter { damaged.contains($0.key, at: now) } }
  }

  /// A part of a message has ended.
  func finishPart(of token: Int, _ failure: HeldMessage.Failure?) {
    guard var message = held[token] else { return }
    if let failure { message.failure = HeldMessage.Failure.worse(message.failure, failure) }
    message.outstanding -= 1
    held[token] = message
    if message.outstanding <= 0 { conclude(token) }
  }

  /// All parts of a message have ended: it is deleted, or given back.
  private func conclude(_ token: Int) {
    guard let message = held[token], !message.isConcluded else { return }
    held[token]?.isConcluded = true
    var visibility: Duration?
    switch message.failure {
    case nil: break
    case .stopped?: visibility = .zero
    case .transient?, .denied?: visibility = FailurePolicy.visibility(receiveCount: message.message.receiveCount)
    case .permanent(let reason)?:
      if quarantine(message.message, reason) { break }
      visibility = FailurePolicy.visibility(receiveCount: message.message.receiveCount)
    }
    let group = isFIFO ? message.message.groupID : nil
    if let visibility {
      if let group {
        for other in groups.fail(token, group: group) {
          held[other]?.isConcluded = true
          giveBack(other, after: .zero)
        }
      }
      giveBack(token, after: visibility)
    } else {
      deletes.add(token, at: clock.now())
      if let group, let next = groups.finish(token, group: group) { start(next) }
    }
    wakeAnswers()
  }

  func giveBack(_ token: Int, after visibility: Duration) {
    leases.remove(token)
    if extending.contains(token) {
      // An extension that arrives behind it would take it back.
      extendedReturns[token] = visibility
    } else {
      returns.add(Return(token: token, visibility: visibility), at: clock.now())
      wakeAnswers()
    }
  }

  /// Writes a message to the quarantine when it has been received too often. Returns whether it is safe there.
  private func quarantine(_ message: SQSMessage, _ reason: String) -> Bool {
    guard let quarantine = settings.quarantine, let maximum = settings.maximumReceives,
      message.receiveCount >= maximum
    else { return false }
    do throws(SystemError) {
      try quarantine.append(message, queueURL: settings.queueURL, reason: reason)
    } catch {
      notice(
        "can't write message \(message.id) to the quarantine \(quarantine.path): \(error.text); it stays in the queue")
      return false
    }
    metrics.update { $0.messagesQuarantined += 1 }
    return true
  }

  /// A message is deleted, or given back, or nobody's any more.
  func forget(_ token: Int) {
    guard let message = held.removeValue(forKey: token) else { return }
    if tokens[message.message.id] == token { tokens[message.message.id] = nil }
    leases.remove(token)
    metrics.update { [count = held.count, elapsed = clock.now() - message.receivedAt] in
      $0.messagesInFlight = count
      $0.processing.record(elapsed)
    }
    wakePollers()
  }
}
