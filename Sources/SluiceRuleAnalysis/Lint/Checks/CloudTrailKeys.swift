/// The keys of CloudTrail records, as AWS documents them ("CloudTrail record contents", version 1.11).
enum CloudTrailKeys {
  /// Below these anything may stand.
  private static let open: Set<String> = [
    "requestParameters", "responseElements", "additionalEventData", "serviceEventDetails", "resources", "addendum",
    "insightDetails", "edgeDeviceDetails", "eventContext",
  ]

  private static let scalars: Set<String> = [
    "apiVersion", "awsRegion", "errorCode", "errorMessage", "eventCategory", "eventID", "eventName", "eventSource",
    "eventTime", "eventType", "eventVersion", "managementEvent", "readOnly", "recipientAccountId", "requestID",
    "sessionCredentialFromConsole", "sharedEventID", "sourceIPAddress", "userAgent", "vpcEndpointAccountId",
    "vpcEndpointId",
  ]

  private static let identity = [
    "type", "principalId", "arn", "accountId", "accessKeyId", "userName", "invokedBy", "identityProvider",
    "credentialId", "identityStoreArn", "sourceAccount", "sourceArn",
    "onBehalfOf.userId", "onBehalfOf.identityStoreArn",
    "inScopeOf.sourceArn", "inScopeOf.sourceAccount", "inScopeOf.issuerType", "inScopeOf.credentialsIssuedTo",
    "sessionContext.attributes.creationDate", "sessionContext.attributes.mfaAuthenticated",
    "sessionContext.ec2RoleDelivery", "sessionContext.sourceIdentity", "sessionContext.assumedRoot",
    "sessionContext.sessionIssuer.type", "sessionContext.sessionIssuer.userName",
    "sessionContext.sessionIssuer.principalId", "sessionContext.sessionIssuer.arn",
    "sessionContext.sessionIssuer.accountId",
    "sessionContext.webIdFederationData.federatedProvider",
  ].map { "userIdentity." + $0 }

  private static let tls = ["tlsVersion", "cipherSuite", "clientProvidedHostHeader", "keyExchange"].map {
    "tlsDetails." + $0
  }

  /// The outermost keys.
  static let root = scalars.union(open).union(["userIdentity", "tlsDetails"])

  /// All names that are known.
  static let paths = (Array(scalars) + Array(open) + ["userIdentity", "tlsDetails"] + identity + tls).sorted()

  private static let known = Set(paths)

  /// Whether a record may have something there: known paths, objects on the way to one, and all below what is open.
  static func isKnown(_ keys: [String]) -> Bool {
    guard let first = keys.first else { return false }
    if open.contains(first) { return true }
    let name = keys.joined(separator: ".")
    return known.contains(name) || paths.contains { $0.hasPrefix(name + ".") }
      || name.hasPrefix("userIdentity.sessionContext.webIdFederationData.attributes")
  }
}
