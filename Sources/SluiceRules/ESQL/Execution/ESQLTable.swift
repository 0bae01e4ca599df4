/// A record as a query's input.
package struct ESQLRow: Sendable {
  /// The values of the program's fields, in its order.
  package var values: [ESQLValue]
  /// `_id`, `_index` and `_version`, for queries that ask for them.
  package var id: String
  package var index: String
  package var version: Int64

  package init(values: [ESQLValue], id: String = "", index: String = "", version: Int64 = 1) {
    self.values = values
    self.id = id
    self.index = index
    self.version = version
  }
}

/// A row after the commands that come before a query's first look at other rows or at the clock, with the columns that
/// are still needed.
package struct ESQLPreparedRow: Sendable {
  package let values: [ESQLValue]

  package init(values: [ESQLValue]) { self.values = values }
}

/// What a query results in.
package struct ESQLTable: Sendable {
  package let columns: [String]
  package let rows: [Row]

  package struct Row: Sendable {
    /// In the order of the table's columns.
    package let values: [ESQLValue]
    /// The places of the rows of the input that it was made from, ascending for groups.
    package let sources: [Int]
  }

  /// The place of a column.
  package func column(_ name: String) -> Int? { columns.firstIndex(of: name) }
}
