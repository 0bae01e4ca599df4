/// Lets tasks pass once it is open: forces an order without waiting for time to pass.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var arrivals: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

  func pass() async {
    guard !isOpen else { return }
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      let count = waiting.count
      for arrival in arrivals where arrival.count <= count { arrival.continuation.resume() }
      arrivals.removeAll { $0.count <= count }
    }
  }

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  /// Returns when `count` tasks stand at the gate.
  func arrival(of count: Int = 1) async {
    guard waiting.count < count else { return }
    await withCheckedContinuation { arrivals.append((count, $0)) }
  }
}

/// Gives other tasks the chance to do whatever they can do now.
func letOthersRun() async {
  for _ in 0..<200 { await Task.yield() }
}
