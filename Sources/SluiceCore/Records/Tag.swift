import Synchronization

/// The name of a table, such as `cloud.aws.cloudtrail.s3`, as a small number. See `TagTable`.
@frozen @usableFromInline
package struct Tag: Hashable, Sendable {
  @usableFromInline package let index: UInt32
  @inlinable package init(index: UInt32) { self.index = index }
  /// Not routed.
  @inlinable package static var none: Tag { Tag(index: .max) }
}

/// The tags of a run. Bounded: a stream of made-up services can't fill the memory.
package final class TagTable: Sendable {
  private struct State {
    var names: [String] = []
    var indices: [String: UInt32] = [:]
  }
  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: how many different tags are kept apart.
  package init(limit: Int = 65_536) { self.limit = limit }

  /// The tag of that name; nil when the table is full and the name is new.
  package func tag(_ name: String) -> Tag? {
    state.withLock { state in
      if let index = state.indices[name] { return Tag(index: index) }
      guard state.names.count < limit else { return nil }
      let index = UInt32(state.names.count)
      state.names.append(name)
      state.indices[name] = index
      return Tag(index: index)
    }
  }

  /// The tag's name; nil for `Tag.none`.
  package func name(_ tag: Tag) -> String? {
    state.withLock { Int(tag.index) < $0.names.count ? $0.names[Int(tag.index)] : nil }
  }
}
