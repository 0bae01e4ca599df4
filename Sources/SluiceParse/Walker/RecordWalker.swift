import SluiceCore

/// Walks one JSON object over its structural index: checks its grammar whole, whatever is projected, and fills the row of
/// columns with what lies on projected paths.
///
/// One loop over the structural characters of what is projected: a step for each member whose key was foretold by the
/// records before (see `MemberPredictor`), and else one for each structural character, by a table of the grammar's
/// transitions. What is of no interest is skipped by a second, tighter loop that only checks the grammar.
struct RecordWalker {
  enum End {
    /// The object ends; `next` is the number of the structural character behind its brace, `keys` the set of `RootKey`s
    /// that it has.
    case complete(next: Int, keys: RootKeySet)
    /// The text ends inside the object.
    case incomplete
    case malformed(offset: Int, reason: String)
    /// A key of a container form holds a list, whose bracket has that number.
    case list(RecordList, at: Int)
  }

  /// Objects and arrays inside one another. No CloudTrail record comes near it.
  static let depthLimit = 64

  struct Frame {
    var node: UnsafePointer<ProjectionTrie.Node>
    /// The key that holds it, or holds the array that it is an element of.
    var member: UnsafeMutablePointer<MemberPredictor.Member>
    /// Children seen in this object, by ordinal.
    var seen: UInt64 = 0
    /// The bits of `seen` that are set: none inside of an array, where duplicate keys can't be told from further
    /// elements.
    var watched: UInt64 = .max
    var isObject = true
  }

  private struct OpenValue {
    var depth: Int
    var node: UnsafePointer<ProjectionTrie.Node>
    var start: Int
  }

  let trie: ProjectionTrie
  let classes: UnsafeMutablePointer<UInt8>
  let tokens: UnsafeMutablePointer<UInt8>
  let transitions: UnsafeMutablePointer<UInt16>
  let frames: UnsafeMutablePointer<Frame>
  private let openValues: UnsafeMutablePointer<OpenValue>
  let memory: WalkerMemory
  private let predictor: MemberPredictor

  init(trie: ProjectionTrie) {
    self.trie = trie
    memory = WalkerMemory()
    predictor = MemberPredictor(trie)
    classes = memory.classes
    tokens = memory.tokens
    transitions = memory.transitions
    frames = memory.allocate(Frame.self, Self.depthLimit + 2)
    openValues = memory.allocate(OpenValue.self, Self.depthLimit + 2)
  }

