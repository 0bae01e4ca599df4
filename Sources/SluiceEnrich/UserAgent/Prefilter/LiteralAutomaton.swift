/// Finds all occurrences of many literals in one pass over a text (Aho and Corasick, 1975), ASCII letters folded. The
/// automaton is a table of states by classes of bytes: one load per byte.
///
/// Immutable. Memory is bounded by `mostStates`: some 4 MB at the most, 1 MB for uap-core's file.
struct LiteralAutomaton: Sendable {
  /// Literals that would need more states are not taken.
  static let mostStates = 30_000

  /// Class of each byte; upper case letters have the class of the lower case ones. Class 0 is that of all bytes that
  /// occur in no literal.
  private let classes: [UInt8]
  private let classCount: Int
  /// By state and class.
  private let table: [UInt16]
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

    // By breadth: a state's longest suffix is shallower than the state, so its row and its literals are complete when
    // they are copied.
    var table = [UInt16](repeating: 0, count: nodes.count * classCount)
    var suffixes = [Int32](repeating: 0, count: nodes.count)
    /// The nearest suffix, the state itself included, that is a literal; 0 for none.
    var ending = [Int32](repeating: 0, count: nodes.count)
    var queue = [0]
    queue.reserveCapacity(nodes.count)
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      let suffix = Int(suffixes[state])
      ending[state] = nodes[state].end != .max ? Int32(state) : ending[suffix]
      let (row, suffixRow) = (state * classCount, suffix * classCount)
      if state != 0 {
        table.withUnsafeMutableBufferPointer { table in
          for column in 0..<classCount { table[row + column] = table[suffixRow + column] }
        }
      }
      var child = Int(nodes[state].child)
      while child != 0 {
        let column = Int(classes[Int(nodes[child].byte)])
        // Before the entry is overwritten: for the root's children the suffix is the root itself.
        suffixes[child] = state == 0 ? 0 : Int32(table[suffixRow + column])
        table[row + column] = UInt16(child)
        queue.append(child)
        child = Int(nodes[child].sibling)
      }
    }
    var starts: [UInt32] = [0]
    starts.reserveCapacity(nodes.count + 1)
    var found: [UInt32] = []
    for state in nodes.indices {
      var end = Int(ending[state])
      while end != 0 {
        found.append(nodes[end].end)
        end = Int(ending[Int(suffixes[end])])
      }
      starts.append(UInt32(found.count))
    }
    self.classes = classes
    self.classCount = classCount
    self.table = table
    self.starts = starts
    self.found = found
  }

  /// Calls `body` with the numbers of the literals in `text`, some of them repeatedly.
  ///
  /// - Complexity: O(*n*) for *n* bytes, and the number of literals that end in them.
  @inline(__always)
  func scan(_ text: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) {
    classes.withUnsafeBufferPointer { classes in
      table.withUnsafeBufferPointer { table in
        starts.withUnsafeBufferPointer { starts in
          found.withUnsafeBufferPointer { found in
            var state = 0
            for byte in text {
              // Both indices are those of tables that were built together: state < stateCount, class < classCount.
              state = Int(table[state &* classCount &+ Int(classes[Int(byte)])])
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
    }
  }
}
