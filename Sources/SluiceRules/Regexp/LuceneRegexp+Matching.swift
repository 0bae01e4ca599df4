extension LuceneRegexp {
  /// Whether it matches the whole text. Without regard to case ASCII letters match either case.
  ///
  /// For computed values and constants; fields are matched by a compiled pattern.
  ///
  /// - Complexity: O(*n* · *m*) in the lengths of the text and of the expression with its repetitions written out.
  package func matches(_ text: String, ignoresCase: Bool = false) -> Bool {
    var automaton = LuceneAutomaton()
    automaton.append(root)
    automaton.steps.append(.match)
    return automaton.matches(text.unicodeScalars, ignoresCase: ignoresCase)
  }
}

/// A nondeterministic automaton that is run by keeping the set of steps that may come next.
private struct LuceneAutomaton {
  enum Step {
    case any
    case scalar(Unicode.Scalar)
    case set(LuceneRegexp.Set)
    case fork(Int, Int)
    case jump(Int)
    case never
    case match
  }

  var steps: [Step] = []

  mutating func append(_ node: LuceneRegexp.Node) {
    switch node {
    case .never: steps.append(.never)
    case .any: steps.append(.any)
    case .scalar(let scalar): steps.append(.scalar(scalar))
    case .set(let set): steps.append(.set(set))
    case .sequence(let nodes): for node in nodes { append(node) }
    case .choice(let nodes):
      var jumps: [Int] = []
      for node in nodes.dropLast() {
        let fork = reserve()
        append(node)
        jumps.append(reserve())
        steps[fork] = .fork(fork + 1, steps.count)
      }
      if let last = nodes.last { append(last) }
      for jump in jumps { steps[jump] = .jump(steps.count) }
    case .repeated(let node, let least, let most):
      for _ in 0..<least { append(node) }
      if let most {
        var forks: [Int] = []
        for _ in least..<max(least, most) {
          forks.append(reserve())
          append(node)
        }
        for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
      } else {
        let fork = reserve()
        append(node)
        steps.append(.jump(fork))
        steps[fork] = .fork(fork + 1, steps.count)
      }
    }
  }

  private mutating func reserve() -> Int {
    steps.append(.never)
    return steps.count - 1
  }

  func matches(_ text: String.UnicodeScalarView, ignoresCase: Bool) -> Bool {
    var round = 1
    var seen = [Int](repeating: 0, count: steps.count)
    var current: [Int] = []
    reach(0, &current, &seen, round)
    for scalar in text {
      guard !current.isEmpty else { return false }
      var next: [Int] = []
      round += 1
      for index in current where accepts(steps[index], scalar, ignoresCase) { reach(index + 1, &next, &seen, round) }
      current = next
    }
    return current.contains { if case .match = steps[$0] { true } else { false } }
  }

  /// Adds what can be reached from a step without reading a character.
  private func reach(_ start: Int, _ set: inout [Int], _ seen: inout [Int], _ round: Int) {
    var open = [start]
    while let index = open.popLast() {
      guard seen[index] != round else { continue }
      seen[index] = round
      switch steps[index] {
      case .jump(let target): open.append(target)
      case .fork(let first, let second):
        open.append(second)
        open.append(first)
      case .never: break
      case .any, .scalar, .set, .match: set.append(index)
      }
    }
  }

  private func accepts(_ step: Step, _ scalar: Unicode.Scalar, _ ignoresCase: Bool) -> Bool {
    switch step {
    case .any: true
    case .scalar(let wanted): wanted == scalar || ignoresCase && wanted == scalar.otherCase
    case .set(let set):
      (set.contains(scalar) || ignoresCase && scalar.otherCase.map(set.contains) == true) != set.isNegated
    case .fork, .jump, .never, .match: false
    }
  }
}

extension LuceneRegexp.Set {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar) } }
}

extension Unicode.Scalar {
  /// The ASCII letter in its other case.
  fileprivate var otherCase: Unicode.Scalar? {
    switch self {
    case "a"..."z", "A"..."Z": Unicode.Scalar(value ^ 0x20)
    default: nil
    }
  }
}
