/// What one search may cost. A search that goes beyond finds nothing and is counted: the text decides how much
/// backtracking a pattern takes, and texts come from strangers.
package struct RegexLimits: Hashable, Sendable {
  /// Steps of backtracking. Compiled code counts fewer of them than the interpreter.
  package var steps: UInt32
  /// Memory of the interpreter, in KiB.
  package var heap: UInt32
  /// Stack of compiled code, in bytes; reserved when it is needed.
  package var stack: Int

  package init(steps: UInt32 = 1_000_000, heap: UInt32 = 4 << 10, stack: Int = 512 << 10) {
    self.steps = steps
    self.heap = heap
    self.stack = stack
  }
}