  /// Walks the object whose opening brace is the structural character number `first`.
  ///
  /// - Parameters:
  ///   - row: the columns to fill; they hold nothing yet.
  ///   - stopsAtLists: whether a list of a container form at the root ends the walk.
  func walk(
    _ bytes: UnsafePointer<UInt8>, _ index: StructuralIndex, from first: Int, into row: UnsafeMutablePointer<Cell>,
    arena: Arena, stopsAtLists: Bool
  ) -> End {
    let offsets = UnsafePointer(index.offsets)
    let blocks = UnsafePointer(index.blocks)
    let length = index.length
    var number = first
    var previous = Int(offsets[number])
    var state = Grammar.objectOpened
    var depth = 1
    var openCount = 0
    var child: UnsafePointer<ProjectionTrie.Node>?
    // The last key that was read in this object, and what may come next.
    var member = predictor.root
    var next = member.inside
    // Of the object or array that the walk is in.
    var frame = frames
    frame.initialize(to: Frame(node: trie.root, member: member))

    while true {
      if state == Grammar.objectComma || state == Grammar.objectOpened {
        var place = Place(
          number: number, state: state, frame: frame,
          value: openCount > 0 ? frames + (openValues[openCount &- 1].depth &- 1) : nil, next: next, member: member)
        readForetold(bytes, index, &place, row, arena)
        number = place.number
        previous = Int(offsets[number])
        state = place.state
        frame = place.frame
        depth = frame - frames + 1
        next = place.next
        member = place.member
        child = member.pointee.node
        if state == Grammar.objectComma || state == Grammar.objectOpened {
          // Most members are `"key":"value",`: they need no look at the table.
          let colon = Int(offsets[number &+ 1])
          let comma = Int(offsets[number &+ 2])
          if isTextMember(bytes, previous, colon, comma) {
            (child, member) = look(bytes, blocks, previous &+ 1, colon, next, frame, row)
            if let child { storeString(child, bytes, blocks, colon &+ 1, comma, false, row, arena) }
            number &+= 2
            previous = comma
            state = Grammar.objectComma
            next = member.after
            continue
          }
        }
      }
      number &+= 1
      let position = Int(offsets[number])
      var valueStart = previous &+ 1
      var token = Grammar.nothing
      if position != valueStart {
        token = tokens[Int(bytes[valueStart])]
        if token != Grammar.string {
          (token, valueStart) = otherToken(bytes, valueStart, position, length)
          if token == Grammar.scalar {
            guard let scalar = scalar(bytes, valueStart, position, length) else {
              return notAValue(bytes, valueStart, position)
            }
            if let target = frame.pointee.isObject ? child : frame.pointee.node {
              store(target, scalar, !frame.pointee.isObject, row, arena)
            }
          }
        }
      }
      let step = transitions[Int(state | UInt16(classes[Int(bytes[position])]) | UInt16(token))]

      if step & Grammar.readsKey != 0 {
        (child, member) = look(bytes, blocks, valueStart, position, next, frame, row)
        if stopsAtLists, depth == 1, let child, child.pointee.list != .none, isArrayNext(bytes, offsets, number, length)
        {
          return .list(child.pointee.list, at: number &+ 1)
        }
      } else if step & Grammar.endsValue != 0 {
        if token == Grammar.string, let target = frame.pointee.isObject ? child : frame.pointee.node {
          storeString(target, bytes, blocks, valueStart, position, !frame.pointee.isObject, row, arena)
        }
        next = member.after
      } else if step & Grammar.opens != 0 {
        guard depth < Self.depthLimit else { return tooDeep(position) }
        let isArray = step & Grammar.stateMask == Grammar.arrayOpened
        guard let inner = frame.pointee.isObject ? child : frame.pointee.node,
          inner.pointee.hasChildren || isArray && inner.pointee.leafCount > 0
        else {
          // Of no interest inside: only the grammar is checked.
          let end = skip(bytes, index, number, depth)
          guard end >= 0 else { return failure(bytes, length) }
          let stop = Int(offsets[end])
          // An array's elements have the array's node, whose value is taken as a whole.
          if frame.pointee.isObject, let child, child.pointee.valueCount > 0 {
            storeSpan(child, isArray, bytes + position, stop &+ 1 &- position, row, arena)
          }
          number = end
          previous = stop
          state = frame.pointee.isObject ? Grammar.objectValueClosed : Grammar.arrayValueClosed
          child = nil
          continue
        }
        depth &+= 1
        if frame.pointee.isObject, inner.pointee.valueCount > 0 {
          openValues[openCount] = OpenValue(depth: depth, node: inner, start: position)
          openCount &+= 1
        }
        if !frame.pointee.isObject { member = frame.pointee.member }
        let watched = isArray ? 0 : frame.pointee.watched
        frame += 1
        frame.initialize(to: Frame(node: inner, member: member, watched: watched, isObject: !isArray))
        next = member.inside
        child = nil
      } else if step & Grammar.closes != 0 {
        if token == Grammar.string, let target = frame.pointee.isObject ? child : frame.pointee.node {
          storeString(target, bytes, blocks, valueStart, position, !frame.pointee.isObject, row, arena)
        }
        child = nil
        if openCount > 0, openValues[openCount &- 1].depth == depth {
          openCount &-= 1
          let value = openValues[openCount]
          storeSpan(value.node, !frame.pointee.isObject, bytes + value.start, position &+ 1 &- value.start, row, arena)
        }
        depth &-= 1
        if depth == 0 { return .complete(next: number &+ 1, keys: RootKeySet(rawValue: frame.pointee.seen)) }
        member = frame.pointee.member
        frame -= 1
        previous = position
        state = frame.pointee.isObject ? Grammar.objectValueClosed : Grammar.arrayValueClosed
        continue
      } else {
        if position >= length { return .incomplete }
        return unexpected(bytes, position, state, token)
      }
      previous = position
      state = step & Grammar.stateMask
    }
  }

  // MARK: tokens

  /// Whether a key in quotes, a colon, a string and a comma follow `previous`, without blanks before the quotes. The scan
  /// has seen to it that nothing else stands between a string and the structural character behind it.
  @inline(__always)
  private func isTextMember(_ bytes: UnsafePointer<UInt8>, _ previous: Int, _ colon: Int, _ comma: Int) -> Bool {
    bytes[comma] == 0x2C && bytes[colon] == 0x3A && bytes[previous &+ 1] == 0x22 && bytes[colon &+ 1] == 0x22
  }

  /// What stands between two structural characters when it does not begin with a quote, and where it begins.
  @inline(never)
  func otherToken(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ position: Int, _ length: Int
  ) -> (token: UInt8, start: Int) {
    var start = start
    while start < position, tokens[Int(bytes[start])] == Grammar.blank { start &+= 1 }
    return (start >= position ? Grammar.nothing : tokens[Int(bytes[start])], start)
  }

