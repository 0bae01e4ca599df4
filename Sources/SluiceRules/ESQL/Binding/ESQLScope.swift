/// The columns that there are at some place of a query.
struct ESQLScope {
  struct Column: Sendable {
    let name: String
    let slot: Int
  }

  /// In the order of the output.
  private(set) var columns: [Column] = []
  /// Which fields of the records can still be named: nil for all, else those that a pattern of each `KEEP` matches.
  private var kept: [[ESQLNamePattern]]? = []
  private var dropped: [ESQLNamePattern] = []

  init() {}

  /// Those columns alone.
  init(columns: [Column]) {
    self.columns = columns
    kept = nil
  }

  func slot(of name: String) -> Int? { columns.last { $0.name == name }?.slot }

  /// Whether that name, if it is no column yet, is a field of the records.
  func admitsField(_ name: String) -> Bool {
    guard let kept else { return false }
    return kept.allSatisfy { $0.contains { $0.matches(name) } } && !dropped.contains { $0.matches(name) }
  }

  /// Adds a column; one of that name goes.
  mutating func define(_ name: String, _ slot: Int) {
    columns.removeAll { $0.name == name }
    columns.append(Column(name: name, slot: slot))
  }

  mutating func drop(_ patterns: [ESQLNamePattern]) {
    columns.removeAll { column in patterns.contains { $0.matches(column.name) } }
    dropped += patterns
  }

  /// Keeps those columns, and fields of the records that `patterns` match.
  mutating func keep(_ columns: [Column], _ patterns: [ESQLNamePattern]) {
    self.columns = columns
    let wildcards = patterns.filter { $0.glob != nil }
    if wildcards.isEmpty { kept = nil } else { kept?.append(wildcards) }
  }

  mutating func rename(_ old: String, to new: String, _ slot: Int) {
    let place = columns.firstIndex { $0.name == old }
    if let place { columns[place] = Column(name: new, slot: slot) } else { define(new, slot) }
    columns = columns.enumerated().filter { $0.offset == place || place == nil || $0.element.name != new }.map(
      \.element)
    dropped.append(ESQLNamePattern(name: old, glob: nil))
  }
}
