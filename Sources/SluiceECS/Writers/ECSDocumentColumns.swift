package import SluiceCore

/// The columns of a full ECS document, and how it is put together from them.
package struct ECSDocumentColumns: Sendable {
  /// A row holds no references, so that going through all of them for each record costs no counting.
  struct Row: Sendable {
    let column: ColumnID
    let form: ECSField.Form
    /// How many keys the row shares with the one before it.
    let common: Int
    /// How many keys it has, and where in `starts` the first one is.
    let depth: Int
    let first: Int
    /// The end of the row's keys in `openings`.
    let end: Int
    /// The length of its first key, between the quotes.
    let nameLength: Int
  }

  let rows: [Row]
  /// By row the field's name.
  let names: [String]
  /// The keys of all rows, from the root, as JSON with the braces between them: `"user":{"name":`.
  let openings: [UInt8]
  /// Where each key of each row begins in `openings`.
  let starts: [Int]

  /// Declares the columns of every row of the mapping, and of the fields that enrichment adds. Where both have a name,
  /// the enriched one counts.
  package init(in builder: inout ProjectionBuilder, adding enriched: [Field] = []) {
    var rows: [Row] = []
    var openings: [UInt8] = []
    var starts: [Int] = []
    var previous: [Substring] = []
    var names: [String] = []
    for field in ECSTable.documentFields(adding: enriched) {
      let keys = field.name.split(separator: ".")
      let first = starts.count
      var nameLength = 0
      for (index, key) in keys.enumerated() {
        starts.append(openings.count)
        openings.append(jsonString: String(key))
        if index == 0 { nameLength = openings.count - starts[first] - 2 }
        openings.append(0x3A)
        if index < keys.count - 1 { openings.append(0x7B) }
      }
      rows.append(
        Row(
          column: field.documentColumn(&builder), form: field.form,
          common: zip(previous, keys).prefix { $0 == $1 }.count, depth: keys.count, first: first, end: openings.count,
          nameLength: nameLength))
      previous = keys
      names.append(field.name)
    }
    self.names = names
    self.rows = rows
    self.openings = openings
    self.starts = starts
  }
}
