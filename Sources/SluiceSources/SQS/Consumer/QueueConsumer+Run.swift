import SluiceAWS
import SluiceCore

extension QueueConsumer {
  private static let tick = Duration.milliseconds(100)
  private static let gauges = Duration.seconds(60)
  private static let answerers = 4

  /// All loops: leases are kept as long as anything else goes on, and answers are given until nothing comes in any more.
  func run() async {
    await withDiscardingTaskGroup { outer in
      outer.addTask { await self.keepTime() }
      await withDiscardingTaskGroup { answers in
        for _ in 1..<Self.answerers { answers.addTask { await self.answerDeletes() } }
        // Returns go one request after another, for the order of FIFO queues.
        answers.addTask { await self.answerReturns() }
        await withDiscardingTaskGroup { inputs in
          for index in 0..<settings.maximumPollers { inputs.addTask { await self.poll(index) } }
          inputs.addTask { await self.fetchAll() }
          inputs.addTask { await self.settleAll() }
        }
        giveRestBack()
      }
      outer.cancelAll()
    }
    metrics.update {
      $0.messagesInFlight = 0
      $0.pollers = 0
    }
  }

  private func settleAll() async {
    for await settlement in settlements { settle(settlement) }
  }

  /// What never came to its turn goes back, newest first.
  private func giveRestBack() {
    for token in held.keys.sorted(by: >) where held[token]?.isConcluded == false {
      held[token]?.isConcluded = true
      giveBack(token, after: .zero)
    }
    isClosing = true
    deletes.close()
    returns.close()
    wakeAnswers()
  }

  // MARK: Time

  /// Extends leases, and wakes what waits for a time.
  private func keepTime() async {
    var nextLook = clock.now() + leases.interval
    var nextGauges = clock.now() + Self.gauges
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        do { try await clock.sleep(Self.tick) } catch { return }
        let now = clock.now()
        limit.tick(at: now)
        if deletes.count + returns.count > 0 { wakeAnswers() }
        wakePollers()
        wakeFetches()
        if now >= nextLook {
          nextLook = now + leases.interval
          while true {
            let due = leases.takeDue(at: now)
            if due.isEmpty { break }
            group.addTask { await self.extend(due) }
          }
        }
        if now >= nextGauges {
          nextGauges = now + Self.gauges
          group.addTask { await self.readGauges() }
        }
      }
    }
  }

  private func extend(_ extensions: [LeaseTable.Extension]) async {
    var asked: [LeaseTable.Extension] = []
    var entries: [(SQSReceipt, Duration)] = []
    for entry in extensions {
      guard let receipt = held[entry.message]?.message.receipt else { continue }
      asked.append(entry)
      entries.append((receipt, entry.visibility))
    }
    guard !entries.isEmpty else { return }
    extending.formUnion(asked.map(\.message))
    defer { endExtending(asked) }
    let now = clock.now()
    do throws(AWSError) {
      var failed: [Int: SQSEntryFailure] = [:]
      for failure in try await queue.changeVisibility(entries) { failed[failure.index] = failure }
      for (index, entry) in asked.enumerated() {
        // Deleted or given back meanwhile.
        guard held[entry.message] != nil else { continue }
        guard let failure = failed[index] else {
          leases.extended(entry, at: now)
          metrics.update { $0.visibilityExtensions += 1 }
          continue
        }
        if failure.isLeaseLost || failure.isSenderFault {
          leases.lost(entry.message)
          metrics.update { $0.leasesLost += 1 }
        } else {
          leases.failed(entry)
        }
        count(AWSError(.transient, code: failure.code, message: "", operation: "sqs:ChangeMessageVisibility"))
      }
    } catch {
      count(error)
      for entry in asked { leases.failed(entry) }
    }
  }

  private func endExtending(_ extensions: [LeaseTable.Extension]) {
    for entry in extensions {
      extending.remove(entry.message)
      if let visibility = extendedReturns.removeValue(forKey: entry.message) {
        giveBack(entry.message, after: visibility)
      }
    }
  }

  private func readGauges() async {
    let waiting = try? await queue.attributes().visible
    metrics.update { $0.messagesWaiting = waiting }
  }

  func count(_ error: AWSError) {
    metrics.update { $0.errors[SQSMetrics.ErrorKey(operation: error.operation, code: error.code), default: 0] += 1 }
  }

  // MARK: Waiting

  func wakeAll() {
    wakePollers()
    wakeFetches()
    wakeAnswers()
    readyWaiter.take()?.resume()
  }

  func wakePollers() {
    let waiters = pollWaiters
    pollWaiters = []
    for waiter in waiters { waiter.resume() }
  }

  func wakeFetches() { fetchWaiter.take()?.resume() }

  func wakeAnswers() {
    let waiters = answerWaiters
    answerWaiters = []
    for waiter in waiters { waiter.resume() }
  }
}
