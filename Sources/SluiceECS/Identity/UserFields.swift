import SluiceCore

/// `user.*` but for entities (ECS mapping, sections 3 and 5).
enum UserFields {
  static let all: [ECSField] = [
    UserName.field, id, email,
    .copy("user.target.id", "responseElements.user.userId"),
    .copy("user.target.name", "requestParameters.userName"),
    .copy("user.changes.name", "requestParameters.newUserName"),
  ]

  static let id = ECSField.derived("user.id") { builder in
    let principal = builder.raw("userIdentity.principalId", .cleanedLeaves)
    let type = IdentityType.column(in: &builder)
    let user = builder.raw("userIdentity.onBehalfOf.userId", .cleanedLeaves)
    return { batch, record in
      let principal = batch[record, principal]
      guard principal.isMissing, IdentityType(batch[record, type]) == .identityCenterUser else { return principal }
      return batch[record, user]
    }
  }

  /// The session's name when it holds an `@`; else the user's name when it has one behind its first character.
  static let email = ECSField.derived("user.email") { builder in
    let session = SessionName.column(in: &builder)
    let name = UserName.field.column(&builder)
    return { batch, record in
      let session = batch[record, session]
      if session.firstIndex(of: 0x40) != nil { return session }
      let name = batch[record, name].single
      return name.isText && (name.firstIndex(of: 0x40) ?? 0) > 0 ? name : .missing
    }
  }
}
