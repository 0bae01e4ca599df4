import SluiceAWS
import SluiceCore

extension QueueConsumer {
  /// Fetches objects until the end, as many at a time as S3 and the memory take.
  func fetchAll() async {
    await withDiscardingTaskGroup { group in
      while let item = await nextFetch() { group.addTask { await self.fetch(item) } }
      group.cancelAll()
    }
  }

  private func nextFetch() async -> FetchItem? {
    while !isStopping {
      if let item = fetches.first, admits(item), limit.admits(running) {
        running += 1
        bytesHeld += held(for: item)
        return fetches.popFirst()
      }
      await withCheckedContinuation { fetchWaiter = $0 }
    }
    return nil
  }

  private func admits(_ item: FetchItem) -> Bool {
    bytesHeld == 0 || bytesHeld + held(for: item) <= settings.prefetch
  }

  /// Bytes that an object takes in memory until it is handed out.
  private func held(for item: FetchItem) -> Int {
    item.reckoned > ConsumerSettings.wholeLimit ? 0 : item.reckoned
  }

  private func fetch(_ item: FetchItem) async {
    let requestedAt = clock.now()
    var failures = 0
    defer {
      running -= 1
      if failures > 0 { health.endsRetrying() }
      wakeFetches()
      wakePollers()
    }
    if item.reckoned > ConsumerSettings.wholeLimit, item.object.size != nil {
      // Opened by the lane that reads it: a transfer that waits is broken off by the other side.
      return fetched(item, nil, requestedAt)
    }
    while true {
      let began = clock.now()
      do throws(AWSError) {
        let content = try await load(item.object)
        health.succeeded()
        if access.succeeded() { resumed() }
        return fetched(item, content, requestedAt)
      } catch {
        if error.kind == .cancelled || isStopping { return dropped(item, .stopped) }
        count(error)
        let kind = FailurePolicy.kind(of: error)
        switch kind {
        case .denied: return denied(item, error)
        case .permanent: return refused(item, error)
        case .throttled: limit.throttled(at: clock.now(), since: began)
        case .transient: break
        }
        if failures == 0 { health.beginsRetrying() }
        failures += 1
        health.failed()
        if clock.now() - requestedAt >= FailurePolicy.patience {
          notice("can't fetch \(item.object.origin): \(error); it is left in the queue for later")
          return dropped(item, .transient)
        }
        do { try await clock.sleep(FailurePolicy.pause(after: failures, random: clock.random())) } catch {
          return dropped(item, .stopped)
        }
      }
    }
  }

  private func load(_ object: ObjectReference) async throws(AWSError) -> FetchedObject.Content {
    metrics.update { $0.objectsRequested += 1 }
    let body = try await store.get(object, from: 0, ifMatch: nil)
    guard let length = body.length, length <= ConsumerSettings.wholeLimit else { return .transfer(body) }
    var bytes: [UInt8] = []
    while let piece = try await body.next() {
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }
    return .whole(bytes)
  }

  private func fetched(_ item: FetchItem, _ content: FetchedObject.Content?, _ requestedAt: Duration) {
    var size = item.object.size
    var kept = 0
    switch content {
    case .whole(let bytes)?:
      size = bytes.count
      kept = bytes.count
    case .transfer(let body)?: size = body.length
    case nil: break
    }
    bytesHeld += kept - held(for: item)
    bytesAhead += kept - item.reckoned
    if isStopping {
      if case .transfer(let body)? = content { body.cancel() }
      bytesHeld -= kept
      bytesAhead -= kept
      return finishPart(of: item.token, .stopped)
    }
    let object = FetchedObject(item.object, content, from: store, clock: clock) { [metrics] count in
      metrics.update { $0.bytesProcessed += count }
    }
    makeReady(
      ReadyBlob(
        token: item.token, origin: item.object.origin, nameTime: item.nameTime,
        received: received(item.token), size: size, held: kept,
        content: .object(object, item.object.identity, requestedAt: requestedAt)))
  }

  private func dropped(_ item: FetchItem, _ failure: HeldMessage.Failure) {
    bytesHeld -= held(for: item)
    bytesAhead -= item.reckoned
    finishPart(of: item.token, failure)
  }

  /// The object can't be read, now or ever. It is handed out all the same, once, so that it is among the dead letters.
  private func refused(_ item: FetchItem, _ error: AWSError) {
    let id = held[item.token]?.message.id ?? ""
    if reported.contains("\(id) \(item.object.key)", at: clock.now()) {
      return dropped(item, .permanent(reason: "\(item.object.origin): \(error)"))
    }
    reported.insert("\(id) \(item.object.key)", at: clock.now())
    bytesHeld -= held(for: item)
    bytesAhead -= item.reckoned
    makeReady(
      ReadyBlob(
        token: item.token, origin: item.object.origin, nameTime: item.nameTime,
        received: received(item.token), size: item.object.size, held: 0,
        content: .failure(BlobError(.unreadable, "\(error)"))))
  }

  private func denied(_ item: FetchItem, _ error: AWSError) {
    if access.denied(at: clock.now()) {
      metrics.update { $0.isPaused = true }
      notice(
        """
        no object can be read, so no more messages are received, but for one now and then to see whether that has \
        changed; none goes to the dead-letter queue meanwhile: \(item.object.origin): \(error)
        """)
    }
    if access.isPaused { dropped(item, .denied) } else { refused(item, error) }
  }

  func resumed() {
    metrics.update { $0.isPaused = false }
    notice("objects can be read again: messages are received as before")
    wakePollers()
  }
}
