import SluiceAWS
import SluiceCore
import Synchronization

/// How many bytes of objects may be in memory, and how many transfers may run.
///
/// Who asks first is served first, so that objects come in the order in which they are asked for. What a lane waits for
/// is let through at once, over the limits: the others may be waiting for that lane.
///
/// The number of transfers follows the service: half of them when it says that it is too much (once a second at most),
/// one more for each second without that.
final class FetchBudget: Sendable {
  private struct Waiting {
    let ticket: FetchTicket
    let bytes: Int
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var bytes = 0
    var transfers = 0
    var allowed: Double
    var changed: Int64
    var waiting: [Waiting] = []
  }

  let maxBytes: Int
  let maxTransfers: Int
  private let now: @Sendable () -> EventTime
  private let state: Mutex<State>

  init(bytes: Int, transfers: Int, now: @escaping @Sendable () -> EventTime) {
    maxBytes = bytes
    maxTransfers = max(transfers, 1)
    self.now = now
    state = Mutex(State(allowed: Double(max(transfers, 1)), changed: now().milliseconds))
  }

  /// Bytes that are held now.
  var bytes: Int { state.withLock { $0.bytes } }
  /// Transfers that may run now.
  var allowedTransfers: Int { state.withLock { Int($0.allowed) } }

  /// Waits until there is room for a transfer of so many bytes.
  ///
  /// - Returns: nil when the task was cancelled before.
  func acquire(_ bytes: Int, _ ticket: FetchTicket) async -> FetchLease? {
    let isGranted = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let granted: Bool? = state.withLock { state in
          if ticket.isCancelled { return false }
          if ticket.isWanted || state.waiting.isEmpty && fits(bytes, state) {
            state.bytes += bytes
            state.transfers += 1
            return true
          }
          state.waiting.append(Waiting(ticket: ticket, bytes: bytes, continuation: continuation))
          return nil
        }
        if let granted { continuation.resume(returning: granted) }
      }
    } onCancel: {
      let waiting = state.withLock { state in
        ticket.isCancelled = true
        return state.waiting.firstIndex { $0.ticket === ticket }.map { state.waiting.remove(at: $0) }
      }
      waiting?.continuation.resume(returning: false)
    }
    return isGranted ? FetchLease(self, bytes: bytes) : nil
  }

  /// A lane waits for the object of this ticket.
  func want(_ ticket: FetchTicket) {
    let waiting = state.withLock { state -> Waiting? in
      ticket.isWanted = true
      guard let index = state.waiting.firstIndex(where: { $0.ticket === ticket }) else { return nil }
      let waiting = state.waiting.remove(at: index)
      state.bytes += waiting.bytes
      state.transfers += 1
      return waiting
    }
    waiting?.continuation.resume(returning: true)
  }

  /// Gives back what was held, or takes more of it without waiting.
  func change(bytes: Int, transfers: Int) {
    let granted = state.withLock { state -> [Waiting] in
      state.bytes += bytes
      state.transfers += transfers
      grow(&state)
      var granted: [Waiting] = []
      while let next = state.waiting.first, fits(next.bytes, state) {
        state.waiting.removeFirst()
        state.bytes += next.bytes
        state.transfers += 1
        granted.append(next)
      }
      return granted
    }
    for waiting in granted { waiting.continuation.resume(returning: true) }
  }

  /// The service said that it is too much.
  func slowDown() {
    state.withLock { state in
      let now = now().milliseconds
      guard now - state.changed >= 1_000 || state.allowed == Double(maxTransfers) else { return }
      state.allowed = max(1, state.allowed / 2)
      state.changed = now
    }
  }

  private func fits(_ bytes: Int, _ state: State) -> Bool {
    // What is larger than all the room is let in alone.
    (state.bytes + bytes <= maxBytes || state.bytes == 0) && state.transfers < Int(state.allowed)
  }

  private func grow(_ state: inout State) {
    guard state.allowed < Double(maxTransfers) else { return }
    let seconds = (now().milliseconds - state.changed) / 1_000
    guard seconds > 0 else { return }
    state.allowed = min(Double(maxTransfers), state.allowed + Double(seconds))
    state.changed += seconds * 1_000
  }
}

/// Names a fetch in the queue. What it holds is guarded by the budget's lock.
final class FetchTicket: @unchecked Sendable {
  fileprivate(set) var isWanted = false
  fileprivate(set) var isCancelled = false
}

/// A place among the transfers, and bytes in memory. Both are given back when it goes away, if not before.
final class FetchLease: Sendable {
  private struct Held {
    var bytes: Int
    var isTransfer = true
  }

  private let budget: FetchBudget
  private let held: Mutex<Held>

  init(_ budget: FetchBudget, bytes: Int) {
    self.budget = budget
    held = Mutex(Held(bytes: bytes))
  }

  deinit {
    let (bytes, isTransfer) = held.withLock { ($0.bytes, $0.isTransfer) }
    budget.change(bytes: -bytes, transfers: isTransfer ? -1 : 0)
  }

  /// So many bytes are held in fact.
  func resize(_ bytes: Int) {
    let before = held.withLock { held in
      defer { held.bytes = bytes }
      return held.bytes
    }
    if before != bytes { budget.change(bytes: bytes - before, transfers: 0) }
  }

  /// The transfer is over; the bytes stay.
  func endTransfer() {
    let wasTransfer = held.withLock { held in
      defer { held.isTransfer = false }
      return held.isTransfer
    }
    if wasTransfer { budget.change(bytes: 0, transfers: -1) }
  }
}
