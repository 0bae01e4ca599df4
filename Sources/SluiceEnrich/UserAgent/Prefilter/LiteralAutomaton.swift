/// Finds all occurrences of many literals in one pass over a text (Aho and Corasick, 1975), ASCII letters folded.
///
/// States are numbered by breadth, so the children of one lie behind each other. A text is mostly in the root or in one of
/// its children: these have a table of all next states. The others, thousands, know their children and their suffix only.
///
/// Immutable. Memory is bounded by `mostStates`: 9 bytes for a state, and the table.
struct LiteralAutomaton: Sendable {
  /// Literals that would need more states are not taken.
  static let mostStates = 30_000

  /// Class of each byte; upper case letters have the class of the lower case ones. Class 0 is that of all bytes that
  /// occur in no literal.
  private let classes: [UInt8]
  private let classCount: Int
  /// By state and class, for the first states.
  private let table: [UInt16]
  private let tabled: Int
  /// By state its first child, which is where those of the state before end; one more at the end.
  private let firstChildren: [UInt16]
  /// By state the class that leads to it from its parent.
  private let incoming: [UInt8]
  /// By state the longest suffix of its text that is a state.
  private let suffixes: [UInt16]
  /// By state, where its literals begin in `found`; one more at the end.
  private let starts: [UInt32]
  /// Numbers of the literals that end in a state, those ending in its suffixes included.
  private let found: [UInt32]

  var stateCount: Int { starts.count - 1 }

  /// Literals, not empty and in lower case, while they are collected: a trie.
  struct Builder {
    fileprivate struct Node {
      /// The byte that leads here.
      let byte: UInt8
      /// The first of its children, which are a list; 0 for none, as the root is nobody's child.
      var child: UInt16 = 0
      var sibling: UInt16
      /// The literal that ends here.
      var end: UInt32 = .max
    }

    fileprivate var nodes = [Node(byte: 0, sibling: 0)]

    init() {}

    /// Adds a literal, which is not there yet, under a number; false when there is no room for it.
    mutating func insert(_ literal: [UInt8], number: UInt32) -> Bool {
      guard nodes.count + literal.count <= LiteralAutomaton.mostStates else { return false }
      var node = 0
      for byte in literal {
        var child = Int(nodes[node].child)
        while child != 0, nodes[child].byte != byte { child = Int(nodes[child].sibling) }
        if child == 0 {
          child = nodes.count
          nodes.append(Node(byte: byte, sibling: nodes[node].child))
          nodes[node].child = UInt16(child)
        }
        node = child
      }
      nodes[node].end = number
      return true
    }

    func build() -> LiteralAutomaton { LiteralAutomaton(nodes) }
  }

  private init(_ nodes: [Builder.Node]) {
    var classes = [UInt8](repeating: 0, count: 256)
    var classCount = 1
    for node in nodes.dropFirst() where classes[Int(node.byte)] == 0 {
      // At most 230 values: letters are folded.
      classes[Int(node.byte)] = UInt8(truncatingIfNeeded: classCount)
      classCount += 1
    }
    for upper in 0x41...0x5A { classes[upper] = classes[upper | 0x20] }

    // The node of each state, by breadth.
    var order = [0]
    order.reserveCapacity(nodes.count)
    var firstChildren: [UInt16] = []
    firstChildren.reserveCapacity(nodes.count + 1)
    while firstChildren.count < order.count {
      var child = Int(nodes[order[firstChildren.count]].child)
      firstChildren.append(UInt16(order.count))
      while child != 0 {
        order.append(child)
        child = Int(nodes[child].sibling)
      }
    }
    firstChildren.append(UInt16(order.count))
    let incoming = order.map { classes[Int(nodes[$0].byte)] }
    func child(of state: Int, _ byteClass: UInt8) -> Int? {
      (Int(firstChildren[state])..<Int(firstChildren[state + 1])).first { incoming[$0] == byteClass }
    }

    var suffixes = [UInt16](repeating: 0, count: order.count)
    /// The nearest suffix, the state itself included, that is a literal; 0 for none.
    var ending = [Int](repeating: 0, count: order.count)
    var starts: [UInt32] = [0]
    starts.reserveCapacity(order.count + 1)
    var found: [UInt32] = []
    // A state's suffixes are shallower than the state, so they are complete.
    for state in order.indices {
      ending[state] = nodes[order[state]].end != .max ? state : ending[Int(suffixes[state])]
      var end = ending[state]
      while end != 0 {
        found.append(nodes[order[end]].end)
        end = ending[Int(suffixes[end])]
      }
      starts.append(UInt32(found.count))
      if state == 0 { continue }
      for next in Int(firstChildren[state])..<Int(firstChildren[state + 1]) {
        var suffix = Int(suffixes[state])
        while suffix != 0, child(of: suffix, incoming[next]) == nil { suffix = Int(suffixes[suffix]) }
        suffixes[next] = UInt16(child(of: suffix, incoming[next]) ?? 0)
      }
    }

    // The root and its children, whose suffix is the root.
    let tabled = Int(firstChildren[1])
    var table = [UInt16](repeating: 0, count: tabled * classCount)
    for state in 0..<tabled {
      for byteClass in 0..<classCount {
        let next = child(of: state, UInt8(byteClass)) ?? child(of: 0, UInt8(byteClass)) ?? 0
        table[state * classCount + byteClass] = UInt16(next)
      }
    }
    self.classes = classes
    self.classCount = classCount
    self.table = table
    self.tabled = tabled
    self.firstChildren = firstChildren
    self.incoming = incoming
    self.suffixes = suffixes
    self.starts = starts
    self.found = found
  }

  /// Calls `body` with the numbers of the literals in `text`, some of them repeatedly.
  ///
  /// - Complexity: O(*n*) for *n* bytes, and the number of literals that end in them.
  @inline(__always)
  func scan(_ text: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      found.withUnsafeBufferPointer { found in
        var state = 0
        for byte in text {
          state = next(state, byte)
          var index = Int(starts[state])
          let end = Int(starts[state &+ 1])
          while index < end {
            body(found[index])
            index &+= 1
          }
        }
      }
    }
  }

  /// The state behind that byte: a child of the nearest suffix that has one for it.
  @inline(__always)
  private func next(_ state: Int, _ byte: UInt8) -> Int {
    let byteClass = classes[Int(byte)]
    var state = state
    while state >= tabled {
      var child = Int(firstChildren[state])
      let end = Int(firstChildren[state &+ 1])
      while child < end {
        if incoming[child] == byteClass { return child }
        child &+= 1
      }
      state = Int(suffixes[state])
    }
    return Int(table[state &* classCount &+ Int(byteClass)])
  }
}
