/// Tells which of many regular expressions can match a text at all, from the literals that they require: of uap-core's
/// 1,300 a handful is left, so that an agent that was not seen before costs microseconds.
///
/// It never leaves out an expression that matches: a clause is only used where every match holds one of its literals
/// (`RequiredLiterals`), and an expression without clauses always remains.
struct Prefilter: Sendable {
  /// Clauses that are checked for an expression: the most telling ones.
  private static let mostClauses = 3

  let count: Int
  private let automaton: LiteralAutomaton
  /// By literal: where its uses begin in `uses`; one more at the end.
  private let starts: [UInt32]
  /// An expression's index times 8 plus the number of a clause that the literal satisfies.
  private let uses: [UInt32]
  /// By expression: a bit for each clause that has to be satisfied.
  private let wanted: [UInt8]
  /// Expressions without clauses.
  let unfiltered: [UInt64]
  /// Expressions that ignore case. Beyond ASCII some letters are equal to ASCII ones (U+017F to `s`, U+212A to `k`),
  /// which the automaton does not know: for a text with such bytes these expressions always remain.
  private let caseless: [UInt64]

  init(_ expressions: [(regex: String, ignoresCase: Bool)]) {
    count = expressions.count
    let words = (count + 63) / 64
    var unfiltered = [UInt64](repeating: 0, count: words)
    var caseless = [UInt64](repeating: 0, count: words)
    var wanted = [UInt8](repeating: 0, count: count)
    var numbers: [[UInt8]: UInt32] = [:]
    var usesByLiteral: [[UInt32]] = []
    var builder = LiteralAutomaton.Builder()
    for (index, expression) in expressions.enumerated() {
      if expression.ignoresCase { caseless[index / 64] |= 1 << UInt64(index % 64) }
      let clauses = RequiredLiterals.clauses(of: expression.regex, ignoresCase: expression.ignoresCase)
      // A clause that most agents satisfy costs more than it tells, unless it is all there is.
      let telling = clauses.prefix(Self.mostClauses).filter { $0.weight > 1 }
      for clause in telling.isEmpty ? Array(clauses.prefix(1)) : telling {
        var literals: [UInt32] = []
        for literal in clause.literals {
          if let number = numbers[literal] {
            literals.append(number)
          } else {
            let number = UInt32(usesByLiteral.count)
            guard builder.insert(literal, number: number) else { break }
            numbers[literal] = number
            usesByLiteral.append([])
            literals.append(number)
          }
        }
        // No room for all of its literals: the clause can't be checked.
        guard literals.count == clause.literals.count else { continue }
        let bit = UInt32(wanted[index].nonzeroBitCount)
        wanted[index] |= 1 << UInt8(bit)
        for literal in literals { usesByLiteral[Int(literal)].append(UInt32(index) * 8 + bit) }
      }
      if wanted[index] == 0 { unfiltered[index / 64] |= 1 << UInt64(index % 64) }
    }
    automaton = builder.build()
    var starts: [UInt32] = [0]
    var uses: [UInt32] = []
    for literal in usesByLiteral {
      uses += literal
      starts.append(UInt32(uses.count))
    }
    self.starts = starts
    self.uses = uses
    self.wanted = wanted
    self.unfiltered = unfiltered
    self.caseless = caseless
  }

  /// Working memory of `findCandidates`; one per lane. Plain memory: this is asked for each use of each literal found.
  final class Scratch {
    /// A bit for each expression that can match.
    let candidates: UnsafeMutableBufferPointer<UInt64>
    /// By expression: a bit for each clause that is satisfied; all clear between texts.
    fileprivate let satisfied: UnsafeMutableBufferPointer<UInt8>
    /// Expressions with a clause that is satisfied.
    fileprivate let touched: UnsafeMutableBufferPointer<UInt32>
    /// A bit for each literal that was found.
    fileprivate let seen: UnsafeMutableBufferPointer<UInt64>

    init(_ filter: Prefilter) {
      candidates = .allocate(capacity: filter.unfiltered.count)
      satisfied = .allocate(capacity: filter.count)
      touched = .allocate(capacity: filter.count)
      seen = .allocate(capacity: (filter.starts.count + 63) / 64)
      candidates.initialize(repeating: 0)
      satisfied.initialize(repeating: 0)
      touched.initialize(repeating: 0)
      seen.initialize(repeating: 0)
    }

    deinit {
      candidates.deallocate()
      satisfied.deallocate()
      touched.deallocate()
      seen.deallocate()
    }

    /// The first candidate in `range`, which lies within the filter's expressions.
    func first(in range: Range<Int>) -> Int? {
      guard !range.isEmpty else { return nil }
      var word = range.lowerBound / 64
      var bits = candidates[word] & (~0 << UInt64(range.lowerBound % 64))
      while true {
        if bits != 0 {
          let index = word * 64 + bits.trailingZeroBitCount
          return index < range.upperBound ? index : nil
        }
        word += 1
        guard word * 64 < range.upperBound else { return nil }
        bits = candidates[word]
      }
    }
  }

  /// Writes the expressions that can match `text` to `scratch.candidates`.
  ///
  /// - Precondition: `scratch` was made for this filter.
  /// - Complexity: O(*n*) for *n* bytes, and the uses of the literals found.
  func findCandidates(in text: UnsafeRawBufferPointer, _ scratch: Scratch) {
    let (candidates, satisfied, touched, seen) = (
      scratch.candidates, scratch.satisfied, scratch.touched, scratch.seen
    )
    let isASCII = text.allSatisfy { $0 < 0x80 }
    for word in candidates.indices {
      candidates[word] = isASCII ? unfiltered[word] : unfiltered[word] | caseless[word]
    }
    seen.update(repeating: 0)
    var touchedCount = 0
    starts.withUnsafeBufferPointer { starts in
      uses.withUnsafeBufferPointer { uses in
        wanted.withUnsafeBufferPointer { wanted in
          automaton.scan(text) { literal in
            let (word, bit) = (Int(literal / 64), UInt64(1) << UInt64(literal % 64))
            guard seen[word] & bit == 0 else { return }
            seen[word] |= bit
            for place in Int(starts[Int(literal)])..<Int(starts[Int(literal) + 1]) {
              let index = Int(uses[place] / 8)
              let before = satisfied[index]
              // Each expression once, so `touched` has room.
              if before == 0 {
                touched[touchedCount] = UInt32(truncatingIfNeeded: index)
                touchedCount += 1
              }
              let after = before | 1 << UInt8(uses[place] % 8)
              satisfied[index] = after
              if after == wanted[index] { candidates[index / 64] |= 1 << UInt64(index % 64) }
            }
          }
        }
      }
    }
    for place in 0..<touchedCount { satisfied[Int(touched[place])] = 0 }
  }
}
