import SluiceCore

/// A row of the mapping: an output field, what it comes from, and how it stands in a document. Columns for rules and
/// documents for sinks are made from the same rows.
struct ECSField: Sendable {
  /// How a document shows the field.
  enum Form: Sendable {
    /// One value, or a list where there are several.
    case value
    /// Always a list.
    case list
    /// An object or array: the document's column holds a payload tree.
    case tree
    /// Not at all: the field is part of one that is written as a whole.
    case hidden
  }

  typealias Binding = @Sendable (inout ProjectionBuilder) -> ColumnID

  let name: String
  let type: FieldType
  let cost: Field.Cost
  let form: Form
  /// The column of the values that rules compare.
  let column: Binding
  /// The column that documents are written from.
  let documentColumn: Binding
  /// A column that says soon where the field is absent: where it has no value itself. Nil for none.
  let needs: Binding?

  var field: Field { Field(name: name, type: type, cost: cost, bind: column) }

  private init(
    _ name: String, _ type: FieldType, _ cost: Field.Cost, _ form: Form, column: @escaping Binding,
    documentColumn: Binding? = nil, needs: Binding? = nil
  ) {
    self.name = name
    self.type = type
    self.cost = cost
    self.form = form
    self.column = column
    self.documentColumn = documentColumn ?? column
    self.needs = needs
  }

  private static func raw(_ path: FieldPath, _ mode: ColumnMode) -> Binding { { $0.raw(path, mode) } }

  /// A value of the record, cleaned.
  static func copy(_ name: String, _ path: FieldPath, _ type: FieldType = .keyword) -> ECSField {
    ECSField(name, type, .slice, .value) { $0.raw(path, .cleanedLeaves) }
  }

  /// A field that a stage adds.
  static func enriched(_ field: Field) -> ECSField {
    ECSField(field.name, field.type, field.cost, .value) { field.bind(in: &$0) }
  }

  /// The same text for every record.
  static func constant(_ name: String, _ text: StaticString) -> ECSField {
    ECSField(name, .keyword, .slice, .value) { $0.constant(text) }
  }

  /// A value computed from other columns.
  ///
  /// - Parameters:
  ///   - needs: a path of the record without whose values the field is absent.
  ///   - make: declares the columns it reads, and returns the computation.
  static func derived(
    _ name: String, _ type: FieldType = .keyword, cost: Field.Cost = .derived, form: Form = .value,
    needs path: FieldPath? = nil, _ make: @escaping @Sendable (inout ProjectionBuilder) -> Projection.Derivation
  ) -> ECSField {
    ECSField(
      name, type, cost, form, column: { $0.derived(name, make) },
      needs: path.map { raw($0, .cleanedLeaves) })
  }

  /// The Java map text of a payload.
  static func text(_ name: String, of payload: Payload) -> ECSField {
    ECSField(
      name, .keyword, .rendered, .value, column: { payload.text(in: &$0) }, needs: raw(payload.path, .value))
  }

  /// A whole object: rules see all its leaves.
  ///
  /// - Parameter path: where in the record it comes from.
  static func tree(
    _ name: String, _ type: FieldType = .flattened, from path: FieldPath, _ tree: @escaping Binding
  ) -> ECSField {
    ECSField(
      name, type, .rendered, .tree,
      column: { builder in
        builder.derived(name) { builder in
          let column = tree(&builder)
          return { batch, record in
            guard let tree = PayloadTree(batch[record, column]) else { return .missing }
            var cells: [Cell] = []
            tree.appendAllLeaves(below: tree.root, to: &cells)
            return batch.arena.list(cells)
          }
        }
      }, documentColumn: tree, needs: raw(path, .value))
  }

  /// The leaves at `path` of an object that another row writes.
  static func leaves(_ name: String, _ type: FieldType, at path: PayloadPath, of tree: @escaping Binding) -> ECSField {
    ECSField(name, type, .rendered, .hidden) { builder in
      builder.derived(name) { builder in
        let column = tree(&builder)
        return { batch, record in
          guard let tree = PayloadTree(batch[record, column]) else { return .missing }
          var cells = CellList(in: batch.arena)
          tree.appendLeaves(at: path, below: tree.root, to: &cells)
          return cells.cell
        }
      }
    }
  }

  /// A part of a flattened object, by the part's own path.
  static func part(_ name: String, cost: Field.Cost, column: @escaping Binding) -> ECSField {
    ECSField(name, .flattened, cost, .hidden, column: column)
  }
}
