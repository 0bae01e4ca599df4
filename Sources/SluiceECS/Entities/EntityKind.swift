import SluiceCore

/// Which of the `*.entity.id` fields an actor or target goes to (ECS mapping, section 8).
enum EntityKind: UInt8 {
  case user, host, service, generic

  init(target: Cell) {
    if let kind = ARNKind(target) {
      if Self.isServiceRole(target) {
        self = .service
      } else {
        self = Self.kinds.value(for: kind.resource.bytes) ?? (kind.service.equals("s3") ? .service : .generic)
      }
    } else if target.length == 20, target.hasPrefix("AKIA") {
      self = .user
    } else if target.hasPrefix("i-") {
      self = .host
    } else if Self.isNetworkPart(target) {
      self = .service
    } else {
      self = .generic
    }
  }

  init(actor: Cell, of type: IdentityType) {
    if type == .awsService || Self.isServiceRole(actor) {
      self = .service
      return
    }
    if type == .iamUser || type == .root || type == .assumedRole {
      self = .user
      return
    }
    let resource = ARNKind(actor)?.resource ?? .missing
    if resource.equals("user") || resource.equals("role") || resource.equals("assumed-role")
      || resource.equals("federated-user")
    {
      self = .user
    } else if resource.equals("instance") || actor.hasPrefix("i-") {
      self = .host
    } else {
      self = .generic
    }
  }

  private static func isServiceRole(_ text: Cell) -> Bool {
    text.contains("/AWSServiceRoleFor") || text.contains("/aws-service-role/")
  }

  private static func isNetworkPart(_ text: Cell) -> Bool {
    text.hasPrefix("sg-") || text.hasPrefix("sgr-") || text.hasPrefix("eni-") || text.hasPrefix("vpc-")
      || text.hasPrefix("subnet-") || text.hasPrefix("acl-") || text.hasPrefix("rtb-") || text.hasPrefix("igw-")
      || text.hasPrefix("nat-") || text.hasPrefix("vpce-") || text.hasPrefix("tgw-") || text.hasPrefix("pcx-")
  }

  /// Kinds of resources in ARNs.
  private static let kinds = ByteTable<EntityKind>(
    ([
      "user", "role", "assumed-role", "federated-user", "instance-profile", "mfa", "serialNumber",
    ] as [StaticString]).map { ($0, .user) } + [("instance", .host)]
      + ([
        "stack", "stack-set", "trail", "configuration-recorder", "file-system", "mount-target", "rule", "detector",
        "key",
        "function", "log-group", "log-stream", "alarm", "db", "cluster", "global-cluster", "trust-anchor",
        "resolver-query-log-config", "secret", "parameter", "document", "session", "webacl", "rulegroup", "ipset",
        "topic", "model", "loadbalancer", "table", "group", "policy", "security-group", "network-interface", "vpc",
        "subnet", "network-acl", "dhcp-options",
      ] as [StaticString]).map { ($0, .service) })
}

/// The parts of an ARN that tell what it names: `arn:partition:service:region:account:resource`.
struct ARNKind {
  let service: Cell
  /// The sixth part up to its first `/`; all of it when that comes first.
  let resource: Cell

  /// Nil for a text that is not an ARN of six parts or more. Empty parts at the end don't count.
  init?(_ text: Cell) {
    guard text.hasPrefix("arn:") else { return nil }
    let bytes = text.bytes
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x3A { end -= 1 }
    var colons: [5 of Int] = [0, 0, 0, 0, 0]
    var found = 0
    var resourceEnd = end
    for index in 0..<end where bytes[index] == 0x3A {
      if found == 5 {
        resourceEnd = index
        break
      }
      colons[found] = index
      found += 1
    }
    guard found == 5 else { return nil }
    service = text.text(colons[1] + 1..<colons[2])
    let start = colons[4] + 1
    if let slash = bytes[start..<resourceEnd].firstIndex(of: 0x2F), slash > start { resourceEnd = slash }
    resource = text.text(start..<resourceEnd)
  }
}
