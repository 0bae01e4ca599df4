import SluiceCore

/// The windows of a lane. A window is used again once nobody else holds it: the same few hundred kB stay in the cache,
/// and nothing is allocated while the stream runs.
struct WindowPool {
  /// A lane holds the window at work and the one before, whose partial record it carries over; one more for a batch
  /// that is still with a sink.
  private static let limit = 3

  private var windows: [ByteWindow] = []

  /// An empty window: a reused one where one is free.
  mutating func take(for blob: Blob, offset: Int, headroom: Int, capacity: Int) -> ByteWindow {
    for index in windows.indices where isKnownUniquelyReferenced(&windows[index]) {
      let window = windows[index]
      window.reset(blob: blob, offset: offset, headroom: headroom, capacity: capacity)
      // Last used, first reused: what is warm stays in front.
      windows.swapAt(0, index)
      return window
    }
    let window = ByteWindow(blob: blob, offset: offset, headroom: headroom, capacity: capacity)
    if windows.count == Self.limit { windows.removeLast() }
    windows.insert(window, at: 0)
    return window
  }
}
