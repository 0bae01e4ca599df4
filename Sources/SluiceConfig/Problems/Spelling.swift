/// The name that `text` was probably meant to be: the one with the least edit distance, if that is at most a third of
/// the length (at least 1). Case is ignored. Among equals the first one wins.
///
/// - Complexity: O(*n* × *m* × *k*) for *k* names of length *m* and a text of length *n*; texts over 64 characters
///   have no near name.
package func nearestName(to text: String, among names: [String]) -> String? {
  let wanted = Array(text.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for name in names {
    let candidate = Array(name.lowercased().unicodeScalars)
    let limit = max(1, max(wanted.count, candidate.count) / 3)
    guard abs(candidate.count - wanted.count) <= limit else { continue }
    // A name of one or two characters is as near to anything short as to a slip of the finger.
    if candidate.count <= 2, candidate.count != wanted.count { continue }
    let distance = editDistance(wanted, candidate)
    // Nothing in common is not near, however short both are.
    guard distance <= limit, distance < max(wanted.count, candidate.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
  }
  return best?.name
}

/// Insertions, deletions, substitutions and swaps of neighbours: the optimal string alignment distance.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var twoBefore: [Int] = []
  var before = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in 0..<right.count {
      let substitution = before[column] + (left[row] == right[column] ? 0 : 1)
      var least = min(substitution, before[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        least = min(least, twoBefore[column - 1] + 1)
      }
      current.append(least)
    }
    twoBefore = before
    before = current
  }
  return before[right.count]
}

/// `a`, `a or b`, `a, b or c`.
func alternatives(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
  return names.dropLast().joined(separator: ", ") + " or " + last
}
