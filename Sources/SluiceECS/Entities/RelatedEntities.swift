import SluiceCore

extension EntityRecord {
  /// Adds all that the record names, but for its targets.
  func collectRelated(into set: inout CellSet) throws(NotText) {
    set.insert(try text(columns.accessKeyID))
    set.insert(try text(columns.arn))
    set.insert(try text(columns.userName))
    set.insert(try text(columns.issuerARN))
    set.insert(try text(columns.issuerName))
    if type == .identityCenterUser { set.insert(try text(columns.identityStore)) }
    try insertResourceARNs(into: &set)
    guard let row = RelatedTable.rows.value(for: service.bytes) else { return }
    for path in row.request { set.insert(try text(request, path)) }
    for path in row.response { set.insert(try text(response, path)) }
    if service.equals("ec2") { try collectEC2(into: &set) }
    if service.equals("lambda") { try collectLambda(into: &set) }
    if service.equals("rds") { try collectRDS(into: &set) }
    if service.equals("sts") {
      set.insert(try text(columns.sourceIdentity))
      set.insert(try text(columns.additional))
    }
  }

  private func collectEC2(into set: inout CellSet) throws(NotText) {
    try groups(response, Path.ruleItems, of: Path.ruleGroup, into: &set)
    try groups(response, Path.groupItems, of: Path.groupID, into: &set)
    try groups(request, Path.groupItems, of: Path.groupID, into: &set)
    try groups(request, Path.instanceItems, of: Path.instanceID, into: &set)
    try forEachItem(response, Path.instanceItems) { (tree, instance) throws(NotText) in
      try group(Path.instance, of: instance, in: tree, into: &set)
      try forEachItem(tree, Path.interfaceItems, below: instance) { (tree, interface) throws(NotText) in
        try group(Path.interface, of: interface, in: tree, into: &set)
        try forEachItem(tree, Path.groupItems, below: interface) { (tree, item) throws(NotText) in
          try group(Path.groupID, of: item, in: tree, into: &set)
        }
      }
    }
    try groups(request, Path.revokedItems, of: Path.revokedRule, into: &set)
  }

  private func collectLambda(into set: inout CellSet) throws(NotText) {
    for path in [Path.securityGroupIDs, Path.subnetIDs] {
      var isOpen = true
      try forEachItem(response, path) { (_, item) throws(NotText) in
        if isOpen { isOpen = set.insert(try text(item)) }
      }
    }
  }

  private func collectRDS(into set: inout CellSet) throws(NotText) {
    try forEachItem(response, Path.subnets) { (tree, subnet) throws(NotText) in
      set.insert(try text(tree, Path.subnetIdentifier, below: subnet))
    }
    try forEachItem(response, Path.vpcSecurityGroups) { (tree, item) throws(NotText) in
      set.insert(try text(tree, Path.vpcSecurityGroupID, below: item))
    }
  }

  private func groups(
    _ tree: PayloadTree?, _ list: PayloadPath, of paths: [PayloadPath], into set: inout CellSet
  ) throws(NotText) {
    try forEachItem(tree, list) { (tree, item) throws(NotText) in try group(paths, of: item, in: tree, into: &set) }
  }

  /// Adds values that belong together up to the first one that is missing or already there, as the integration does:
  /// the later ones are lost.
  private func group(
    _ paths: [PayloadPath], of item: PayloadTree.Node, in tree: PayloadTree, into set: inout CellSet
  ) throws(NotText) {
    for path in paths {
      guard set.insert(try text(tree, path, below: item)) else { return }
    }
  }

  private enum Path {
    static let ruleItems: PayloadPath = "securityGroupRuleSet.items"
    static let ruleGroup: [PayloadPath] = ["groupId", "referencedGroupInfo.groupId", "securityGroupRuleId"]
    static let groupItems: PayloadPath = "groupSet.items"
    static let groupID: [PayloadPath] = ["groupId"]
    static let instanceItems: PayloadPath = "instancesSet.items"
    static let instanceID: [PayloadPath] = ["instanceId"]
    static let instance: [PayloadPath] = ["subnetId", "vpcId", "instanceId", "imageId", "iamInstanceProfile.arn"]
    static let interfaceItems: PayloadPath = "networkInterfaceSet.items"
    static let interface: [PayloadPath] = ["networkInterfaceId", "vpcId", "subnetId"]
    static let revokedItems: PayloadPath = "revokedSecurityGroupRuleSet.items"
    static let revokedRule: [PayloadPath] = ["securityGroupRuleId", "groupId"]
    static let securityGroupIDs: PayloadPath = "vpcConfig.securityGroupIds"
    static let subnetIDs: PayloadPath = "vpcConfig.subnetIds"
    static let subnets: PayloadPath = "dBSubnetGroup.subnets"
    static let subnetIdentifier: PayloadPath = "subnetIdentifier"
    static let vpcSecurityGroups: PayloadPath = "vpcSecurityGroups"
    static let vpcSecurityGroupID: PayloadPath = "vpcSecurityGroupId"
  }
}
