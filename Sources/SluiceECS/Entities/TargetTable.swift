/// Where the targets of an event are found.
enum TargetSource: Sendable {
  /// The text in the request, or the response.
  case request(PayloadPath)
  case response(PayloadPath)
  /// A value of the request, whatever its type, as text.
  case requestAsText(PayloadPath)
  /// Each text of a list in the request.
  case requestList(PayloadPath)
  /// The text at a path below each item of a list in the response.
  case responseItems(PayloadPath, PayloadPath)
  /// The ARNs of the record's resources.
  case resources
  /// The recipient's account.
  case account
  /// The instances that a command is sent to.
  case command
}

/// What events act on, by service and event name (ECS mapping, section 8).
struct TargetTable {
  struct Row: Sendable {
    let service: StaticString
    let sources: [TargetSource]
  }

  /// Rows by event name: few names are those of several services.
  static let rows: ByteTable<[Row]> = {
    var names: [StaticString] = []
    var rows: [String: [Row]] = [:]
    for entry in entries {
      for event in entry.events {
        if rows["\(event)"] == nil { names.append(event) }
        rows["\(event)", default: []].append(Row(service: entry.service, sources: entry.sources))
      }
    }
    return ByteTable(names.map { ($0, rows["\($0)"] ?? []) })
  }()

  private typealias Entry = (service: StaticString, events: [StaticString], sources: [TargetSource])

  private static let entries: [Entry] =
    compute + identity + data + management

  private static let compute: [Entry] = [
    (
      "ec2", ["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"],
      [.request("groupId"), .responseItems("securityGroupRuleSet.items", "securityGroupRuleId")]
    ),
    (
      "ec2", ["CreateTrafficMirrorFilter"],
      [.response("CreateTrafficMirrorFilterResponse.trafficMirrorFilter.trafficMirrorFilterId")]
    ),
    (
      "ec2", ["CreateTrafficMirrorFilterRule"],
      [.response("CreateTrafficMirrorFilterRuleResponse.trafficMirrorFilterRule.trafficMirrorFilterRuleId")]
    ),
    (
      "ec2", ["CreateTrafficMirrorSession"],
      [.response("CreateTrafficMirrorSessionResponse.trafficMirrorSession.trafficMirrorSessionId")]
    ),
    (
      "ec2", ["CreateTrafficMirrorTarget"],
      [.response("CreateTrafficMirrorTargetResponse.trafficMirrorTarget.trafficMirrorTargetId")]
    ),
    ("ec2", ["DeleteFlowLogs"], [.request("DeleteFlowLogsRequest.FlowLogId.content")]),
    ("ec2", ["DeleteNetworkAcl"], [.request("networkAclId")]),
    ("ec2", ["DeleteNetworkAclEntry"], [.request("networkAclId"), .requestAsText("ruleNumber")]),
    ("ec2", ["GetPasswordData"], [.request("instanceId")]),
    ("ec2", ["ModifyImageAttribute"], [.request("imageId")]),
    ("ec2", ["ModifySnapshotAttribute"], [.request("snapshotId")]),
    (
      "ec2",
      [
        "DescribeSecurityGroups", "DescribeNetworkInterfaces", "DescribeRegions", "DescribeVpcs", "DescribeNetworkAcls",
        "DescribeVolumes",
      ], [.account]
    ),
    ("ec2-instance-connect", ["SendSSHPublicKey", "SendSerialConsoleSSHPublicKey"], [.request("instanceId")]),
    ("elasticfilesystem", ["DeleteFileSystem"], [.request("fileSystemId")]),
    ("elasticfilesystem", ["DeleteMountTarget"], [.request("mountTargetId")]),
    ("elasticloadbalancing", ["DescribeLoadBalancers"], [.account]),
    (
      "ssm", ["GetParameter", "GetParameters", "CreateControlChannel", "OpenControlChannel"], [.resources]
    ),
    ("ssm", ["StartSession"], [.request("target")]),
    ("ssm", ["CreateDocument"], [.request("name")]),
    ("ssm", ["TerminateSession", "OpenDataChannel"], [.request("sessionId")]),
    ("ssm", ["SendCommand"], [.command]),
    ("ssm", ["ListInstanceAssociations"], [.account]),
  ]

