import SluiceCore

/// `aws.cloudtrail.user_identity.*` (ECS mapping, section 3).
enum UserIdentityFields {
  static let webIdentityAttributes =
    "aws.cloudtrail.user_identity.session_context.web_id_federation_data.attributes"
  static let webIdentityAttributesPath: FieldPath = "userIdentity.sessionContext.webIdFederationData.attributes"
  static let creationDatePath: FieldPath = "userIdentity.sessionContext.attributes.creationDate"

  static let all: [ECSField] =
    [
      identity("type", "type"), identity("arn", "arn"), identity("access_key_id", "accessKeyId"),
      identity("invoked_by", "invokedBy"), identity("credential_id", "credentialId"),
      identity("identity_provider", "identityProvider"),
      identity("invoked_by_delegate.account_id", "invokedByDelegate.accountId"),
      identity("in_scope_of.issuer_type", "inScopeOf.issuerType"),
      identity("in_scope_of.credentials_issued_to", "inScopeOf.credentialsIssuedTo"),
      identity("in_scope_of.source_arn", "inScopeOf.sourceArn"),
      identity("in_scope_of.source_account", "inScopeOf.sourceAccount"),
      identity("on_behalf_of.user_id", "onBehalfOf.userId"),
      identity("on_behalf_of.identity_store_arn", "onBehalfOf.identityStoreArn"),
    ] + session

  private static let session: [ECSField] = [
    context("mfa_authenticated", "attributes.mfaAuthenticated"),
    creationDate,
    context("session_issuer.type", "sessionIssuer.type"),
    context("session_issuer.principal_id", "sessionIssuer.principalId"),
    context("session_issuer.arn", "sessionIssuer.arn"),
    context("session_issuer.account_id", "sessionIssuer.accountId"),
    context("ec2_role_delivery", "ec2RoleDelivery"),
    context("source_identity", "sourceIdentity"),
    context("assumed_root", "assumedRoot", .boolean),
    context("sign_in_session_arn", "signInSessionArn"),
    context("web_id_federation_data.federated_provider", "webIdFederationData.federatedProvider"),
    .tree(webIdentityAttributes, from: webIdentityAttributesPath) {
      treeColumn(at: webIdentityAttributesPath, in: &$0)
    },
  ]

  static let creationDate = ECSField.derived(
    "aws.cloudtrail.user_identity.session_context.creation_date", .date, needs: creationDatePath
  ) { builder in
    let date = builder.raw(creationDatePath, .cleanedLeaves)
    return { batch, record in dateCell(batch[record, date], in: batch.arena) }
  }

  private static func identity(_ name: String, _ path: String) -> ECSField {
    .copy("aws.cloudtrail.user_identity.\(name)", FieldPath(dotted: "userIdentity.\(path)"))
  }

  private static func context(_ name: String, _ path: String, _ type: FieldType = .keyword) -> ECSField {
    .copy(
      "aws.cloudtrail.user_identity.session_context.\(name)",
      FieldPath(dotted: "userIdentity.sessionContext.\(path)"), type)
  }
}
