import SluiceCore

/// The column that all entity fields are cut from. Its cell is `null` when a value that should be text was not: the
/// integration gives the whole section up then.
enum EntityColumns {
  enum Part: Int {
    case related, targets, actor
  }

  /// A column of this module only: an `object` cell of a cell for each part, behind them one whose bytes are the kinds of
  /// the targets and, last, of the actor.
  static func result(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("entities") { builder in
      let columns = EntitySources(in: &builder)
      return { batch, record in
        guard !batch[record, columns.action].isMissing else { return .missing }
        let source = EntityRecord(batch: batch, record: record, columns: columns)
        let arena = batch.arena
        var targets = CellSet(in: arena)
        var related = CellSet(in: arena)
        var actor = Cell.missing
        do throws(NotText) {
          actor = try source.actor()
          try source.collectTargets(into: &targets)
          try source.collectRelated(into: &related)
        } catch {
          return Cell(kind: .null, start: nil, length: 0)
        }
        for target in targets.values { related.insert(target) }
        let sorted = targets.sortedCell()
        let kinds = arena.allocate(targets.count + 1)
        var place = 0
        sorted.forEach { target in
          kinds.storeBytes(of: EntityKind(target: target).rawValue, toByteOffset: place, as: UInt8.self)
          place += 1
        }
        let actorKind = actor.isMissing ? EntityKind.generic : EntityKind(actor: actor, of: source.type)
        kinds.storeBytes(of: actorKind.rawValue, toByteOffset: place, as: UInt8.self)
        let parts = arena.allocate(4 * MemoryLayout<Cell>.stride).bindMemory(to: Cell.self, capacity: 4)
        (parts + Part.related.rawValue).initialize(to: related.sortedCell())
        (parts + Part.targets.rawValue).initialize(to: sorted)
        (parts + Part.actor.rawValue).initialize(to: actor)
        (parts + 3).initialize(
          to: Cell(kind: .string, start: UnsafeRawPointer(kinds), length: UInt32(place + 1)))
        return Cell(kind: .object, start: UnsafeRawPointer(parts), length: 4)
      }
    }
  }

  static func part(_ part: Part, of result: Cell) -> Cell {
    guard result.kind == .object, let start = result.start else { return .missing }
    return start.assumingMemoryBound(to: Cell.self)[part.rawValue]
  }

  /// The targets of one kind.
  static func targets(_ kind: EntityKind, of result: Cell, in arena: Arena) -> Cell {
    let targets = part(.targets, of: result)
    if targets.isMissing { return .missing }
    let kinds = kinds(of: result)
    if targets.kind != .many { return kinds.first == kind.rawValue ? targets : .missing }
    var cells = CellList(in: arena)
    for (target, own) in zip(targets.values, kinds) where own == kind.rawValue { cells.append(target) }
    return cells.cell
  }

  /// The actor, when it is of that kind.
  static func actor(_ kind: EntityKind, of result: Cell) -> Cell {
    let actor = part(.actor, of: result)
    return !actor.isMissing && kinds(of: result).last == kind.rawValue ? actor : .missing
  }

  private static func kinds(of result: Cell) -> UnsafeRawBufferPointer {
    guard result.kind == .object, let start = result.start else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return start.assumingMemoryBound(to: Cell.self)[3].bytes
  }
}

/// A value that should be text is not.
struct NotText: Error {}

/// What entities are read from.
struct EntitySources {
  let action, provider, type, recipient: ColumnID
  let request, response, additional, resources: ColumnID
  let accessKeyID, arn, userName, issuerARN, issuerName, invokedBy, behalfUser, identityStore, sourceIdentity: ColumnID

  init(in builder: inout ProjectionBuilder) {
    func leaf(_ path: FieldPath) -> ColumnID { builder.raw(path, .cleanedLeaves) }
    action = leaf("eventName")
    provider = leaf("eventSource")
    type = leaf("userIdentity.type")
    recipient = leaf("recipientAccountId")
    accessKeyID = leaf("userIdentity.accessKeyId")
    arn = leaf("userIdentity.arn")
    userName = leaf("userIdentity.userName")
    issuerARN = leaf("userIdentity.sessionContext.sessionIssuer.arn")
    issuerName = leaf("userIdentity.sessionContext.sessionIssuer.userName")
    invokedBy = leaf("userIdentity.invokedBy")
    behalfUser = leaf("userIdentity.onBehalfOf.userId")
    identityStore = leaf("userIdentity.onBehalfOf.identityStoreArn")
    sourceIdentity = leaf("sourceIdentity")
    request = Payload.requestParameters.tree(in: &builder)
    response = Payload.responseElements.tree(in: &builder)
    additional = leaf("additionalEventData.MFAIdentifier")
    resources = treeColumn(at: "resources", in: &builder)
  }
}
