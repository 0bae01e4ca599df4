import SluiceCore

/// The name of a session: what follows the last `/` in the ARN of an assumed role, a federated user or a user of IAM
/// Identity Center, when the ARN is one of STS in any partition (ECS mapping, section 5).
enum SessionName {
  static func column(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("user.name (session)") { builder in
      let type = IdentityType.column(in: &builder)
      let arn = builder.raw("userIdentity.arn", .cleanedLeaves)
      return { batch, record in
        switch IdentityType(batch[record, type]) {
        case .assumedRole, .federatedUser, .identityCenterUser:
          let arn = batch[record, arn].single
          guard arn.isText, isSTS(arn), let slash = arn.lastIndex(of: 0x2F) else { return .missing }
          return arn.text(slash + 1..<Int(arn.length))
        default: return .missing
        }
      }
    }
  }

  /// Whether the text begins `arn:<partition>:sts:`.
  private static func isSTS(_ arn: Cell) -> Bool {
    guard arn.hasPrefix("arn:") else { return false }
    let bytes = arn.bytes
    var index = 4
    while index < bytes.count, isPartitionByte(bytes[index]) { index += 1 }
    return index > 4 && arn.text(index..<bytes.count).hasPrefix(":sts:")
  }

  private static func isPartitionByte(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
  }
}
