/// Texts of the payloads that are related entities, by service (ECS mapping, section 8).
enum RelatedTable {
  struct Row: Sendable {
    let request: [PayloadPath]
    let response: [PayloadPath]
  }

  static let rows = ByteTable<Row>([
    (
      "cloudtrail",
      Row(
        request: ["name", "s3BucketName"],
        response: [
          "cloudWatchLogsLogGroupArn", "cloudWatchLogsRoleArn", "kmsKeyId", "snsTopicARN", "trailARN", "name",
        ])
    ),
    ("config", Row(request: ["configurationRecorderName"], response: [])),
    (
      "ec2",
      Row(
        request: [
          "groupId", "groupName", "roleName", "subnetId", "volumeId", "networkInterfaceId", "vpcId", "snapshotId",
        ],
        response: ["groupId", "reservationId", "vpc.vpcId", "vpc.dhcpOptionsId", "snapshotId", "volumeId"])
    ),
    ("guardduty", Row(request: ["detectorId"], response: ["detectorId"])),
    (
      "iam",
      Row(
        request: ["userName", "serialNumber", "accessKeyId", "policyArn", "roleName", "policyName"],
        response: [
          "accessKey.userName", "accessKey.accessKeyId", "user.arn", "user.userId", "user.userName", "userId",
          "role.arn", "serialNumber",
        ])
    ),
    (
      "kms", Row(request: ["keyId"], response: ["keyId", "keyMetadata.arn", "keyMetadata.keyId"])
    ),
    ("lambda", Row(request: ["functionName"], response: ["functionArn", "functionName", "role"])),
    (
      "rds",
      Row(
        request: ["dBInstanceIdentifier", "dBInstanceArn"],
        response: ["dBInstanceIdentifier", "dbInstanceArn", "dBSubnetGroup.vpcId"])
    ),
    ("s3", Row(request: ["bucketName"], response: [])),
    (
      "sts",
      Row(request: ["roleArn", "roleSessionName"], response: ["assumedRoleUser.arn", "accessKeyId"])
    ),
    ("wafv2", Row(request: ["id"], response: ["summary"])),
  ])
}
