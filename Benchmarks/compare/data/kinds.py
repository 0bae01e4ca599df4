"""The calls that accounts make all day, and what their records hold.

In the JSON texts `~` and a letter stand for a made-up value: `~h` 17 hexadecimal digits, `~u` a UUID, `~n` a number
below 1,000, `~t` 76 characters of a token, `~b` a bucket, `~k` an object's key, `~K` the ARN of a key, `~a` the
account, `~r` the region, `~f` a name, `~i` the ARN of a role.
"""

from typing import NamedTuple


class Kind(NamedTuple):
    service: str
    name: str
    weight: int
    read_only: bool
    data: bool
    parameters: str
    response: str = "null"
    additional: str | None = None
    resources: str | None = None


_S3 = ('{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,'
       '"AuthenticationMethod":"AuthHeader","x-amz-id-2":"~t","bytesTransferredOut":~n}')
_OBJECT = ('[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::~b/~k"},'
           '{"accountId":"~a","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::~b"}]')
_KEY = '[{"accountId":"~a","type":"AWS::KMS::Key","ARN":"~K"}]'
_CREDENTIALS = '"credentials":{"accessKeyId":"ASIA~h","sessionToken":"~t~t~t~t~t~t","expiration":"Mar 2, 2026, 9:12:44 PM"}'
_ROLE = '[{"accountId":"~a","type":"AWS::IAM::Role","ARN":"~i"}]'


def _read(service, name, weight, parameters, response="null", **rest):
    return Kind(service, name, weight, True, rest.pop("data", False), parameters, response, **rest)


def _write(service, name, weight, parameters, response="null", **rest):
    return Kind(service, name, weight, False, rest.pop("data", False), parameters, response, **rest)


