import SluiceCore

/// `source.*` and `user_agent.*`, without what enrichment adds (ECS mapping, section 3).
enum SourceFields {
  static let all: [ECSField] = [
    .copy("source.address", "sourceIPAddress"),
    ip,
    .copy("user_agent.original", "userAgent"),
  ]

  /// The address when it is a literal one: not for `ec2.amazonaws.com`, `AWS Internal` and the like.
  static let ip = ECSField.derived("source.ip", .ip) { builder in
    let address = builder.raw("sourceIPAddress", .cleanedLeaves)
    return { batch, record in
      let address = batch[record, address].single
      return address.isText && IPAddress(address.bytes) != nil ? address : .missing
    }
  }
}
