/// The word that `text` was probably meant to be: the one with the least edit distance, if that is at most a third of
/// the length (at least 1). Case is ignored. Among equals the first one wins.
///
/// - Complexity: O(*n* × *m* × *k*) for *k* words of length *m* and a text of length *n*; texts over 64 characters have
///   no near word.
func nearestRuleWord(to text: String, among words: [String]) -> String? {
  let wanted = Array(text.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var best: (word: String, distance: Int)?
  for word in words {
    let candidate = Array(word.lowercased().unicodeScalars)
    let length = max(wanted.count, candidate.count)
    guard abs(wanted.count - candidate.count) <= max(1, length / 3) else { continue }
    let distance = editDistance(wanted, candidate)
    guard distance <= max(1, length / 3), distance < length, distance < best?.distance ?? .max else { continue }
    best = (word, distance)
  }
  return best?.word
}

/// Insertions, deletions, substitutions and swaps of neighbours: the optimal string alignment distance.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var rows = [Array(0...right.count)]
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let isSame = left[row] == right[column]
      var least = min(rows[row][column] + (isSame ? 0 : 1), rows[row][column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        least = min(least, rows[row - 1][column - 1] + 1)
      }
      current.append(least)
    }
    rows.append(current)
  }
  return rows[left.count][right.count]
}
