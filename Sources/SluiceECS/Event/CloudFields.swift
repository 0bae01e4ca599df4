import SluiceCore

/// `cloud.*` (ECS mapping, section 3).
enum CloudFields {
  static let all: [ECSField] = [
    .constant("cloud.provider", "aws"),
    .copy("cloud.region", "awsRegion"),
    accountID, serviceName,
  ]

  /// The caller's account; else the recipient's; else that of a digest file.
  static let accountID = ECSField.derived("cloud.account.id") { builder in
    let caller = builder.raw("userIdentity.accountId", .cleanedLeaves)
    let recipient = builder.raw("recipientAccountId", .cleanedLeaves)
    let digest = builder.raw("awsAccountId", .cleanedLeaves)
    return { batch, record in
      let caller = batch[record, caller]
      if !caller.isMissing { return caller }
      let recipient = batch[record, recipient]
      return recipient.isMissing ? batch[record, digest] : recipient
    }
  }

  /// The event source without `.amazonaws.com`; absent for one that does not end so.
  static let serviceName = ECSField.derived("cloud.service.name") { builder in
    let source = builder.raw("eventSource", .cleanedLeaves)
    return { batch, record in
      let source = batch[record, source].single
      guard source.isText, source.hasSuffix(".amazonaws.com") else { return .missing }
      return source.text(0..<Int(source.length) - 14)
    }
  }
}
