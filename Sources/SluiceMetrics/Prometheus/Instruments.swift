import CoreMetrics
private import Synchronization

/// A sum that only grows.
package final class CounterCell: CounterHandler, FloatingPointCounterHandler {
  private let bits = Atomic<UInt64>(Double(0).bitPattern)
  private let whole = Atomic<Int64>(0)

  package func increment(by amount: Int64) {
    guard amount > 0 else { return }
    whole.wrappingAdd(amount, ordering: .relaxed)
  }

  package func increment(by amount: Double) {
    guard amount > 0, amount.isFinite else { return }
    bits.update { $0 + amount }
  }

  package func reset() {
    whole.store(0, ordering: .relaxed)
    bits.store(Double(0).bitPattern, ordering: .relaxed)
  }

  /// Both kinds of increments together.
  package var value: Double {
    Double(whole.load(ordering: .relaxed)) + Double(bitPattern: bits.load(ordering: .relaxed))
  }
}

/// A value that goes up and down.
package final class GaugeCell: MeterHandler, RecorderHandler {
  private let bits = Atomic<UInt64>(Double(0).bitPattern)

  package func set(_ value: Int64) { set(Double(value)) }
  package func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
  package func increment(by amount: Double) { bits.update { $0 + amount } }
  package func decrement(by amount: Double) { bits.update { $0 - amount } }
  package func record(_ value: Int64) { set(value) }
  package func record(_ value: Double) { set(value) }

  package var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }
}

/// Counts values by size. The counts of one moment may lack a value that is being recorded.
package final class HistogramCell: RecorderHandler, TimerHandler {
  private struct State {
    var counts: [UInt64]
    var sum = 0.0
  }

  package let bounds: [Double]
  private let state: Mutex<State>

  package init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  package func record(_ value: Int64) { record(Double(value)) }

  package func record(_ value: Double) { record(value, times: 1) }

  /// Records a value that was met so many times: a batch's records at once.
  package func record(_ value: Double, times: Int) {
    guard value.isFinite, times > 0 else { return }
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[index] += UInt64(times)
      state.sum += value * Double(times)
    }
  }

  /// In seconds.
  package func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

  /// For each bound the number of values up to it, then the number of all values; and their sum.
  package var snapshot: (cumulative: [UInt64], sum: Double) {
    let state = state.withLock { $0 }
    var total: UInt64 = 0
    return (
      state.counts.map { count in
        total += count
        return total
      }, state.sum
    )
  }
}

extension Atomic where Value == UInt64 {
  /// Changes a number that is kept as its bits.
  fileprivate borrowing func update(_ change: (Double) -> Double) {
    var old = load(ordering: .relaxed)
    while true {
      let (exchanged, original) = compareExchange(
        expected: old, desired: change(Double(bitPattern: old)).bitPattern, ordering: .relaxed)
      if exchanged { return }
      old = original
    }
  }
}
