/// Names that CloudTrail logs and that are no operations of an AWS SDK.
enum AWSEventNames {
  /// By event source without `.amazonaws.com`.
  static let names: [String: Set<String>] = texts.mapValues { Set($0.split(separator: " ").map(String.init)) }

  /// Sources that log operations of another one.
  static let aliases: [String: String] = [
    "sso-directory": "identitystore", "application-insights": "applicationinsights", "email": "ses",
    "waf-regional": "waf", "tagging": "resource-groups", "marketplace": "aws-marketplace",
  ]

  /// Names by which services are known, and the event sources that they log under.
  static let sourceOfProduct: [String: String] = [
    "cloudwatch": "monitoring", "cloudwatchlogs": "logs", "cloudwatch-logs": "logs", "eventbridge": "events",
    "cloudwatchevents": "events", "stepfunctions": "states", "elb": "elasticloadbalancing",
    "elbv2": "elasticloadbalancing", "emr": "elasticmapreduce", "efs": "elasticfilesystem", "msk": "kafka",
    "opensearch": "es", "console": "signin", "cognito": "cognito-idp", "macie": "macie2", "inspector": "inspector2",
    "systemsmanager": "ssm", "identitycenter": "sso", "keyspaces": "cassandra", "memorydb": "memory-db",
  ]