KINDS = [
    _read("s3", "GetObject", 130, '{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k","x-id":"GetObject"}',
          data=True, additional=_S3, resources=_OBJECT),
    _read("s3", "HeadObject", 35, '{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k"}', data=True,
          additional=_S3, resources=_OBJECT),
    _write("s3", "PutObject", 80, '{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k",'
           '"x-amz-acl":"bucket-owner-full-control","x-amz-server-side-encryption":"aws:kms"}',
           '{"x-amz-server-side-encryption":"aws:kms","x-amz-server-side-encryption-aws-kms-key-id":"~K"}', data=True,
           additional=_S3, resources=_OBJECT),
    _read("s3", "ListObjects", 25, '{"list-type":"2","bucketName":"~b","encoding-type":"url","max-keys":"1000",'
          '"prefix":"~k","delimiter":"/","Host":"~b.s3.~r.amazonaws.com"}', data=True, additional=_S3,
          resources=_OBJECT),
    _write("s3", "DeleteObject", 3, '{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","key":"~k"}', data=True,
           additional=_S3, resources=_OBJECT),
    _read("s3", "GetBucketAcl", 16, '{"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","acl":""}', additional=_S3),
    _read("s3", "GetBucketLocation", 6, '{"bucketName":"~b","location":"","Host":"s3.~r.amazonaws.com"}',
          additional=_S3),
    _read("kms", "Decrypt", 130, '{"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::~b/~k"},'
          '"encryptionAlgorithm":"SYMMETRIC_DEFAULT"}', resources=_KEY),
    _read("kms", "GenerateDataKey", 60, '{"keySpec":"AES_256","keyId":"~K",'
          '"encryptionContext":{"aws:s3:arn":"arn:aws:s3:::~b/~k"}}', resources=_KEY),
    _write("lambda", "Invoke", 75, '{"functionName":"arn:aws:lambda:~r:~a:function:~f","invocationType":"RequestResponse",'
           '"sourceArn":"arn:aws:execute-api:~r:~a:~h/prod/GET/~f"}', data=True,
           additional='{"functionVersion":"arn:aws:lambda:~r:~a:function:~f:$LATEST"}',
           resources='[{"accountId":"~a","type":"AWS::Lambda::Function","ARN":"arn:aws:lambda:~r:~a:function:~f"}]'),
    _read("sts", "AssumeRole", 65, '{"roleArn":"~i","roleSessionName":"~f-~n","durationSeconds":3600,'
          '"externalId":"~u"}', '{' + _CREDENTIALS + ',"assumedRoleUser":{"assumedRoleId":"AROA~h:~f-~n",'
          '"arn":"arn:aws:sts::~a:assumed-role/~f/~f-~n"}}', resources=_ROLE),
    _read("sts", "AssumeRoleWithWebIdentity", 14, '{"roleArn":"~i","roleSessionName":"botocore-session-~n",'
          '"durationSeconds":3600}', '{"subjectFromWebIdentityToken":"system:serviceaccount:default:~f",'
          '"audience":"sts.amazonaws.com","provider":"arn:aws:iam::~a:oidc-provider/oidc.eks.~r.amazonaws.com/id/~h",'
          + _CREDENTIALS + '}', resources=_ROLE),
    _read("sts", "GetCallerIdentity", 16, "null"),
    _write("logs", "CreateLogStream", 22, '{"logGroupName":"/aws/lambda/~f","logStreamName":"2026/03/02/[$LATEST]~h~h"}',
           ),
    _read("logs", "DescribeLogStreams", 10, '{"logGroupName":"/aws/lambda/~f","orderBy":"LastEventTime",'
          '"descending":true,"limit":50}'),
    _write("ssm", "UpdateInstanceInformation", 22, '{"instanceId":"i-~h","agentVersion":"3.2.2303.0",'
           '"agentStatus":"Active","platformType":"Linux","platformName":"Amazon Linux","platformVersion":"2",'
           '"iPAddress":"10.20.~n.17","computerName":"ip-10-20-~n.ec2.internal","agentName":"amazon-ssm-agent",'
           '"availabilityZone":"~ra","sSMConnectionChannel":"ssmmessages"}'),
    _read("ssm", "GetParametersByPath", 16, '{"path":"/~f/prod","recursive":true,"withDecryption":true,"maxResults":10}'),
    _read("ssm", "GetParameter", 6, '{"name":"/~f/prod/token","withDecryption":true}'),
    _read("secretsmanager", "GetSecretValue", 15, '{"secretId":"arn:aws:secretsmanager:~r:~a:secret:~f-~n"}'),
    _read("secretsmanager", "DescribeSecret", 4, '{"secretId":"arn:aws:secretsmanager:~r:~a:secret:~f-~n"}'),
    _read("elasticloadbalancing", "DescribeTargetHealth", 15,
          '{"targetGroupArn":"arn:aws:elasticloadbalancing:~r:~a:targetgroup/~f/~h"}'),
    _read("ec2", "DescribeInstances", 14, '{"instancesSet":{"items":[{"instanceId":"i-~h"},{"instanceId":"i-~h"}]},'
          '"filterSet":{"items":[{"name":"instance-state-name","valueSet":{"items":[{"value":"running"},'
          '{"value":"pending"}]}}]}}'),
    _read("ec2", "DescribeRouteTables", 14, '{"routeTableIdSet":{},"filterSet":{"items":[{"name":"vpc-id","valueSet":'
          '{"items":[{"value":"vpc-~h"}]}}]}}'),
    _read("ec2", "DescribeSecurityGroups", 10, '{"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"sg-~h"},'
          '{"groupId":"sg-~h"}]},"filterSet":{}}'),
    _read("ec2", "DescribeNetworkInterfaces", 8, '{"networkInterfaceIdSet":{"items":[{"networkInterfaceId":"eni-~h"}]},'
          '"filterSet":{}}'),
    _read("ec2", "DescribeVolumes", 6, '{"volumeSet":{"items":[{"volumeId":"vol-~h"}]},"filterSet":{}}'),
    _read("ec2", "DescribeRegions", 3, '{"regionSet":{},"filterSet":{}}'),
    _write("ec2", "CreateTags", 4, '{"resourcesSet":{"items":[{"resourceId":"i-~h"}]},"tagSet":{"items":[{"key":"Name",'
           '"value":"~f"},{"key":"Team","value":"data \\"lake\\""}]}}', '{"requestId":"~u","_return":true}'),
    _write("ec2", "RunInstances", 2, '{"instancesSet":{"items":[{"imageId":"ami-~h","minCount":1,"maxCount":1}]},'
           '"groupSet":{"items":[{"groupId":"sg-~h"}]},"instanceType":"m6i.large","monitoring":{"enabled":false},'
           '"subnetId":"subnet-~h","ebsOptimized":true}', '{"requestId":"~u","reservationId":"r-~h","ownerId":"~a",'
           '"groupSet":{},"instancesSet":{"items":[{"instanceId":"i-~h","imageId":"ami-~h","currentState":{"code":0,'
           '"name":"pending"},"privateDnsName":"ip-10-20-~n-17.ec2.internal","instanceType":"m6i.large"}]}}'),
    _read("autoscaling", "DescribeAutoScalingGroups", 12, '{"autoScalingGroupNames":["eks-~f-~u"],"maxRecords":100}'),
    _read("dynamodb", "DescribeTable", 9, '{"tableName":"~f"}',
          resources='[{"accountId":"~a","type":"AWS::DynamoDB::Table","ARN":"arn:aws:dynamodb:~r:~a:table/~f"}]'),
    _write("ecs", "SubmitTaskStateChange", 9, '{"cluster":"~f","task":"arn:aws:ecs:~r:~a:task/~f/~h~h","status":"RUNNING",'
           '"reason":"","networkBindings":[]}', '{"acknowledgment":"ACK"}'),
    _read("monitoring", "DescribeAlarms", 9, '{"alarmNamePrefix":"TargetTracking-table/~f"}'),
    _read("ecr", "BatchGetImage", 7, '{"registryId":"~a","repositoryName":"~f","imageIds":[{"imageTag":"v~n"}],'
          '"acceptedMediaTypes":["application/vnd.docker.distribution.manifest.v2+json",'
          '"application/vnd.oci.image.manifest.v1+json"]}'),
    _read("ecr", "GetAuthorizationToken", 6, "null"),
    _read("iam", "GetRole", 5, '{"roleName":"~f"}'),
    _read("iam", "ListAttachedRolePolicies", 5, '{"roleName":"~f"}'),
    _read("iam", "ListUsers", 2, '{"maxItems":100}'),
    _write("config", "PutEvaluations", 5, '{"evaluations":[{"complianceResourceType":"AWS::S3::Bucket",'
           '"complianceResourceId":"~b","complianceType":"COMPLIANT","orderingTimestamp":"Mar 2, 2026, 9:00:00 AM"}],'
           '"testMode":false}'),
    _read("cloudformation", "DescribeStacks", 4, '{"stackName":"~f"}'),
    _read("rds", "DescribeDBInstances", 4, '{"dBInstanceIdentifier":"~f","maxRecords":100}'),
    _read("eks", "DescribeCluster", 4, '{"name":"~f"}'),
    _read("cloudtrail", "DescribeTrails", 3, '{"trailNameList":[],"includeShadowTrails":true}'),
    _read("organizations", "ListAccounts", 1, '{"maxResults":20}'),
    _write("signin", "ConsoleLogin", 1, "null", '{"ConsoleLogin":"Success"}',
           additional='{"LoginTo":"https://console.aws.amazon.com/console/home?hashArgs=%23&state=~h",'
           '"MobileVersion":"No","MFAIdentifier":"arn:aws:iam::~a:mfa/device-~n","MFAUsed":"Yes"}'),
]
