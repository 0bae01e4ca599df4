/// Blobs as an asynchronous sequence, pulled one by one: what a lane works on. Lanes that share a source pull from the
/// same function, each blob going to one of them.
package struct BlobSequence: AsyncSequence, Sendable {
  package typealias Element = Blob
  package typealias Failure = any Error

  private let pull: @Sendable () async throws -> Blob?

  /// - Parameter pull: the next blob; nil at the end, and then always.
  package init(_ pull: @escaping @Sendable () async throws -> Blob?) { self.pull = pull }

  package func makeAsyncIterator() -> Iterator { Iterator(pull: pull) }

  package struct Iterator: AsyncIteratorProtocol {
    let pull: @Sendable () async throws -> Blob?
    package mutating func next() async throws -> Blob? { try await pull() }
  }
}