  private static let texts: [String: String] = [
    // Signing in to the console is no API: AWS documents these under "console sign-in events".
    "signin": """
    AssumeRole AwsConsoleSignIn CheckMfa ConsoleLogin CreateOAuth2Token CredentialChallenge CredentialVerification \
    EmailUpdated ExitRole ExternalIdPDirectoryLogin GetSigninToken Logout PasswordRecoveryCompleted \
    PasswordRecoveryRequested PasswordUpdated RenewRole SwitchRole UserAuthentication
    """,
    // IAM Identity Center's portal and directory, which no SDK has.
    "sso": """
    AssociateDirectory AssociateProfile Authenticate CreateApplicationInstance CreateProfile CreateToken CreateTrust \
    DeleteApplicationInstance DeletePermissionsPolicy DeleteProfile DescribeRegisteredRegions \
    DisableExternalIdPConfigurationForDirectory DisassociateDirectory DisassociateProfile \
    EnableExternalIdPConfigurationForDirectory Federate GetApplicationInstance GetApplicationTemplate \
    GetMfaDeviceManagementForDirectory GetProfile GetSSOStatus GetTrust ListApplicationInstances ListDirectoryAssociations \
    ListProfileAssociations ListProfiles Logout PutMfaDeviceManagementForDirectory PutPermissionsPolicy \
    SearchGroups SearchUsers StartSSO UpdateApplicationInstanceActiveCertificate UpdateDirectory \
    UpdateDirectoryAssociation UpdateProfile UpdateTrust UserAuthentication
    """,
    "sso-directory": """
    AddMemberToGroup AssociateMfaDeviceForUser CompleteVirtualMfaDeviceRegistration CreateAlias CreateBearerToken \
    CreateExternalIdPConfigurationForDirectory CreateGroup CreateProvisioningTenant CreateUser DeleteBearerToken \
    DeleteGroup DeleteMfaDeviceForUser DeleteUser DescribeDirectory DescribeGroup DescribeUser \
    DisableExternalIdPConfigurationForDirectory DisableUser EnableExternalIdPConfigurationForDirectory EnableUser \
    IsMemberInGroup ListBearerTokens ListExternalIdPConfigurationsForDirectory ListMembersInGroup \
    ListMfaDevicesForUser RemoveMemberFromGroup SearchGroups SearchUsers StartVirtualMfaDeviceRegistration \
    UpdateExternalIdPConfigurationForDirectory UpdateGroup UpdateMfaDeviceForUser UpdatePassword UpdateUser \
    UpdateUserName VerifyEmail
    """,
    // S3 logs some bucket operations under other names than its SDKs use; and what S3 does by itself.
    "s3": """
    DeleteAccountPublicAccessBlock DeleteBucketPublicAccessBlock DeleteBucketReplicationConfiguration DeleteObjects \
    GetAccelerateConfiguration GetAccountPublicAccessBlock GetBucketObjectLockConfiguration \
    GetBucketPublicAccessBlock GetBucketWebsiteConfiguration GetStorageLensDashboardDataInternal InitiateMultipartUpload \
    JobCreated JobStatusChanged ListAllMyBuckets ListBucket ListMultipartUploadParts ListObjectVersions ListVersions \
    Object-Created PreflightRequest PutAccelerateConfiguration PutAccountPublicAccessBlock \
    PutBucketObjectLockConfiguration PutBucketPublicAccessBlock S3-Expire-Delete
    """,
    // Events that KMS makes without a request.
    "kms": "DeleteExpiredKeyMaterial DeleteKey RotateKey SynchronizeMultiRegionKey",
    "ec2": """
    BidEvictedEvent BidFulfilledEvent BidUpdatedEvent CreateSecurityGroupAsync RegisterManagedInstance \
    SharedSnapshotCopyInitiated SharedSnapshotVolumeCreated
    """,
    "secretsmanager": """
    CancelSecretVersionDelete EndSecretVersionDelete RotationAbandoned RotationFailed RotationStarted \
    RotationSucceeded StartSecretVersionDelete TestRotationFailed TestRotationSucceeded
    """,
    "organizations": "AccountDeparted CloseAccountResult CreateAccountResult MoveAccountResult",
    "rds": "DescribeRecommendationGroups DescribeRecommendations",
    "es": "ListNotifications",
    "bedrock": """
    CreateFoundationModelEntitlement DeleteFoundationModelEntitlement GetUseCaseForModelAccess \
    PutFoundationModelEntitlement PutUseCaseForModelAccess
    """,
    "ssm": """
    ListInstanceAssociations OpenControlChannel OpenDataChannel PutConfigurePackageResult \
    RequestManagedInstanceRoleToken UpdateInstanceAssociationStatus UpdateInstanceInformation
    """,
    "ssmmessages": "CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel",
    "ec2messages": "AcknowledgeMessage DeleteMessage FailMessage GetEndpoint GetMessages SendReply",
    "autoscaling": "InstanceRefreshStarted InstanceRefreshSucceeded",
    "backup": """
    BackupDeleted BackupJobCompleted BackupJobStarted CopyJobCompleted CopyJobStarted RecoveryPointLocked \
    RestoreCompleted RestoreStarted
    """,
    "ecr": "PolicyExecutionEvent ReplicateImage",
    "ecs": "SubmitAttachmentStateChanges",
    "lambda": "InvokeExecution",
    "cloudshell": """
    ApproveCommand CreateEnvironment CreateSession DeleteEnvironment DescribeEnvironments GetEnvironmentStatus \
    GetFileDownloadUrls GetFileUploadUrls GetLayout PutCredentials RedeemCode SendHeartBeat StartEnvironment \
    StopEnvironment UpdateLayout
    """,
    // Cognito's hosted pages.
    "cognito-idp": """
    Authorize_GET Confirm_GET Error_GET ForgotPassword_GET ForgotPassword_POST Login_GET Login_POST Logout_GET \
    OAuth2_Authorize_GET OAuth2Response_GET ResetPassword_POST SAML2Response_POST Signup_GET Signup_POST Token_POST \
    UserInfo_GET
    """,
    "billingconsole": """
    AWSPaymentPortalService.GetPaymentInstruments GetAlternateContact GetContactInformation SetContactAddress \
    SetAlternateContact
    """,
    "support-console": "DescribeSupportLevel",
    "controltower": "CreateManagedAccount RegisterOrganizationalUnit SetupLandingZone UpdateManagedAccount",
    "quicksight": "QueryDatabase AccountCreated GetDashboard UserRegistered",
  ]
}
