import SluiceCore

extension EntityRecord {
  /// Who acted; missing for a service, but for one that assumes a role, and for identities without an ARN.
  func actor() throws(NotText) -> Cell {
    let arn = try text(columns.arn)
    if service.equals("sts") {
      if action.equals("AssumeRole") {
        switch type {
        case .awsService: return try text(columns.invokedBy)
        case .assumedRole: return try text(columns.issuerARN)
        default: return arn
        }
      }
      if action.equals("GetCallerIdentity") { return arn }
    }
    return arn.isMissing ? try text(columns.behalfUser) : arn
  }
}
