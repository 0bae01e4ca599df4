import SluiceCore

/// Finds the leaves at a path of a payload in its text, without the payload's tree: what `PayloadTree.appendLeaves(atDotted:)`
/// finds in it. Few keys lie on the path, and all others are passed over.
///
/// Payloads of which the tree makes something else (keys that stand twice, very deep or long ones) are left to it.
final class FlattenedLeaves {
  /// Whether the text alone says what the leaves are.
  private enum Outcome { case found, needsTree }

  /// Lists nested deeper are left to the tree.
  private static let depthLimit = 64

  // Nothing that is called here leads back here.
  private var scanner = PayloadScanner()
  private var cells: [Cell] = []

  static func state(in builder: inout ProjectionBuilder) -> BatchState<FlattenedLeaves> {
    builder.state("flattened leaves") { FlattenedLeaves() }
  }

  /// - Parameters:
  ///   - payload: a cell of mode `value`.
  ///   - path: keys with dots between them; not empty.
  /// - Returns: the leaves as a cell; nil where the tree has to be asked.
  /// - Complexity: O(n)
  func cell(at path: UnsafeRawBufferPointer, of payload: Cell, in arena: Arena) -> Cell? {
    guard payload.kind == .object || payload.kind == .array else { return .missing }
    guard payload.start != nil else { return .missing }
    cells.removeAll(keepingCapacity: true)
    scanner = PayloadScanner(payload.bytes)
    guard find(scanner.next(), path, depth: 0, arena) == .found else { return nil }
    return arena.list(cells)
  }

  private func find(
    _ token: PayloadScanner.Token, _ path: UnsafeRawBufferPointer, depth: Int, _ arena: Arena
  ) -> Outcome {
    switch token {
    case .objectStart where !path.isEmpty: return findInObject(path, depth: depth, arena)
    case .objectStart: scanner.skip(token)
    case .arrayStart:
      if depth >= Self.depthLimit { return .needsTree }
      while true {
        let item = scanner.next()
        if item == .arrayEnd || item == .end { break }
        if find(item, path, depth: depth + 1, arena) == .needsTree { return .needsTree }
      }
    case .string(let isEscaped) where path.isEmpty:
      let text = text(isEscaped, arena)
      if !isEmptyAfterCleaning(text) { append(.string, text) }
    case .number where path.isEmpty: append(.number, scanner.tokenBytes)
    case .true where path.isEmpty: append(.true, scanner.tokenBytes)
    case .false where path.isEmpty: append(.false, scanner.tokenBytes)
    default: break
    }
    return .found
  }

  private func findInObject(_ path: UnsafeRawBufferPointer, depth: Int, _ arena: Arena) -> Outcome {
    // Keys on the path are told apart by their lengths.
    var lengths: UInt64 = 0
    while true {
      let token = scanner.next()
      if token == .objectEnd || token == .end { return .found }
      guard case .string(let isEscaped) = token else { continue }
      let key = isEscaped ? text(true, arena) : scanner.tokenBytes
      let value = scanner.next()
      guard Self.begins(path, with: key) else {
        scanner.skip(value)
        continue
      }
      guard depth < Self.depthLimit, key.count < 64, lengths & 1 << UInt64(key.count) == 0 else { return .needsTree }
      lengths |= 1 << UInt64(key.count)
      let rest = key.count == path.count ? path[path.count...] : path[(key.count + 1)...]
      if find(value, UnsafeRawBufferPointer(rebasing: rest), depth: depth + 1, arena) == .needsTree {
        return .needsTree
      }
    }
  }

  /// Whether a key is the first one of a path.
  @inline(__always)
  private static func begins(_ path: UnsafeRawBufferPointer, with key: UnsafeRawBufferPointer) -> Bool {
    guard key.count <= path.count, key.count == path.count || path[key.count] == 0x2E else { return false }
    guard key.count > 0, let start = path.baseAddress, let keyStart = key.baseAddress else { return key.isEmpty }
    return rawBytesEqual(start, keyStart, key.count)
  }

  private func append(_ kind: Cell.Kind, _ bytes: UnsafeRawBufferPointer) {
    cells.append(Cell(kind: kind, start: bytes.baseAddress, length: UInt32(bytes.count)))
  }

  /// The last string token's text.
  private func text(_ isEscaped: Bool, _ arena: Arena) -> UnsafeRawBufferPointer {
    let raw = scanner.tokenBytes
    guard isEscaped else { return raw }
    let target = arena.allocate(raw.count)
    let count = unescapeJSON(raw, into: target).count
    arena.shrinkLast(target, to: count)
    return UnsafeRawBufferPointer(start: target, count: count)
  }
}
