/// A column of a `RecordBatch`. Comes from a `ProjectionBuilder` and is valid for the projection that it builds.
@frozen @usableFromInline
package struct ColumnID: Hashable, Sendable {
  @usableFromInline package let index: Int32
  @inlinable package init(index: Int32) { self.index = index }
}

/// What a derivation keeps from record to record: a cache, a parser with buffers. Each batch has its own, so that lanes
/// share nothing. Comes from a `ProjectionBuilder` and is valid for the projection that it builds.
package struct BatchState<Value: AnyObject>: Sendable {
  @usableFromInline let index: Int
}

/// What a raw column takes from its path.
package enum ColumnMode: Hashable, Sendable {
  /// The bag of scalar leaves: arrays are walked, `null` is no value, objects are not leaves. Of duplicate keys the last
  /// one counts, but inside arrays all do: there they can't be told from further elements.
  case leaves
  /// As `leaves`, and `""`, `"-"` and `"none"` are no values: the integration's cleaning (spec: ECS mapping, section 2).
  case cleanedLeaves
  /// The value as it stands: objects and arrays as spans of JSON text, `null` as `null`. With a duplicate key the last one.
  case value
}

/// The columns that a pipeline asked for: what the parser extracts from each record, and what is derived from that.
package struct Projection: Sendable {
  /// Computes a derived column of a record. Reads other columns through the batch, allocates in its arena.
  package typealias Derivation = @Sendable (_ batch: RecordBatch, _ record: Int) -> Cell

  package enum Column: Sendable {
    case raw(FieldPath, ColumnMode)
    case derived(name: String, Derivation)
    /// The same for every record.
    case constant(Cell)
  }

  package let columns: [Column]
  /// A row as it is before the parser fills it.
  package let emptyRow: [Cell]
  private let derivations: DerivationTable
  /// Makes what derivations keep.
  let states: [@Sendable () -> AnyObject]

  init(columns: [Column], states: [@Sendable () -> AnyObject] = []) {
    self.columns = columns
    self.states = states
    emptyRow = columns.map { column in
      switch column {
      case .raw: .missing
      case .derived: .pending
      case .constant(let cell): cell
      }
    }
    derivations = DerivationTable(columns)
  }

  @inline(__always)
  func derive(_ batch: RecordBatch, _ record: Int, _ column: ColumnID) -> Cell {
    derivations.derive(batch, record, column)
  }
}

/// The derivations by column, apart from the names. They are asked for with every record, so a call counts no
/// references: the table holds them as long as it is there.
private final class DerivationTable: @unchecked Sendable {
  private final class Entry {
    let derive: Projection.Derivation
    init(_ derive: @escaping Projection.Derivation) { self.derive = derive }
  }

  private let entries: UnsafeMutableBufferPointer<Unmanaged<Entry>>

  init(_ columns: [Projection.Column]) {
    entries = .allocate(capacity: columns.count)
    _ = entries.initialize(
      from: columns.map { column in
        if case .derived(_, let derivation) = column { return Unmanaged.passRetained(Entry(derivation)) }
        return Unmanaged.passRetained(Entry { _, _ in .missing })
      })
  }

  deinit {
    for entry in entries { entry.release() }
    entries.deallocate()
  }

  @inline(__always)
  func derive(_ batch: RecordBatch, _ record: Int, _ column: ColumnID) -> Cell {
    entries[Int(column.index)]._withUnsafeGuaranteedRef { $0.derive(batch, record) }
  }
}

// An empty row holds no addresses.
extension Cell: @unchecked Sendable {}

/// Collects the columns that stages ask for; the same column is built once.
package struct ProjectionBuilder {
  private struct RawKey: Hashable {
    let path: FieldPath
    let mode: ColumnMode
  }

  private var columns: [Projection.Column] = []
  private var raws: [RawKey: ColumnID] = [:]
  private var names: [String: ColumnID] = [:]
  private var states: [@Sendable () -> AnyObject] = []
  private var stateNames: [String: Int] = [:]

  package init() {}

  /// The column that holds what a record has at `path`.
  package mutating func raw(_ path: FieldPath, _ mode: ColumnMode) -> ColumnID {
    let key = RawKey(path: path, mode: mode)
    if let column = raws[key] { return column }
    let column = append(.raw(path, mode))
    raws[key] = column
    return column
  }

  /// A column computed from others when it is first read.
  ///
  /// - Parameters:
  ///   - name: two columns of one name are the same column.
  ///   - make: declares the columns that it reads and returns the derivation; called only for a new name.
  package mutating func derived(
    _ name: String, _ make: (inout ProjectionBuilder) -> Projection.Derivation
  ) -> ColumnID {
    if let column = names[name] { return column }
    let derivation = make(&self)
    let column = append(.derived(name: name, derivation))
    names[name] = column
    return column
  }

  /// A column that holds `text` in every record. It costs nothing to read.
  package mutating func constant(_ text: StaticString) -> ColumnID {
    let name = "constant \(text)"
    if let column = names[name] { return column }
    let column = append(.constant(.text(text)))
    names[name] = column
    return column
  }

  /// What derivations keep from record to record; `batch[id]` gives it back.
  ///
  /// - Parameters:
  ///   - name: two states of one name are the same state, and of one type.
  ///   - make: makes it, once for each batch that lanes use again and again.
  package mutating func state<Value: AnyObject>(
    _ name: String, _ make: @escaping @Sendable () -> Value
  ) -> BatchState<Value> {
    if let index = stateNames[name] { return BatchState(index: index) }
    stateNames[name] = states.count
    states.append(make)
    return BatchState(index: states.count - 1)
  }

  private mutating func append(_ column: Projection.Column) -> ColumnID {
    columns.append(column)
    return ColumnID(index: Int32(columns.count - 1))
  }

  package func build() -> Projection { Projection(columns: columns, states: states) }
}
