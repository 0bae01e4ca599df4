/// A column of a table.
struct TableColumn: Sendable {
  let title: String
  /// Columns of the terminal without which it is left out.
  let minimum: Int
  /// Beyond that it does not grow.
  let maximum: Int
  /// Its part in what is left over.
  let weight: Int

  /// One of a fixed width.
  static func fixed(_ title: String, _ width: Int) -> TableColumn {
    TableColumn(title: title, minimum: width, maximum: width, weight: 0)
  }
}

/// Which columns of a table fit a width, and how wide they are. Decided before the first row is seen: rows are written as
/// they come.
struct TableLayout: Sendable, Equatable {
  static let gap = 2

  struct Place: Sendable, Equatable {
    /// Index of the column.
    let column: Int
    var width: Int
  }

  /// The columns that are shown, from left to right.
  let places: [Place]

  /// - Parameter dropOrder: indices of the columns that are left out, in that order, where there is no room for all.
  init(_ columns: [TableColumn], dropOrder: [Int], width: Int) {
    var kept = Array(columns.indices)
    var drops = dropOrder[...]
    func needed() -> Int {
      kept.reduce(0) { $0 + columns[$1].minimum } + Self.gap * (kept.count - 1)
    }
    while needed() > width, kept.count > 1, let drop = drops.popFirst() { kept.removeAll { $0 == drop } }
    var places = kept.map { Place(column: $0, width: columns[$0].minimum) }
    // What does not even hold the columns that are always shown is taken from the last one.
    if needed() > width, let last = places.indices.last {
      places[last].width = max(1, places[last].width - (needed() - width))
    }
    var rest = width - needed()
    while rest > 0 {
      let growing = places.indices.filter { places[$0].width < columns[places[$0].column].maximum }
      let weights = growing.reduce(0) { $0 + columns[places[$1].column].weight }
      guard weights > 0 else { break }
      let available = rest
      for index in growing where rest > 0 {
        let column = columns[places[index].column]
        let share = min(max(1, available * column.weight / weights), column.maximum - places[index].width, rest)
        places[index].width += share
        rest -= share
      }
    }
    self.places = places
  }
}