  /// The number or literal in front of `position`; missing where the text ends in it, nil when it is neither.
  @inline(never)
  func scalar(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ position: Int, _ length: Int) -> Cell? {
    guard position < length else { return .missing }
    var end = position
    // Stops at the literal itself at the latest.
    while tokens[Int(bytes[end &- 1])] == Grammar.blank { end &-= 1 }
    guard let kind = Grammar.literal(bytes + start, end &- start) else { return nil }
    return Cell(kind: kind, start: UnsafeRawPointer(bytes + start), length: UInt32(end &- start))
  }

  // MARK: failures

  private func failure(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> End {
    switch memory.failure {
    case .notAValue(let start, let position): return notAValue(bytes, start, position)
    case .tooDeep(let position): return tooDeep(position)
    case .unexpected(let position, let state, let token):
      if position >= length { return .incomplete }
      return unexpected(bytes, position, state, token)
    }
  }

  private func tooDeep(_ position: Int) -> End {
    .malformed(offset: position, reason: "nested deeper than \(Self.depthLimit) levels")
  }

  /// What is wrong with the text from `start` to `position`, which begins with neither a quote nor a blank and is no
  /// number and no literal.
  func notAValue(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ position: Int) -> End {
    var end = start
    while end < position, !isBlank(bytes[end]), bytes[end] != 0x22 { end += 1 }
    if end > start, end < position, Grammar.literal(bytes + start, end - start) != nil {
      // It is one, and something else stands behind it.
      while end < position, isBlank(bytes[end]) { end += 1 }
      return .malformed(offset: end, reason: ScanIssue.missingSeparatorReason)
    }
    return .malformed(
      offset: start,
      reason: "a value begins with '\(printable(bytes[start]))' and is no number and no literal; expected a string, "
        + "a number, true, false, null, '{' or '['")
  }

  private func unexpected(_ bytes: UnsafePointer<UInt8>, _ position: Int, _ state: UInt16, _ token: UInt8) -> End {
    .malformed(
      offset: position,
      reason: "unexpected '\(printable(bytes[position]))'; expected " + Grammar.expectation(state, token))
  }

  func isBlank(_ byte: UInt8) -> Bool { tokens[Int(byte)] == Grammar.blank }

  // MARK: keys

  @inline(__always)
  private func look(
    _ bytes: UnsafePointer<UInt8>, _ blocks: UnsafePointer<UInt64>, _ start: Int, _ colon: Int,
    _ place: UnsafeMutablePointer<MemberPredictor.Successors>, _ frame: UnsafeMutablePointer<Frame>,
    _ row: UnsafeMutablePointer<Cell>
  ) -> (UnsafePointer<ProjectionTrie.Node>?, UnsafeMutablePointer<MemberPredictor.Member>) {
    let parent = frame.pointee.node
    guard parent.pointee.hasChildren else { return (nil, predictor.none) }
    let end = stringEnd(bytes, colon)
    let key = bytes + (start &+ 1)
    let length = end &- start &- 1
    var isDotted = false
    // As it stands, without blanks; and not one that may be the list of a container, which has to be looked at.
    var isPlain = end &+ 1 == colon
    var found = trie.child(parent, key, length)
    if found == nil {
      // Only what is not found as it stands can have escapes or dots that matter.
      if hasBackslash(blocks, start, end) {
        isPlain = false
        (found, isDotted) = lookEscaped(parent, key, length)
      } else if parent.pointee.splitsDots, hasDot(key, length) {
        isPlain = false
        found = lookDotted(parent, key, length)
        isDotted = true
      }
    } else if let found, found.pointee.list != .none {
      isPlain = false
    }
    let member =
      isPlain ? predictor.learn(place, bytes + start, colon &+ 1 &- start, parent, found) : predictor.none
    guard let child = found else { return (nil, member) }
    // A dotted key leads to a node further down, whose ordinal is none of this object's: it adds to what is there.
    if !isDotted {
      let bit = 1 &<< UInt64(child.pointee.ordinal) & frame.pointee.watched
      // The last ordinal is shared by all that don't fit in the set: forgetting what was not seen yet does nothing.
      if frame.pointee.seen & bit != 0 { forget(child, row) }
      frame.pointee.seen |= bit
    }
    return (child, member)
  }

  @inline(never)
  private func lookEscaped(
    _ parent: UnsafePointer<ProjectionTrie.Node>, _ key: UnsafePointer<UInt8>, _ length: Int
  ) -> (UnsafePointer<ProjectionTrie.Node>?, isDotted: Bool) {
    withUnsafeTemporaryAllocation(byteCount: length + 8, alignment: 8) { buffer in
      let count = unescapeJSON(UnsafeRawBufferPointer(start: key, count: length), into: buffer.baseAddress!).count
      for index in count..<count + 8 where index < buffer.count { buffer[index] = 0 }
      let plain = UnsafeRawPointer(buffer.baseAddress!).assumingMemoryBound(to: UInt8.self)
      if let child = trie.child(parent, plain, count) { return (child, false) }
      return (parent.pointee.splitsDots ? lookDotted(parent, plain, count) : nil, true)
    }
  }

  /// Eight bytes at a time; up to seven behind the key count too, which costs a look in vain.
  @inline(__always)
  private func hasDot(_ key: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    var index = 0
    while index < length {
      let bytes = UnsafeRawPointer(key).loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ 0x2E2E_2E2E_2E2E_2E2E
      if (bytes &- 0x0101_0101_0101_0101) & ~bytes & 0x8080_8080_8080_8080 != 0 { return true }
      index &+= 8
    }
    return false
  }

  /// `"event.action"` counts as `event` and, inside it, `action`.
  @inline(never)
  private func lookDotted(
    _ parent: UnsafePointer<ProjectionTrie.Node>, _ key: UnsafePointer<UInt8>, _ length: Int
  ) -> UnsafePointer<ProjectionTrie.Node>? {
    var node = parent
    var start = 0
    var found = false
    for index in 0...length where index == length || key[index] == 0x2E {
      if index == length, !found { return nil }
      guard node.pointee.hasChildren, let child = trie.child(node, key + start, index - start) else { return nil }
      node = child
      found = true
      start = index + 1
    }
    return node
  }

  /// Empties the columns of a value that a duplicate key replaces: the last one counts.
  @inline(never)
  func forget(_ node: UnsafePointer<ProjectionTrie.Node>, _ row: UnsafeMutablePointer<Cell>) {
    let first = Int(node.pointee.firstBelow)
    for place in first..<first + Int(node.pointee.belowCount) { row[Int(trie.columns[place].index)] = .missing }
  }

  private func isArrayNext(
    _ bytes: UnsafePointer<UInt8>, _ offsets: UnsafePointer<UInt32>, _ colon: Int, _ length: Int
  ) -> Bool {
    let next = Int(offsets[colon &+ 1])
    guard next < length, bytes[next] == 0x5B else { return false }
    var position = Int(offsets[colon]) &+ 1
    while position < next, tokens[Int(bytes[position])] == Grammar.blank { position &+= 1 }
    return position == next
  }

  // MARK: values

  /// Offset of the closing quote of the string that ends before `position`.
  @inline(__always)
  private func stringEnd(_ bytes: UnsafePointer<UInt8>, _ position: Int) -> Int {
    var end = position &- 1
    while bytes[end] != 0x22 { end &-= 1 }
    return end
  }

  @inline(__always)
  private func hasBackslash(_ blocks: UnsafePointer<UInt64>, _ start: Int, _ end: Int) -> Bool {
    var block = start &>> 6
    let last = end &>> 6
    while block <= last {
      if blocks[block &>> 6] &>> UInt64(block & 63) & 1 != 0 { return true }
      block &+= 1
    }
    return false
  }

  @inline(__always)
  func storeString(
    _ node: UnsafePointer<ProjectionTrie.Node>, _ bytes: UnsafePointer<UInt8>, _ blocks: UnsafePointer<UInt64>,
    _ start: Int, _ position: Int, _ isElement: Bool, _ row: UnsafeMutablePointer<Cell>, _ arena: Arena
  ) {
    let end = stringEnd(bytes, position)
    var cell = Cell(
      kind: .string, start: UnsafeRawPointer(bytes + (start &+ 1)),
      length: UInt32(truncatingIfNeeded: end &- start &- 1))
    if hasBackslash(blocks, start, end) { cell = unescaped(cell, arena) }
    store(node, cell, isElement, row, arena)
  }

  @inline(never)
  func unescaped(_ cell: Cell, _ arena: Arena) -> Cell {
    let source = cell.bytes
    var hasAny = false
    for byte in source where byte == 0x5C {
      hasAny = true
      break
    }
    guard hasAny else { return cell }
    let target = arena.allocate(source.count)
    // Wrong escapes were found by the scan: the record is refused at its end.
    let count = unescapeJSON(source, into: target).count
    arena.shrinkLast(target, to: count)
    return Cell(kind: .string, start: UnsafeRawPointer(target), length: UInt32(count))
  }

  /// - Parameter isElement: whether it stands in an array: then the array is the node's value, and this one of its leaves.
  @inline(__always)
  func store(
    _ node: UnsafePointer<ProjectionTrie.Node>, _ cell: Cell, _ isElement: Bool, _ row: UnsafeMutablePointer<Cell>,
    _ arena: Arena
  ) {
    let columns = trie.columns
    var place = Int(node.pointee.firstLeaf)
    let end = place &+ Int(node.pointee.leafCount)
    while place < end {
      let column = columns[place]
      if cell.kind != .null, !(column.isCleaned && isCleanedAway(cell)) { put(cell, row + Int(column.index), arena) }
      place &+= 1
    }
    if node.pointee.valueCount > 0, !isElement { storeValue(node, cell, row, arena) }
  }

  @inline(never)
  private func storeValue(
    _ node: UnsafePointer<ProjectionTrie.Node>, _ cell: Cell, _ row: UnsafeMutablePointer<Cell>, _ arena: Arena
  ) {
    let first = Int(node.pointee.firstValue)
    for place in first..<first + Int(node.pointee.valueCount) { put(cell, row + Int(trie.columns[place].index), arena) }
  }

  func storeSpan(
    _ node: UnsafePointer<ProjectionTrie.Node>, _ isArray: Bool, _ start: UnsafePointer<UInt8>, _ count: Int,
    _ row: UnsafeMutablePointer<Cell>, _ arena: Arena
  ) {
    let kind: Cell.Kind = isArray ? .array : .object
    storeValue(node, Cell(kind: kind, start: UnsafeRawPointer(start), length: UInt32(count)), row, arena)
  }

  /// `""`, `"-"` and `"none"`: the integration takes them for nothing.
  @inline(__always)
  func isCleanedAway(_ cell: Cell) -> Bool {
    guard cell.length <= 4, cell.kind == .string else { return false }
    return cell.length == 0 || cell.equals("-") || cell.equals("none")
  }

  @inline(__always)
  func put(_ cell: Cell, _ place: UnsafeMutablePointer<Cell>, _ arena: Arena) {
    if place.pointee.kind == .missing { place.pointee = cell } else { addFurther(cell, place, arena) }
  }

  /// Lists grow by doubling: a length that is a power of two of at least four has no room left.
  @inline(never)
  private func addFurther(_ cell: Cell, _ place: UnsafeMutablePointer<Cell>, _ arena: Arena) {
    let stride = MemoryLayout<Cell>.stride
    let old = place.pointee
    guard old.kind == .many, let start = old.start else {
      let list = arena.allocate(4 * stride).assumingMemoryBound(to: Cell.self)
      list[0] = old
      list[1] = cell
      place.pointee = Cell(kind: .many, start: UnsafeRawPointer(list), length: 2)
      return
    }
    let count = Int(old.length)
    var list = UnsafeMutableRawPointer(mutating: start)
    if count >= 4, count & (count - 1) == 0 {
      list = arena.allocate(count * 2 * stride)
      list.copyMemory(from: start, byteCount: count * stride)
    }
    list.assumingMemoryBound(to: Cell.self)[count] = cell
    place.pointee = Cell(kind: .many, start: UnsafeRawPointer(list), length: UInt32(count + 1))
  }

  private func printable(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F ? String(UnicodeScalar(byte)) : "0x" + String(byte, radix: 16)
  }
}

/// The tables and stacks of a walker: allocated once, freed with the last copy of it.
final class WalkerMemory {
  enum Failure {
    case notAValue(Int, Int)
    case tooDeep(Int)
    case unexpected(Int, UInt16, UInt8)
  }

  let classes: UnsafeMutablePointer<UInt8>
  let tokens: UnsafeMutablePointer<UInt8>
  let transitions: UnsafeMutablePointer<UInt16>
  /// Why the last skip failed.
  var failure = Failure.tooDeep(0)
  private var stacks: [UnsafeMutableRawPointer] = []

  init() {
    classes = .allocate(capacity: 256)
    classes.initialize(from: Grammar.classes, count: 256)
    tokens = .allocate(capacity: 256)
    tokens.initialize(from: Grammar.tokens, count: 256)
    transitions = .allocate(capacity: 512)
    transitions.initialize(from: Grammar.transitions, count: 512)
  }

  func allocate<Element>(_ type: Element.Type, _ count: Int) -> UnsafeMutablePointer<Element> {
    let stack = UnsafeMutablePointer<Element>.allocate(capacity: count)
    stacks.append(UnsafeMutableRawPointer(stack))
    return stack
  }

  deinit {
    classes.deallocate()
    tokens.deallocate()
    transitions.deallocate()
    for stack in stacks { stack.deallocate() }
  }
}
