import SluiceCore

extension EntityRecord {
  /// Adds what the event acted on.
  func collectTargets(into targets: inout CellSet) throws(NotText) {
    guard !service.isMissing else { return }
    for row in TargetTable.rows.value(for: action.bytes) ?? [] where service.equals(row.service) {
      for source in row.sources { try collect(source, into: &targets) }
    }
    // Lambda's event names carry the version of the API.
    if service.equals("lambda") {
      if action.contains("AddPermission") {
        targets.insert(try text(request, Self.functionName))
      } else if action.contains("ListFunctions") {
        targets.insert(try text(columns.recipient))
      }
    }
  }

  private static let functionName: PayloadPath = "functionName"

  private func collect(_ source: TargetSource, into targets: inout CellSet) throws(NotText) {
    switch source {
    case .request(let path): targets.insert(try text(request, path))
    case .response(let path): targets.insert(try text(response, path))
    case .requestAsText(let path): targets.insert(request?.value(at: path)?.cell.asText ?? .missing)
    case .requestList(let path):
      try forEachItem(request, path) { (_, item) throws(NotText) in targets.insert(try text(item)) }
    case .responseItems(let path, let key):
      try forEachItem(response, path) { (tree, item) throws(NotText) in
        targets.insert(try text(tree, key, below: item))
      }
    case .resources: try insertResourceARNs(into: &targets)
    case .account: targets.insert(try text(columns.recipient))
    case .command: try collectCommandTargets(into: &targets)
    }
  }

  /// The instances that a command names, else the values of what it selects them by. A single `*` is the account.
  private func collectCommandTargets(into targets: inout CellSet) throws(NotText) {
    var instances = CellSet(in: batch.arena)
    var isOpen = true
    try forEachItem(request, Self.instanceIDs) { (_, item) throws(NotText) in
      if isOpen { isOpen = instances.insert(try text(item)) }
    }
    if instances.isEmpty {
      try forEachItem(request, Self.targets) { (tree, target) throws(NotText) in
        try forEachItem(tree, Self.values, below: target) { (_, value) throws(NotText) in
          if isOpen { isOpen = instances.insert(try text(value)) }
        }
      }
    }
    if instances.count == 1, instances.values[0].equals("*") {
      targets.insert(try text(columns.recipient))
    } else {
      for instance in instances.values { targets.insert(instance) }
    }
  }

  private static let instanceIDs: PayloadPath = "instanceIds"
  private static let targets: PayloadPath = "targets"
  private static let values: PayloadPath = "values"
}
