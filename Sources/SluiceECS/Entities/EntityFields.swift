import SluiceCore

/// Who acted on what: `actor.*`, `target.*`, `*.entity.id` and `related.entity` (ECS mapping, section 8). All are
/// lists.
enum EntityFields {
  static let all: [ECSField] = [
    .derived("related.entity", cost: .rendered, form: .list) { builder in part(.related, in: &builder) },
    .derived("target.entity.id", cost: .rendered, form: .list) { builder in part(.targets, in: &builder) },
    target("user.target.entity.id", .user),
    target("host.target.entity.id", .host),
    target("service.target.entity.id", .service),
    target("entity.target.id", .generic),
    .derived("actor.entity.id", cost: .rendered, form: .list) { builder in part(.actor, in: &builder) },
    actor("user.entity.id", .user),
    actor("host.entity.id", .host),
    actor("service.entity.id", .service),
    actor("entity.id", .generic),
  ]

  private static func part(_ part: EntityColumns.Part, in builder: inout ProjectionBuilder) -> Projection.Derivation {
    let result = EntityColumns.result(in: &builder)
    return { batch, record in EntityColumns.part(part, of: batch[record, result]) }
  }

  /// The targets of one kind.
  private static func target(_ name: String, _ kind: EntityKind) -> ECSField {
    .derived(name, cost: .rendered, form: .list) { builder in
      let result = EntityColumns.result(in: &builder)
      return { batch, record in EntityColumns.targets(kind, of: batch[record, result], in: batch.arena) }
    }
  }

  /// The actor, when it is of that kind.
  private static func actor(_ name: String, _ kind: EntityKind) -> ECSField {
    .derived(name, cost: .rendered, form: .list) { builder in
      let result = EntityColumns.result(in: &builder)
      return { batch, record in EntityColumns.actor(kind, of: batch[record, result]) }
    }
  }
}
