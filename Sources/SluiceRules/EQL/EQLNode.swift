/// A part of an EQL condition as it was written, and where.
package struct EQLNode: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case literal(Scalar)
    /// `?name` is optional: it need not be known.
    case field(String, isOptional: Bool)
    case call(EQLFunction, ignoresCase: Bool, [EQLNode])
    case negative(EQLNode)
    case arithmetic(Arithmetic, EQLNode, EQLNode)
    case comparison(Relation, EQLNode, EQLNode)
    /// One of the values, without wildcards.
    case isIn(EQLNode, [EQLNode], ignoresCase: Bool)
    /// `:`, which is blind to case and knows wildcards; the values are alternatives.
    case resembles(EQLNode, [EQLNode])
    /// `like` and `like~`, with wildcard patterns as alternatives.
    case like(EQLNode, [String], ignoresCase: Bool)
    /// `regex` and `regex~`, with regular expressions as alternatives.
    case regex(EQLNode, [LuceneRegexp], ignoresCase: Bool)
    /// Two or more.
    case and([EQLNode])
    /// Two or more.
    case or([EQLNode])
    case not(EQLNode)
  }

  package enum Arithmetic: String, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
  }

  package enum Relation: String, Hashable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// The relation with its sides exchanged.
    var flipped: Relation {
      switch self {
      case .equal, .notEqual: self
      case .less: .greater
      case .lessOrEqual: .greaterOrEqual
      case .greater: .less
      case .greaterOrEqual: .lessOrEqual
      }
    }
  }

  package var kind: Kind
  /// UTF-8 offsets in the query, brackets around it included.
  package var range: Range<Int>
  /// The levels of the tree from here down, 1 for a leaf. Bounded, so that what walks the tree can't overflow the stack.
  let depth: Int

  /// The nodes right below.
  static func children(of kind: Kind) -> [EQLNode] {
    switch kind {
    case .literal, .field: []
    case .call(_, _, let nodes), .and(let nodes), .or(let nodes): nodes
    case .negative(let node), .not(let node), .like(let node, _, _), .regex(let node, _, _): [node]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right): [left, right]
    case .isIn(let node, let values, _), .resembles(let node, let values): [node] + values
    }
  }

  /// - Throws: when the tree would be deeper than ``EQLParser/maximumDepth``.
  init(_ kind: Kind, _ range: Range<Int>) throws(QueryError) {
    self.kind = kind
    self.range = range
    depth = 1 + Self.children(of: kind).reduce(0) { max($0, $1.depth) }
    guard depth <= EQLParser.maximumDepth else { throw EQLParser.tooDeep(at: range.lowerBound) }
  }
}
