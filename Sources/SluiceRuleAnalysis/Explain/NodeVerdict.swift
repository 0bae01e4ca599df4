/// A part of a condition with what it came to for an event.
struct NodeVerdict {
  let node: ExplainedNode
  let holds: Bool
  /// The event's values of the node's fields, by field.
  let values: [(field: String, values: [String])]
  let members: [NodeVerdict]
  /// Whether it is the first part to which the whole condition's failing comes down.
  private(set) var isFirstFailure = false

  init(node: ExplainedNode, holds: Bool, values: [(field: String, values: [String])], members: [NodeVerdict]) {
    self.node = node
    self.holds = holds
    self.values = values
    self.members = members
  }

  private init(_ other: NodeVerdict, members: [NodeVerdict], isFirstFailure: Bool) {
    node = other.node
    holds = other.holds
    values = other.values
    self.members = members
    self.isFirstFailure = isFirstFailure
  }

  /// The same with the first part marked that keeps the condition from holding.
  var markingFirstFailure: NodeVerdict { holds ? self : marking() }

  private func marking() -> NodeVerdict {
    // Of `any` no member holds: all of them are to blame. Of `not` it is what holds and should not.
    guard node.kind == .all, let index = members.firstIndex(where: { !$0.holds }) else {
      return NodeVerdict(self, members: members, isFirstFailure: true)
    }
    var members = members
    members[index] = members[index].marking()
    return NodeVerdict(self, members: members, isFirstFailure: false)
  }

  /// The part that is marked.
  var firstFailure: NodeVerdict? {
    isFirstFailure ? self : members.lazy.compactMap(\.firstFailure).first
  }
}
