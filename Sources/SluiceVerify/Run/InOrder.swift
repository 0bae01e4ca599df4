/// Works on inputs side by side and hands out the results in the order of the inputs. As many as `width` are worked on
/// at a time, and four times as many are held at most.
///
/// - Parameters:
///   - next: the next input; nil at the end. Called one at a time.
///   - work: may run anywhere.
///   - take: called in order, one at a time.
func mapInOrder<Input: Sendable, Output: Sendable>(
  width: Int, next: () async throws -> Input?, work: @escaping @Sendable (Input) async -> Output,
  take: (Output) async throws -> Void
) async throws {
  let width = max(1, width)
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var handedIn = 0
    var handedOut = 0
    var running = 0
    var isAtEnd = false
    var waiting: [Int: Output] = [:]
    while true {
      while !isAtEnd, running < width, handedIn - handedOut < 4 * width {
        guard let input = try await next() else {
          isAtEnd = true
          break
        }
        let number = handedIn
        handedIn += 1
        running += 1
        group.addTask { (number, await work(input)) }
      }
      guard let (number, output) = try await group.next() else { return }
      running -= 1
      waiting[number] = output
      while let due = waiting.removeValue(forKey: handedOut) {
        handedOut += 1
        try await take(due)
      }
    }
  }
}
