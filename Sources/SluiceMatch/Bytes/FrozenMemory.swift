/// Memory for tables that are written once, while rules are compiled, and only read afterwards. Frees all of it at
/// once.
final class FrozenMemory {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit { for block in blocks { block.deallocate() } }

  /// A copy of `bytes`. Its address is valid for empty ones too.
  func copy(_ bytes: [UInt8]) -> UnsafeRawPointer { UnsafeRawPointer(array(bytes)) }

  /// A copy of `elements`.
  func array<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let stride = max(1, MemoryLayout<Element>.stride)
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, elements.count) * stride, alignment: max(8, MemoryLayout<Element>.alignment))
    blocks.append(block)
    let typed = block.bindMemory(to: Element.self, capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (typed + index).initialize(to: element) }
    return UnsafePointer(typed)
  }

  /// A place that holds `element`.
  func place<Element: BitwiseCopyable>(_ element: Element) -> UnsafePointer<Element> { array([element]) }
}

// Filled by the one task that compiles; whoever shares it later only reads through the pointers that it gave out.
extension FrozenMemory: @unchecked Sendable {}
