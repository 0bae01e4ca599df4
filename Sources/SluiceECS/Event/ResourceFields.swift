import SluiceCore

/// `aws.cloudtrail.resources` (ECS mapping, section 7): one entry for each distinct ARN, account and type, the last
/// one, in the order of a Java map of those.
enum ResourceFields {
  static let name = "aws.cloudtrail.resources"

  static let all: [ECSField] = [
    .tree(name, .keyword) { column(in: &$0) },
    part("arn"), part("account_id"), part("type"), part("ARNPrefix"),
  ]

  private static func part(_ key: String) -> ECSField {
    .leaves("\(name).\(key)", .keyword, at: PayloadPath(dotted: key)) { column(in: &$0) }
  }

  /// The column of the list, as it is written.
  static func column(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("resources (mapped)") { builder in
      let tree = treeColumn(at: "resources", in: &builder)
      return { batch, record in
        guard let tree = PayloadTree(batch[record, tree]) else { return .missing }
        return tree.root.kind == .array ? mapped(tree, in: batch.arena) : tree.cell
      }
    }
  }

  private static let arn: PayloadPath = "ARN"
  private static let mappedARN: PayloadPath = "arn"
  private static let account: PayloadPath = "accountId"
  private static let mappedAccount: PayloadPath = "account_id"
  private static let type: PayloadPath = "type"

  private static func mapped(_ tree: PayloadTree, in arena: Arena) -> Cell {
    // The root, then copies of the entries that stay; their members are renamed in place.
    var nodes = Array(UnsafeBufferPointer(start: tree.nodes, count: tree.count))
    var entries: [(identity: [UInt8], node: Int)] = []
    // Few are compared with each other, many by hash.
    var places: [[UInt8]: Int] = [:]
    var index = tree.root.first
    while index >= 0 {
      let entry = tree.nodes[Int(index)]
      if entry.kind == .object {
        // One alone, as in nearly all records, has nothing to be told from.
        let isAlone = entries.isEmpty && entry.next < 0
        let identity = isAlone ? [] : identity(of: entry, in: tree)
        let place = places.isEmpty ? entries.firstIndex { $0.identity == identity } : places[identity]
        if let place {
          entries[place].node = Int(index)
        } else {
          if !places.isEmpty { places[identity] = entries.count }
          entries.append((identity, Int(index)))
          if entries.count == 16 {
            for (place, entry) in entries.enumerated() { places[entry.identity] = place }
          }
        }
        rename(membersOf: entry, in: &nodes)
      }
      index = entry.next
    }
    if entries.isEmpty { return .missing }
    if entries.count == 1 {
      nodes[entries[0].node].next = -1
      nodes[0].first = Int32(entries[0].node)
      return PayloadTreeBuilder.store(nodes, in: arena).cell
    }
    let order = JavaHashOrder(keyCount: entries.count)
    let ranked = entries.enumerated()
      .map { place, entry in
        (rank: order.rank(hash: entry.identity.withUnsafeBytes(javaHashCode), place: place), node: entry.node)
      }
      .sorted { $0.rank < $1.rank }
    for (entry, following) in zip(ranked, ranked.dropFirst()) { nodes[entry.node].next = Int32(following.node) }
    nodes[ranked[ranked.count - 1].node].next = -1
    nodes[0].first = Int32(ranked[0].node)
    return PayloadTreeBuilder.store(nodes, in: arena).cell
  }

  /// `arn_account_type`, with nothing for what is missing.
  private static func identity(of entry: PayloadTree.Node, in tree: PayloadTree) -> [UInt8] {
    var text: [UInt8] = []
    func append(_ paths: PayloadPath...) {
      for path in paths {
        guard let value = tree.value(at: path, below: entry) else { continue }
        return text.append(raw: value.bytes)
      }
    }
    append(arn, mappedARN)
    text.append(0x5F)
    append(account, mappedAccount)
    text.append(0x5F)
    append(type)
    return text
  }

  private static func rename(membersOf entry: PayloadTree.Node, in nodes: inout [PayloadTree.Node]) {
    var index = entry.first
    while index >= 0 {
      let key = nodes[Int(index)].keyBytes
      if arn.keys[0] == key {
        setKey("arn", of: &nodes[Int(index)])
      } else if account.keys[0] == key {
        setKey("account_id", of: &nodes[Int(index)])
      }
      index = nodes[Int(index)].next
    }
  }

  private static func setKey(_ key: StaticString, of node: inout PayloadTree.Node) {
    node.key = UnsafeRawPointer(key.utf8Start)
    node.keyLength = UInt32(key.utf8CodeUnitCount)
  }
}
