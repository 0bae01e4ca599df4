import SluiceCore

/// Paths of CloudTrail records, those that pipelines ask for most first: a projection of n paths is the first n of
/// them. Many of the later ones are in no generated record, as most paths that a large rule set names are in few
/// records.
enum ProjectedPaths {
  static let all: [FieldPath] = (root + identity + parameters + others).map(FieldPath.init(dotted:))

  /// 15: what routing and simple rules read.
  private static let root = [
    "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent", "errorCode", "eventID",
    "recipientAccountId", "eventType", "readOnly", "userIdentity.type", "userIdentity.arn", "userIdentity.accountId",
    "userIdentity.userName",
  ]

  /// 33 more: 48 in all, what the shipped rules' kind of rules read.
  private static let identity = [
    "userIdentity.principalId", "userIdentity.accessKeyId", "userIdentity.invokedBy",
    "userIdentity.sessionContext.sessionIssuer.type", "userIdentity.sessionContext.sessionIssuer.arn",
    "userIdentity.sessionContext.sessionIssuer.userName", "userIdentity.sessionContext.sessionIssuer.accountId",
    "userIdentity.sessionContext.sessionIssuer.principalId", "userIdentity.sessionContext.attributes.creationDate",
    "userIdentity.sessionContext.attributes.mfaAuthenticated",
    "userIdentity.sessionContext.webIdFederationData.federatedProvider", "errorMessage", "requestID", "eventVersion",
    "eventCategory", "managementEvent", "sharedEventID", "apiVersion", "vpcEndpointId", "vpcEndpointAccountId",
    "sessionCredentialFromConsole", "resources.ARN", "resources.accountId", "resources.type", "tlsDetails.tlsVersion",
    "tlsDetails.cipherSuite", "tlsDetails.clientProvidedHostHeader", "additionalEventData.MFAUsed",
    "additionalEventData.LoginTo", "additionalEventData.MobileVersion", "requestParameters.bucketName",
    "requestParameters.key", "responseElements.ConsoleLogin",
  ]

  private static let parameters = [
    "roleArn", "roleSessionName", "durationSeconds", "policy", "roleName", "userName", "groupName", "policyArn",
    "policyName", "policyDocument", "setAsDefault", "groupId", "cidrIp", "ipPermissions.items.ipProtocol",
    "ipPermissions.items.fromPort", "ipPermissions.items.toPort", "ipPermissions.items.ipRanges.items.cidrIp",
    "ipPermissions.items.ipv6Ranges.items.cidrIpv6", "instancesSet.items.instanceId", "instancesSet.items.imageId",
    "instanceType", "subnetId", "filterSet.items.name", "filterSet.items.valueSet.items.value", "tagSet.items.key",
    "tagSet.items.value", "resourcesSet.items.resourceId", "volumeSet.items.volumeId", "snapshotId",
    "createVolumePermission.add.items.group", "createVolumePermission.add.items.userId",
    "launchPermission.add.items.group", "launchPermission.add.items.userId", "attributeName", "attributeType",
    "valuesToAdd", "keyId", "keySpec", "encryptionContext", "encryptionAlgorithm", "secretId", "name",
    "withDecryption", "instanceId", "documentName", "agentVersion", "platformType", "functionName", "invocationType",
    "principal", "principalOrgID", "layers", "dryRun", "trailName", "includeManagementEvents",
    "eventSelectors.readWriteType", "eventSelectors.includeManagementEvents",
    "advancedEventSelectors.fieldSelectors.field",
    "isMultiRegionTrail", "Host", "prefix", "max-keys", "x-amz-acl", "VersioningConfiguration.Status",
    "BucketLoggingStatus.LoggingEnabled.TargetBucket", "PublicAccessBlockConfiguration.BlockPublicAcls",
    "PublicAccessBlockConfiguration.BlockPublicPolicy", "PublicAccessBlockConfiguration.IgnorePublicAcls",
    "PublicAccessBlockConfiguration.RestrictPublicBuckets", "logGroupName", "logStreamName", "tableName", "queueUrl",
    "dBInstanceIdentifier", "dBSnapshotIdentifier", "publiclyAccessible", "deletionProtection",
    "storageEncrypted", "masterUserPassword", "autoScalingGroupNames", "targetGroupArn",
  ].map { "requestParameters." + $0 }

  private static let others =
    [
      "_return", "requestId", "credentials.accessKeyId", "credentials.expiration", "assumedRoleUser.arn",
      "assumedRoleUser.assumedRoleId", "subjectFromWebIdentityToken", "provider", "accessKey.accessKeyId",
      "accessKey.userName", "user.arn", "role.arn", "instancesSet.items.instanceId",
      "instancesSet.items.privateIpAddress", "reservationId", "x-amz-server-side-encryption",
    ].map { "responseElements." + $0 }
    + [
      "SignatureVersion", "CipherSuite", "bytesTransferredIn", "bytesTransferredOut", "AuthenticationMethod",
      "functionVersion",
    ]
    .map { "additionalEventData." + $0 }
}
