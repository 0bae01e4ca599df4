import SluiceCore

/// `event.category` and `event.type` by event name (ECS mapping, section 6): whatever the service, also for failures.
enum EventCategories {
  static let category = ECSField.derived("event.category", form: .list) { builder in
    let action = builder.raw("eventName", .cleanedLeaves)
    return { batch, record in table.value(for: batch[record, action].bytes)?.category ?? .missing }
  }

  static let type = ECSField.derived("event.type", form: .list) { builder in
    let action = builder.raw("eventName", .cleanedLeaves)
    return { batch, record in table.value(for: batch[record, action].bytes)?.type ?? .text("info") }
  }

  private struct Entry {
    let category: Cell
    let type: Cell
  }

  private static let table = ByteTable<Entry>(
    rows.flatMap { category, types, actions in
      let entry = Entry(category: .text(category), type: immortalList(types))
      return actions.map { ($0, entry) }
    })

  /// Lives as long as the process, as the table does.
  private static func immortalList(_ texts: [StaticString]) -> Cell {
    if texts.count == 1 { return .text(texts[0]) }
    let cells = UnsafeMutablePointer<Cell>.allocate(capacity: texts.count)
    for (index, text) in texts.enumerated() { (cells + index).initialize(to: .text(text)) }
    return Cell(kind: .many, start: UnsafeRawPointer(cells), length: UInt32(texts.count))
  }

  private static let rows: [(category: StaticString, types: [StaticString], actions: [StaticString])] = [
    (
      "iam", ["group", "change"],
      [
        "AddUserToGroup", "AttachGroupPolicy", "DeleteGroupPolicy", "DetachGroupPolicy", "PutGroupPolicy",
        "RemoveUserFromGroup", "UpdateGroup",
      ]
    ),
    ("iam", ["group", "creation"], ["CreateGroup"]),
    ("iam", ["group", "deletion"], ["DeleteGroup"]),
    (
      "iam", ["group", "info"],
      ["GetGroup", "GetGroupPolicy", "ListAttachedGroupPolicies", "ListGroupPolicies", "ListGroups"]
    ),
    (
      "iam", ["user", "change"],
      [
        "AttachUserPolicy", "ChangePassword", "CreateAccessKey", "CreateVirtualMFADevice", "DeactivateMFADevice",
        "DeleteAccessKey", "DeleteSSHPublicKey", "DeleteUserPermissionsBoundary", "DeleteUserPolicy",
        "DeleteVirtualMFADevice", "DetachUserPolicy", "EnableMFADevice", "PutUserPermissionsBoundary", "PutUserPolicy",
        "TagUser", "UntagUser", "UpdateAccessKey", "UpdateLoginProfile", "UpdateSSHPublicKey", "UpdateUser",
      ]
    ),
    ("iam", ["user", "creation"], ["CreateUser"]),
    ("iam", ["user", "deletion"], ["DeleteUser"]),
    (
      "iam", ["user", "info"],
      [
        "GetUser", "GetUserPolicy", "ListAttachedUserPolicies", "ListGroupsForUser", "ListUserPolicies", "ListUsers",
        "ListUserTags",
      ]
    ),
    ("iam", ["admin", "creation"], ["CreateKeyPair"]),
    (
      "iam", ["admin", "change"],
      ["SetDefaultPolicyVersion", "SetSecurityTokenServicePreferences", "UpdateAccountPasswordPolicy", "UpdateRole"]
    ),
    ("iam", ["info"], ["GetPolicy", "ListAttachedRolePolicies", "ListRoles"]),
    ("iam", ["change"], ["AttachRolePolicy"]),
    ("iam", ["creation"], ["CreatePolicy"]),
    ("authentication", ["info"], ["AssumeRole", "ConsoleLogin", "GetCallerIdentity"]),
    ("file", ["creation"], ["CreateBucket", "CreateDocument"]),
    ("file", ["deletion"], ["DeleteBucket", "DeleteObject"]),
    ("file", ["change"], ["PutObject"]),
    ("file", ["info"], ["ListBuckets", "ListObjects", "HeadObject", "GetObject"]),
    ("host", ["info"], ["DescribeInstances", "DescribeVolumes", "ListInstanceAssociations"]),
    (
      "network", ["info"],
      [
        "DescribeSecurityGroups", "DescribeNetworkInterfaces", "DescribeVpcs", "DescribeNetworkAcls",
        "DescribeLoadBalancers",
      ]
    ),
    ("network", ["access"], ["AuthorizeSecurityGroupIngress"]),
    ("api", ["info"], ["DescribeRegions", "Publish", "Converse"]),
    ("configuration", ["info"], ["DescribeTrails"]),
    ("configuration", ["creation"], ["CreateTopic"]),
    ("configuration", ["change"], ["Subscribe"]),
    ("configuration", ["deletion"], ["DeleteTrail"]),
    ("package", ["info"], ["ListFunctions"]),
    ("database", ["info"], ["ListTables", "DescribeDBInstances"]),
    ("process", ["start"], ["SendCommand"]),
    (
      "session", ["start"],
      ["StartSession", "CreateControlChannel", "OpenControlChannel", "CreateDataChannel", "OpenDataChannel"]
    ),
    ("session", ["end"], ["TerminateSession"]),
  ]
}
