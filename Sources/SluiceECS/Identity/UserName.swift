import SluiceCore

/// `user.name` (ECS mapping, section 5).
enum UserName {
  /// A session's name is that of the role or user behind it. A sign-in through IAM Identity Center names the user in
  /// its additional data only.
  static let field = ECSField.derived("user.name") { builder in
    let sources = Sources(in: &builder)
    return { batch, record in
      let own = sources.own(batch, record)
      return own.isMissing ? sources.moved(batch, record) : own
    }
  }

  /// The column of the name that is moved out of the additional data of a `UserAuthentication`; missing when none is.
  static func moved(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("user.name (moved)") { builder in
      let sources = Sources(in: &builder)
      return { batch, record in
        sources.own(batch, record).isMissing ? sources.moved(batch, record) : .missing
      }
    }
  }

  private struct Sources {
    let type, name, issuer, action, additional: ColumnID

    init(in builder: inout ProjectionBuilder) {
      type = IdentityType.column(in: &builder)
      name = builder.raw("userIdentity.userName", .cleanedLeaves)
      issuer = builder.raw("userIdentity.sessionContext.sessionIssuer.userName", .cleanedLeaves)
      action = builder.raw("eventName", .cleanedLeaves)
      additional = builder.raw("additionalEventData.UserName", .cleanedLeaves)
    }

    /// The name that `userIdentity` gives.
    func own(_ batch: RecordBatch, _ record: Int) -> Cell {
      switch IdentityType(batch[record, type]) {
      case .assumedRole, .federatedUser:
        let issuer = batch[record, issuer]
        return issuer.isMissing ? batch[record, name] : issuer
      default: return batch[record, name]
      }
    }

    func moved(_ batch: RecordBatch, _ record: Int) -> Cell {
      batch[record, action].equals("UserAuthentication") ? batch[record, additional] : .missing
    }
  }
}
