package import SluiceCore

/// The columns of a full ECS document, and how it is put together from them.
package struct ECSDocumentColumns: Sendable {
  /// By row the field's name.
  let names: [String]
  let layout: Layout

  /// Declares the columns of every row of the mapping, and of the fields that enrichment adds. Where both have a name,
  /// the enriched one counts.
  package init(in builder: inout ProjectionBuilder, adding enriched: [Field] = []) {
    var rows: [Layout.Row] = []
    var openings: [UInt8] = []
    var starts: [Int32] = []
    var previous: [Substring] = []
    var names: [String] = []
    for field in ECSTable.documentFields(adding: enriched) {
      let keys = field.name.split(separator: ".")
      let first = starts.count
      for (index, key) in keys.enumerated() {
        starts.append(Int32(openings.count))
        openings.append(jsonString: String(key))
        openings.append(0x3A)
        if index < keys.count - 1 { openings.append(0x7B) }
      }
      rows.append(
        Layout.Row(
          column: field.documentColumn(&builder).index, needed: field.needs.map { $0(&builder).index } ?? -1,
          first: Int32(first), end: Int32(openings.count),
          common: UInt8(clamping: zip(previous, keys).prefix { $0 == $1 }.count), depth: UInt8(clamping: keys.count),
          form: field.form))
      previous = keys
      names.append(field.name)
    }
    self.names = names
    layout = Layout(rows, openings, starts)
  }

  /// The shape of documents in memory that never changes, so that going through all rows for each record counts no
  /// references and checks no bounds.
  final class Layout: @unchecked Sendable {
    struct Row: BitwiseCopyable {
      let column: Int32
      /// A column without whose value the row is absent; -1 for none.
      let needed: Int32
      /// Where in `starts` its first key is.
      let first: Int32
      /// The end of the row's keys in `openings`.
      let end: Int32
      /// How many keys the row shares with the one before it.
      let common: UInt8
      /// How many keys it has.
      let depth: UInt8
      let form: ECSField.Form
    }

    let rows: UnsafeBufferPointer<Row>
    /// What `ByteText.appendOpening` may read behind the openings.
    static let padding = 16

    /// The keys of all rows, from the root, as JSON with the braces between them: `"user":{"name":`.
    let openings: UnsafeBufferPointer<UInt8>
    /// Where each key of each row begins in `openings`.
    let starts: UnsafeBufferPointer<Int32>

    init(_ rows: [Row], _ openings: [UInt8], _ starts: [Int32]) {
      self.rows = Self.copy(rows)
      self.openings = Self.copy(openings + [UInt8](repeating: 0, count: Self.padding))
      self.starts = Self.copy(starts)
    }

    deinit {
      rows.deallocate()
      openings.deallocate()
      starts.deallocate()
    }

    private static func copy<Value>(_ values: [Value]) -> UnsafeBufferPointer<Value> {
      let copy = UnsafeMutableBufferPointer<Value>.allocate(capacity: values.count)
      _ = copy.initialize(from: values)
      return UnsafeBufferPointer(copy)
    }
  }
}
