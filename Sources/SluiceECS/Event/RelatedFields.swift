import SluiceCore

/// `related.*` but for entities (ECS mapping, section 9): distinct values in the order given there.
enum RelatedFields {
  static let all: [ECSField] = [
    user, ip, hosts,
    .derived("related.hash", form: .list, needs: "previousDigestHashValue") { builder in
      let hash = builder.raw("previousDigestHashValue", .cleanedLeaves)
      return { batch, record in batch[record, hash] }
    },
  ]

  private static let user = ECSField.derived("related.user", form: .list) { builder in
    let session = SessionName.column(in: &builder)
    let others = [
      builder.raw("requestParameters.userName", .cleanedLeaves),
      builder.raw("requestParameters.newUserName", .cleanedLeaves),
      builder.raw("responseElements.user.userId", .cleanedLeaves),
      UserFields.id.column(&builder),
      UserName.field.column(&builder),
      builder.raw("userIdentity.onBehalfOf.userId", .cleanedLeaves),
    ]
    return { batch, record in
      var users = CellSet(in: batch.arena)
      let session = batch[record, session]
      users.insert(session)
      if let at = session.firstIndex(of: 0x40) { users.insert(session.text(0..<at)) }
      for column in others { users.insertAll(batch[record, column]) }
      return users.cell
    }
  }

  private static let ip = ECSField.derived("related.ip", .ip, form: .list) { builder in
    let source = SourceFields.ip.column(&builder)
    let service = builder.raw("serviceEventDetails.sourceIpAddress", .cleanedLeaves)
    return { batch, record in
      var addresses = CellSet(in: batch.arena)
      addresses.insert(batch[record, source])
      let service = batch[record, service]
      if service.isText, IPAddress(service.bytes) != nil { addresses.insert(service) }
      return addresses.cell
    }
  }

  private static let hosts = ECSField.derived("related.hosts", cost: .rendered, form: .list) { builder in
    let serverName = TLSFields.serverName.column(&builder)
    let address = builder.raw("sourceIPAddress", .cleanedLeaves)
    let ip = SourceFields.ip.column(&builder)
    let computer = builder.raw("requestParameters.computerName", .cleanedLeaves)
    let resources = ECSField.leaves("aws.cloudtrail.resources.arn", .keyword, at: "arn") {
      ResourceFields.column(in: &$0)
    }.column(&builder)
    let instancePaths = ["instanceId", "target", "resourceId", "instanceIds", "instancesSet.items.instanceId"]
    let instances = ["requestParameters", "responseElements"].flatMap { payload in
      instancePaths.map { builder.raw(FieldPath(dotted: "\(payload).\($0)"), .cleanedLeaves) }
    }
    return { batch, record in
      var hosts = CellSet(in: batch.arena)
      batch[record, serverName].forEach { if $0.isText, !$0.hasSuffix(".amazonaws.com") { hosts.insert($0) } }
      let address = batch[record, address].single
      if address.isText, batch[record, ip].isMissing, isHostName(address) { hosts.insert(address) }
      hosts.insertAll(batch[record, computer])
      batch[record, resources].forEach { arn in
        guard arn.isText, let slash = arn.lastIndex(of: 0x2F) else { return }
        let instance = arn.text(slash + 1..<Int(arn.length))
        if isInstanceID(instance), arn.contains(":instance/") { hosts.insert(instance) }
      }
      for column in instances { batch[record, column].forEach { if isInstanceID($0) { hosts.insert($0) } } }
      return hosts.cell
    }
  }

  private static func isHostName(_ text: Cell) -> Bool {
    text.firstIndex(of: 0x2E) != nil && text.firstIndex(of: 0x20) == nil && !text.hasSuffix(".amazonaws.com")
  }

  private static func isInstanceID(_ text: Cell) -> Bool { text.isText && text.length >= 10 && text.hasPrefix("i-") }
}
