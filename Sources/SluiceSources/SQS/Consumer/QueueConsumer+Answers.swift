import SluiceAWS

extension QueueConsumer {
  private static let pause = Duration.milliseconds(500)

  func answerDeletes() async {
    while true {
      if let tokens = deletes.takeDue(at: clock.now()) {
        answering += 1
        await delete(tokens)
        answering -= 1
      } else if isFinished {
        return wakeAnswers()
      } else {
        await withCheckedContinuation { answerWaiters.append($0) }
      }
    }
  }

  func answerReturns() async {
    while true {
      if let entries = returns.takeDue(at: clock.now()) {
        answering += 1
        await giveBack(entries)
        answering -= 1
      } else if isFinished {
        return wakeAnswers()
      } else {
        await withCheckedContinuation { answerWaiters.append($0) }
      }
    }
  }

  /// Nothing is left to answer, and nothing will come.
  private var isFinished: Bool {
    isClosing && answering == 0 && deletes.isEmpty && returns.isEmpty && extendedReturns.isEmpty
  }

  private var isOverdue: Bool { closingDeadline.map { clock.now() >= $0 } ?? false }

  private func delete(_ tokens: [Int]) async {
    let tokens = tokens.filter { held[$0] != nil }
    guard !tokens.isEmpty else { return }
    do throws(AWSError) {
      var failed: [Int: SQSEntryFailure] = [:]
      for failure in try await queue.delete(tokens.compactMap { held[$0]?.message.receipt }) {
        failed[failure.index] = failure
      }
      for (index, token) in tokens.enumerated() {
        guard let failure = failed[index] else {
          metrics.update { $0.messagesDeleted += 1 }
          forget(token)
          continue
        }
        count(AWSError(.transient, code: failure.code, message: "", operation: "sqs:DeleteMessage"))
        if failure.isSenderFault || isOverdue {
          // Received elsewhere by now, or again by us: its objects are known as done.
          if !leases.isLost(token) { metrics.update { $0.leasesLost += 1 } }
          forget(token)
        } else {
          deletes.add(token, at: clock.now())
        }
      }
    } catch {
      count(error)
      let canRecover = error.kind == .transient || error.kind == .throttling
      if !canRecover, !hasToldOfDeletes {
        hasToldOfDeletes = true
        notice("messages that are done can't be deleted, and will come again: \(error)")
      }
      if isOverdue || !canRecover {
        for token in tokens { forget(token) }
        return
      }
      await rest()
      for token in tokens { deletes.add(token, at: clock.now()) }
    }
  }

  private func giveBack(_ entries: [Return]) async {
    let entries = entries.filter { held[$0.token] != nil }
    guard !entries.isEmpty else { return }
    var again: [Return] = []
    do throws(AWSError) {
      var failed: [Int: SQSEntryFailure] = [:]
      for failure in try await queue.changeVisibility(
        entries.compactMap { entry in held[entry.token].map { ($0.message.receipt, entry.visibility) } })
      {
        failed[failure.index] = failure
      }
      for (index, entry) in entries.enumerated() {
        guard let failure = failed[index] else { continue }
        count(AWSError(.transient, code: failure.code, message: "", operation: "sqs:ChangeMessageVisibility"))
        if !failure.isSenderFault, entry.attempts < 3, !isOverdue { again.append(entry) }
      }
    } catch {
      count(error)
      if error.kind == .transient || error.kind == .throttling {
        again = entries.filter { $0.attempts < 3 && !isOverdue }
      }
    }
    // What can't be given back comes back by itself, when its lease ends.
    let kept = Set(again.map(\.token))
    for entry in entries where !kept.contains(entry.token) {
      metrics.update { $0.messagesReturned += 1 }
      forget(entry.token)
    }
    guard !again.isEmpty else { return }
    await rest()
    for entry in again {
      returns.add(
        Return(token: entry.token, visibility: entry.visibility, attempts: entry.attempts + 1), at: clock.now())
    }
  }

  private func rest() async {
    // Cancelled only with everything.
    try? await clock.sleep(Self.pause)
  }
}
