/// The middle one of some values, and how far they lie apart.
struct Spread: Equatable {
  let median: Double
  let least: Double
  let most: Double

  /// Of an even number of values the median is the mean of the two in the middle; of none all is 0.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median =
      sorted.isEmpty ? 0 : sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    least = sorted.first ?? 0
    most = sorted.last ?? 0
  }
}
