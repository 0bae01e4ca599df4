import SluiceCore

/// `aws.cloudtrail.resources` (ECS mapping, section 7): one entry for each distinct ARN, account and type, the last
/// one, in the order of a Java map of those.
enum ResourceFields {
  static let name = "aws.cloudtrail.resources"

  static let all: [ECSField] = [
    .tree(name, .keyword, from: "resources") { column(in: &$0) },
    part("arn"), part("account_id"), part("type"), part("ARNPrefix"),
  ]

  private static func part(_ key: String) -> ECSField {
    .leaves("\(name).\(key)", .keyword, at: PayloadPath(dotted: key)) { column(in: &$0) }
  }

  /// The column of the list, as it is written.
  static func column(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("resources (mapped)") { builder in
      let tree = treeColumn(at: "resources", in: &builder)
      let mapper = builder.state("resources") { ResourceMapper() }
      return { batch, record in
        guard let tree = PayloadTree(batch[record, tree]) else { return .missing }
        guard tree.root.kind == .array else { return tree.cell }
        return batch.with(mapper) { $0.map(tree, in: batch.arena) }
      }
    }
  }
}

/// Maps lists of resources. Keeps its memory from record to record; each batch has its own.
final class ResourceMapper {
  private struct Entry: BitwiseCopyable {
    let start: Int
    let end: Int
    var node: Int32

    /// The place of what tells it apart, in `identities`.
    var identity: Range<Int> { start..<end }
  }

  private static let arn = ByteKey("ARN")
  private static let mappedARN = ByteKey("arn")
  private static let account = ByteKey("accountId")
  private static let mappedAccount = ByteKey("account_id")
  private static let type = ByteKey("type")

  // Nothing that is called here leads back here.
  private var entries = GrowingBuffer<Entry>(capacity: 16)
  private let identities = ByteText(capacity: 1 << 10)
  private static let kept = 1 << 10

  deinit { entries.deallocate() }

  /// - Precondition: the tree's root is an array.
  func map(_ tree: PayloadTree, in arena: Arena) -> Cell {
    // A copy; the members of its entries are renamed in place.
    let mapped = PayloadTreeBuilder.store(tree.nodes, tree.count, in: arena)
    let nodes = UnsafeMutablePointer(mutating: mapped.nodes)
    var index = tree.root.first
    // One alone, as in many records, has nothing to be told from.
    if index >= 0, nodes[Int(index)].next < 0 {
      guard nodes[Int(index)].kind == .object else { return .missing }
      rename(membersOf: nodes[Int(index)], in: nodes)
      return mapped.cell
    }
    entries.removeAll(keeping: Self.kept)
    identities.removeAll()
    // Few are compared with each other, many by hash.
    var places: [[UInt8]: Int] = [:]
    while index >= 0 {
      let entry = tree.nodes[Int(index)]
      if entry.kind == .object {
        let identity = appendIdentity(of: entry, in: tree)
        let place = places.isEmpty ? place(of: identity) : places[Array(identities[identity])]
        if let place {
          entries.start[place].node = index
        } else {
          if !places.isEmpty { places[Array(identities[identity])] = entries.count }
          entries.append(Entry(start: identity.lowerBound, end: identity.upperBound, node: index))
          if entries.count == 16 {
            for place in 0..<16 { places[Array(identities[entries.start[place].identity])] = place }
          }
        }
        rename(membersOf: entry, in: nodes)
      }
      index = entry.next
    }
    guard entries.count > 0 else { return .missing }
    chain(nodes)
    return mapped.cell
  }

  /// Links the entries in the order of a `HashMap` of their identities.
  private func chain(_ nodes: UnsafeMutablePointer<PayloadTree.Node>) {
    let order = JavaHashOrder(keyCount: entries.count)
    let entries = UnsafeMutableBufferPointer(start: entries.start, count: entries.count)
    if entries.count > 1 {
      let ranked = entries.enumerated()
        .map { place, entry in (order.rank(hash: javaHashCode(identities[entry.identity]), place: place), entry.node) }
        .sorted { $0.0 < $1.0 }
      for (place, (_, node)) in ranked.enumerated() { entries[place].node = node }
    }
    nodes[0].first = entries[0].node
    for place in entries.indices {
      nodes[Int(entries[place].node)].next = place + 1 < entries.count ? entries[place + 1].node : -1
    }
  }

  private func place(of identity: Range<Int>) -> Int? {
    let bytes = identities[identity]
    for place in 0..<entries.count where identities[entries.start[place].identity].elementsEqual(bytes) {
      return place
    }
    return nil
  }

  /// `arn_account_type`, with nothing for what is missing.
  private func appendIdentity(of entry: PayloadTree.Node, in tree: PayloadTree) -> Range<Int> {
    let start = identities.count
    func append(_ key: ByteKey, or other: ByteKey? = nil) {
      if let value = tree.member(key, of: entry) ?? other.flatMap({ tree.member($0, of: entry) }) {
        identities.append(raw: value.bytes)
      }
    }
    append(Self.arn, or: Self.mappedARN)
    identities.append(0x5F)
    append(Self.account, or: Self.mappedAccount)
    identities.append(0x5F)
    append(Self.type)
    return start..<identities.count
  }

  private func rename(membersOf entry: PayloadTree.Node, in nodes: UnsafeMutablePointer<PayloadTree.Node>) {
    var index = entry.first
    while index >= 0 {
      let node = nodes + Int(index)
      let key = node.pointee.keyBytes
      if Self.arn == key {
        setKey("arn", Self.mappedARN, of: node)
      } else if Self.account == key {
        setKey("account_id", Self.mappedAccount, of: node)
      }
      index = node.pointee.next
    }
  }

  private func setKey(_ text: StaticString, _ key: ByteKey, of node: UnsafeMutablePointer<PayloadTree.Node>) {
    node.pointee.key = UnsafeRawPointer(text.utf8Start)
    node.pointee.keyLength = UInt32(text.utf8CodeUnitCount)
    node.pointee.keyHash = key.hash
  }
}
