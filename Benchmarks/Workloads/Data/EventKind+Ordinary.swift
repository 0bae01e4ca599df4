extension EventKind {
  /// What an account does all day; no shipped rule fires on it. Some come near to one: a security group that is opened
  /// to a private network, versioning that is enabled.
  static let ordinary: [EventKind] =
    storage + identity + computing + encryption + operations

  private static let s3Additional =
    #"""
    {"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,\#
    "AuthenticationMethod":"AuthHeader","x-amz-id-2":"~t","bytesTransferredOut":~n}
    """#

  private static let storage: [EventKind] = [
    .read(
      "s3", "GetObject", 130, data: true,
      #"{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k","x-id":"GetObject"}"#, additional: s3Additional),
    .read(
      "s3", "HeadObject", 60, data: true,
      #"{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k"}"#, additional: s3Additional),
    .write(
      "s3", "PutObject", 70, data: true,
      #"""
      {"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k","x-amz-acl":"bucket-owner-full-control",\#
      "x-id":"PutObject"}
      """#,
      response: #"""
        {"x-amz-server-side-encryption":"aws:kms","x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:~r:~a:key\#
        /~u"}
        """#,
      additional: s3Additional),
    .read(
      "s3", "ListObjects", 50, data: true,
      #"""
      {"list-type":"2","bucketName":"~b","encoding-type":"url","max-keys":"1000","prefix":"~k",\#
      "Host":"~b.s3.~r.amazonaws.com"}
      """#,
      additional: s3Additional),
    .write(
      "s3", "DeleteObject", 12, data: true,
      #"{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k"}"#, additional: s3Additional),
    .read(
      "s3", "GetBucketAcl", 20,
      #"{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","acl":""}"#, additional: s3Additional),
    .read(
      "s3", "GetBucketLocation", 10,
      #"{"bucketName":"~b","location":"","Host":"s3.~r.amazonaws.com"}"#, additional: s3Additional),
    .write(
      "s3", "PutBucketVersioning", 1,
      #"""
      {"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","versioning":"",\#
      "VersioningConfiguration":{"xmlns":"http://s3.amazonaws.com/doc/2006-03-01/","Status":"Enabled"}}
      """#,
      additional: s3Additional),
  ]

  private static let identity: [EventKind] = [
    .read(
      "sts", "AssumeRole", 120,
      #"""
      {"roleArn":"arn:aws:iam::~a:role/service/deploy-~n","roleSessionName":"session-~n","durationSeconds":3600,\#
      "policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\#
      \"Resource\":\"arn:aws:s3:::~b/*\"}]}"}
      """#,
      response: #"""
        {"credentials":{"accessKeyId":"ASIA~h","sessionToken":"~t~t~t~t","expiration":"Jan 5, 2026, 9:12:44 PM"},\#
        "assumedRoleUser":{"assumedRoleId":"AROA~h:session","arn":"arn:aws:sts::~a:assumed-role/deploy-~n/session-~n"}\#
        }
        """#),
    .read(
      "sts", "AssumeRoleWithWebIdentity", 20,
      #"{"roleArn":"arn:aws:iam::~a:role/eks-pod-~n","roleSessionName":"botocore-session-~n","durationSeconds":3600}"#,
      response: #"""
        {"subjectFromWebIdentityToken":"system:serviceaccount:default:worker-~n","audience":"sts.amazonaws.com",\#
        "provider":"arn:aws:iam::~a:oidc-provider/oidc.eks.~r.amazonaws.com/id/~h",\#
        "credentials":{"accessKeyId":"ASIA~h","sessionToken":"~t~t~t~t","expiration":"Jan 5, 2026, 9:12:44 PM"}}
        """#),
    .read("sts", "GetCallerIdentity", 30, "null"),
    .read("iam", "GetRole", 20, #"{"roleName":"application-~n"}"#),
    .read("iam", "ListRoles", 10, #"{"maxItems":100,"marker":"~t"}"#),
    .read("iam", "ListAttachedRolePolicies", 10, #"{"roleName":"application-~n"}"#),
    .read("iam", "GetUser", 5, #"{"userName":"operator-~n"}"#),
    .write(
      "signin", "ConsoleLogin", 2, "null", response: #"{"ConsoleLogin":"Success"}"#,
      additional: #"""
        {"LoginTo":"https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true&state=~h",\#
        "MobileVersion":"No","MFAIdentifier":"arn:aws:iam::~a:mfa/device-~n","MFAUsed":"Yes"}
        """#),
  ]

  private static let computing: [EventKind] = [
    .read(
      "ec2", "DescribeInstances", 60,
      #"""
      {"instancesSet":{"items":[{"instanceId":"i-~h"},{"instanceId":"i-~h"}]},\#
      "filterSet":{"items":[{"name":"instance-state-name","valueSet":{"items":[{"value":"running"},\#
      {"value":"pending"}]}}]}}
      """#),
    .read(
      "ec2", "DescribeNetworkInterfaces", 30,
      #"{"networkInterfaceIdSet":{"items":[{"networkInterfaceId":"eni-~h"}]},"filterSet":{}}"#),
    .read(
      "ec2", "DescribeSecurityGroups", 20,
      #"""
      {"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"sg-~h"},{"groupId":"sg-~h"}]},"filterSet":{}}
      """#),
    .read("ec2", "DescribeVolumes", 15, #"{"volumeSet":{"items":[{"volumeId":"vol-~h"}]},"filterSet":{}}"#),
    .write(
      "ec2", "CreateTags", 7,
      #"""
      {"resourcesSet":{"items":[{"resourceId":"i-~h"}]},"tagSet":{"items":[{"key":"Name","value":"worker-~n"},\#
      {"key":"Team","value":"data \"lake\""}]}}
      """#,
      response: #"{"requestId":"~u","_return":true}"#),
    .write(
      "ec2", "RunInstances", 3,
      #"""
      {"instancesSet":{"items":[{"imageId":"ami-~h","minCount":1,"maxCount":1,"keyName":"ops"}]},\#
      "groupSet":{"items":[{"groupId":"sg-~h"}]},"instanceType":"m6i.large","monitoring":{"enabled":false},\#
      "subnetId":"subnet-~h","ebsOptimized":true}
      """#,
      response: #"""
        {"requestId":"~u","reservationId":"r-~h","ownerId":"~a","groupSet":{},\#
        "instancesSet":{"items":[{"instanceId":"i-~h","imageId":"ami-~h","instanceState":{"code":0,"name":"pending"},\#
        "privateDnsName":"ip-~n.ec2.internal","amiLaunchIndex":0,"privateIpAddress":"~p","subnetId":"subnet-~h",\#
        "vpcId":"vpc-~h"}]}}
        """#),
    .write(
      "ec2", "TerminateInstances", 2, #"{"instancesSet":{"items":[{"instanceId":"i-~h"}]}}"#,
      response: #"""
        {"requestId":"~u","instancesSet":{"items":[{"instanceId":"i-~h","currentState":{"code":32,\#
        "name":"shutting-down"},"previousState":{"code":16,"name":"running"}}]}}
        """#),
    .write(
      "ec2", "AuthorizeSecurityGroupIngress", 1,
      #"""
      {"groupId":"sg-~h","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":5432,"toPort":5432,"groups":{},\#
      "ipRanges":{"items":[{"cidrIp":"10.20.0.0/16"}]},"ipv6Ranges":{},"prefixListIds":{}}]}}
      """#,
      response: #"{"requestId":"~u","_return":true}"#),
    .read("lambda", "GetFunction20150331v2", 12, #"{"functionName":"arn:aws:lambda:~r:~a:function:worker-~n"}"#),
    .write(
      "lambda", "Invoke", 35, data: true,
      #"{"functionName":"arn:aws:lambda:~r:~a:function:worker-~n","invocationType":"RequestResponse"}"#,
      additional: #"{"functionVersion":"arn:aws:lambda:~r:~a:function:worker-~n:$LATEST"}"#),
    .read(
      "autoscaling", "DescribeAutoScalingGroups", 12, #"{"autoScalingGroupNames":["workers-~n"],"maxRecords":100}"#),
    .read(
      "elasticloadbalancing", "DescribeTargetHealth", 12,
      #"{"targetGroupArn":"arn:aws:elasticloadbalancing:~r:~a:targetgroup/web-~n/~h"}"#),
    .read(
      "ecr", "BatchGetImage", 10,
      #"""
      {"registryId":"~a","repositoryName":"team/service-~n","imageIds":[{"imageTag":"release-~n"}],\#
      "acceptedMediaTypes":["application/vnd.docker.distribution.manifest.v2+json",\#
      "application/vnd.oci.image.manifest.v1+json"]}
      """#),
  ]

  private static let keyContext =
    #"""
    {"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::~b/~k"},"encryptionAlgorithm":"SYMMETRIC_DEFAULT",\#
    "keyId":"arn:aws:kms:~r:~a:key/~u"}
    """#

  private static let encryption: [EventKind] = [
    .read("kms", "Decrypt", 100, keyContext),
    .read(
      "kms", "GenerateDataKey", 50,
      #"""
      {"keySpec":"AES_256","encryptionContext":{"aws:s3:arn":"arn:aws:s3:::~b"},"keyId":"arn:aws:kms:~r:~a:key/~u"}
      """#),
    .read("kms", "DescribeKey", 10, #"{"keyId":"~u"}"#),
    .read(
      "secretsmanager", "GetSecretValue", 20,
      #"""
      {"secretId":"arn:aws:secretsmanager:~r:~a:secret:service-~n/database-~h"}
      """#),
    .read("ssm", "GetParameter", 20, #"{"name":"/service-~n/production/endpoint","withDecryption":true}"#),
  ]

  private static let operations: [EventKind] = [
    .write(
      "ssm", "UpdateInstanceInformation", 30,
      #"""
      {"instanceId":"i-~h","agentVersion":"3.3.551.0","agentStatus":"Active","platformType":"Linux",\#
      "platformName":"Amazon Linux","platformVersion":"2023","iPAddress":"~p","computerName":"ip-~n.ec2.internal",\#
      "agentName":"amazon-ssm-agent","availabilityZone":"~ra","availabilityZoneId":"use1-az4",\#
      "sSMConnectionChannel":"ssmmessages"}
      """#),
    .write(
      "logs", "CreateLogStream", 30,
      #"{"logGroupName":"/aws/lambda/worker-~n","logStreamName":"2026/01/05/[$LATEST]~h~h"}"#),
    .read("logs", "DescribeLogGroups", 10, #"{"limit":50,"logGroupNamePrefix":"/aws/lambda/"}"#),
    .read("monitoring", "DescribeAlarms", 10, #"{"alarmNamePrefix":"service-~n","maxRecords":100}"#),
    .read("dynamodb", "DescribeTable", 20, #"{"tableName":"orders-~n"}"#),
    .read(
      "sqs", "GetQueueAttributes", 12,
      #"""
      {"queueUrl":"https://sqs.~r.amazonaws.com/~a/jobs-~n","attributeNames":["ApproximateNumberOfMessages",\#
      "QueueArn"]}
      """#),
    .read("rds", "DescribeDBInstances", 10, #"{"dBInstanceIdentifier":"orders-~n","maxRecords":100}"#),
    .read(
      "cloudtrail", "LookupEvents", 2,
      #"{"lookupAttributes":[{"attributeKey":"EventName","attributeValue":"RunInstances"}],"maxResults":50}"#),
  ]
}
