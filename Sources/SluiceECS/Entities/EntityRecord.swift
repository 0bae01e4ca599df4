import SluiceCore

/// One record, as far as its entities are concerned.
struct EntityRecord {
  let batch: RecordBatch
  let record: Int
  let columns: EntitySources
  let request: PayloadTree?
  let response: PayloadTree?
  let resources: PayloadTree?
  let type: IdentityType
  /// The service whose rules apply: the event source without `.amazonaws.com`; missing for one that does not end so.
  let service: Cell
  let action: Cell

  init(batch: RecordBatch, record: Int, columns: EntitySources) {
    self.batch = batch
    self.record = record
    self.columns = columns
    request = PayloadTree(batch[record, columns.request])
    response = PayloadTree(batch[record, columns.response])
    resources = PayloadTree(batch[record, columns.resources])
    type = IdentityType(batch[record, columns.type])
    let provider = batch[record, columns.provider].single
    service = provider.hasSuffix(".amazonaws.com") ? provider.text(0..<Int(provider.length) - 14) : .missing
    action = batch[record, columns.action].single
  }

  /// The text of a column; missing when it has none.
  func text(_ column: ColumnID) throws(NotText) -> Cell {
    let cell = batch[record, column]
    guard cell.isMissing || cell.isText else { throw NotText() }
    return cell
  }

  /// The text at `path` of a payload; missing when there is none, or when the path leads through a value that is no
  /// object.
  func text(_ tree: PayloadTree?, _ path: PayloadPath, below node: PayloadTree.Node? = nil) throws(NotText) -> Cell {
    guard let value = tree?.value(at: path, below: node) else { return .missing }
    return try text(value)
  }

  func text(_ node: PayloadTree.Node) throws(NotText) -> Cell {
    guard node.kind == .string else { throw NotText() }
    return node.cell
  }

  /// Calls `body` with each item of the list at `path`.
  func forEachItem(
    _ tree: PayloadTree?, _ path: PayloadPath, below node: PayloadTree.Node? = nil,
    _ body: (PayloadTree, PayloadTree.Node) throws(NotText) -> Void
  ) throws(NotText) {
    guard let tree, let list = tree.value(at: path, below: node), list.kind == .array else { return }
    try tree.forEachChild(of: list) { (item) throws(NotText) in try body(tree, item) }
  }

  func insertResourceARNs(into set: inout CellSet) throws(NotText) {
    guard let resources, resources.root.kind == .array else { return }
    try resources.forEachChild(of: resources.root) { (item) throws(NotText) in
      set.insert(try text(resources, Self.resourceARN, below: item))
    }
  }

  private static let resourceARN: PayloadPath = "ARN"
}