  private static let identity: [Entry] = [
    ("iam", ["AttachGroupPolicy"], [.request("groupName")]),
    ("iam", ["AttachRolePolicy", "ListAttachedRolePolicies", "UpdateAssumeRolePolicy"], [.request("roleName")]),
    ("iam", ["AttachUserPolicy"], [.request("policyArn"), .request("userName")]),
    ("iam", ["CreateAccessKey"], [.response("accessKey.accessKeyId"), .request("userName")]),
    ("iam", ["CreateUser", "DeactivateMFADevice"], [.request("userName")]),
    ("iam", ["DeleteVirtualMFADevice"], [.request("serialNumber")]),
    ("iam", ["GetPolicy"], [.request("policyArn")]),
    ("iam", ["CreatePolicy"], [.response("policy.arn")]),
    ("iam", ["ListRoles", "ListUsers"], [.account]),
    ("kms", ["DisableKey", "ScheduleKeyDeletion"], [.resources]),
    ("rolesanywhere", ["CreateTrustAnchor"], [.response("trustAnchor.trustAnchorArn")]),
    ("secretsmanager", ["BatchGetSecretValue"], [.requestList("secretIdList")]),
    ("secretsmanager", ["GetSecretValue"], [.request("secretId")]),
    ("signin", ["ConsoleLogin"], [.account]),
    ("sts", ["AssumeRole"], [.request("roleArn")]),
    ("sts", ["GetCallerIdentity"], [.account]),
  ]

  private static let data: [Entry] = [
    ("bedrock", ["Converse"], [.request("modelId")]),
    ("dynamodb", ["ListTables"], [.account]),
    ("rds", ["DeleteDBCluster", "ModifyDBCluster", "StopDBCluster"], [.response("dBClusterArn")]),
    (
      "rds",
      [
        "DeleteDBInstance", "ModifyDBInstance", "RestoreDBInstanceFromDBSnapshot", "RestoreDBInstanceFromS3",
        "StopDBInstance",
      ], [.response("dBInstanceArn")]
    ),
    ("rds", ["DeleteGlobalCluster"], [.response("globalClusterArn")]),
    ("rds", ["ModifyDBClusterSnapshotAttribute"], [.response("dBClusterSnapshotIdentifier")]),
    ("rds", ["ModifyDBSnapshotAttribute"], [.response("dBSnapshotIdentifier")]),
    ("rds", ["DescribeDBInstances"], [.account]),
    (
      "s3",
      [
        "CopyObject", "PutBucketLogging", "PutBucketVersioning", "PutObject", "GetBucketPolicy", "ListObjects",
        "HeadObject", "GetObject", "DeleteObject", "DeleteBucket",
      ], [.resources]
    ),
    (
      "s3", ["PutBucketReplication"],
      [.resources, .request("ReplicationConfiguration.Rule.Destination.Bucket")]
    ),
    ("s3", ["ListBuckets"], [.account]),
    ("sns", ["CreateTopic"], [.response("topicArn")]),
    ("sns", ["Subscribe", "Publish"], [.request("topicArn")]),
  ]

  private static let management: [Entry] = [
    ("cloudformation", ["CreateStack"], [.response("stackId")]),
    ("cloudformation", ["CreateStackSet"], [.response("stackSetId")]),
    ("cloudtrail", ["DeleteTrail", "StopLogging"], [.request("name")]),
    ("cloudtrail", ["DescribeTrails"], [.account]),
    (
      "config", ["StartConfigurationRecorder", "StopConfigurationRecorder"], [.request("configurationRecorderName")]
    ),
    ("events", ["DeleteRule"], [.request("name")]),
    ("guardduty", ["CreateDetector"], [.response("detectorId")]),
    ("guardduty", ["DeleteDetector"], [.request("detectorId")]),
    ("logs", ["DeleteLogGroup"], [.request("logGroupName")]),
    ("logs", ["DeleteLogStream"], [.request("logStreamName")]),
    ("monitoring", ["DeleteAlarms"], [.requestList("alarmNames")]),
    ("route53resolver", ["DeleteResolverQueryLogConfig"], [.response("resolverQueryLogConfig.arn")]),
    ("wafv2", ["DeleteRuleGroup", "DeleteWebACL"], [.request("id")]),
  ]
}
