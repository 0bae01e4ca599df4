/// The elements of a sequence, with the time that each takes to come.
struct TimedElements<Base: AsyncSequence>: AsyncSequence where Base.Failure == any Error {
  typealias Element = Base.Element
  typealias Failure = any Error

  let base: Base
  let times: LaneTimes
  let part: Int

  func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), times: times, part: part) }

  struct Iterator: AsyncIteratorProtocol {
    var base: Base.AsyncIterator
    let times: LaneTimes
    let part: Int

    mutating func next() async throws -> Base.Element? {
      let start = ContinuousClock.now
      defer { times.add(part, since: start) }
      return try await base.next()
    }
  }
}

@available(*, unavailable)
extension TimedElements.Iterator: Sendable {}
