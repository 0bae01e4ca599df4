import SluiceCore

/// `userIdentity.type`, as far as the mapping tells types apart.
enum IdentityType {
  case iamUser, root, assumedRole, federatedUser, identityCenterUser, awsService, other

  init(_ cell: Cell) {
    switch cell.length {
    case 4 where cell.equals("Root"): self = .root
    case 7 where cell.equals("IAMUser"): self = .iamUser
    case 10 where cell.equals("AWSService"): self = .awsService
    case 11 where cell.equals("AssumedRole"): self = .assumedRole
    case 13 where cell.equals("FederatedUser"): self = .federatedUser
    case 18 where cell.equals("IdentityCenterUser"): self = .identityCenterUser
    default: self = .other
    }
  }

  static func column(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.raw("userIdentity.type", .cleanedLeaves)
  }
}
