/// Who calls, from where and with what: a few dozen of them make all the calls, which is why trails compress so well.
struct Session {
  let identity: Event.Identity
  let account: String
  let region: String
  let address: String
  let agent: String
  /// The caller's ARN, for messages.
  let arn: String
  /// The record's `userIdentity`.
  let userIdentity: String

  /// - Parameter stamp: when it began.
  init(_ identity: Event.Identity, stamp: String, random: inout SplitMix64) {
    self.identity = identity
    account = random.pick(Self.accounts)
    region = random.pick(Self.regions)
    let name = "session-\(random.below(9_999))"
    let (id, key) = (random.hex(16), random.hex(16))
    switch identity {
    case .service:
      arn = "ecs.amazonaws.com"
      userIdentity = #"{"type":"AWSService","invokedBy":"ecs.amazonaws.com"}"#
    case .user:
      arn = "arn:aws:iam::\(account):user/staff/\(name)"
      userIdentity = #"""
        {"type":"IAMUser","principalId":"AIDA\#(id)","arn":"\#(arn)","accountId":"\#(account)",\#
        "accessKeyId":"AKIA\#(key)","userName":"\#(name)"}
        """#
    case .assumedRole:
      let role = random.pick(Self.roles)
      arn = "arn:aws:sts::\(account):assumed-role/\(role)/\(name)"
      userIdentity = #"""
        {"type":"AssumedRole","principalId":"AROA\#(id):\#(name)","arn":"\#(arn)","accountId":"\#(account)",\#
        "accessKeyId":"ASIA\#(key)","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA\#(id)",\#
        "arn":"arn:aws:iam::\#(account):role/\#(role)","accountId":"\#(account)","userName":"\#(role)"},\#
        "webIdFederationData":{},"attributes":{"creationDate":"\#(stamp)","mfaAuthenticated":"false"}}}
        """#
    }
    address = identity == .service ? arn : "203.0.113.\(random.below(250) + 1)"
    agent = identity == .service ? arn : random.pick(Self.agents)
  }

  private static let roles = [
    "data-platform-etl", "eks-node", "ci-deploy", "web-frontend", "order-service", "audit-reader", "lambda-worker",
    "backup-vault", "terraform-apply", "metrics-scraper", "image-builder", "support-console",
  ]
  private static let regions = ["us-east-1", "us-east-1", "us-east-1", "us-west-2", "eu-west-1", "eu-central-1"]
  private static let accounts = ["111122223333", "111122223333", "444455556666", "123456789012"]
  private static let agents = [
    """
    [aws-sdk-java/2.20.160 Linux/5.10.216-204.855.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.11+9-LTS Java/17.0.11 \
    vendor/Amazon.com_Inc. md/internal exec-env/AWS_ECS_FARGATE io/sync http/Apache cfg/retry-mode/standard]
    """,
    """
    Boto3/1.34.131 md/Botocore#1.34.131 ua/2.0 os/linux#6.1.92-99.174.amzn2023.x86_64 md/arch#x86_64 \
    lang/python#3.11.9 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.131
    """,
    """
    APN/1.0 HashiCorp/1.0 Terraform/1.8.5 (+https://www.terraform.io) terraform-provider-aws/5.54.1 \
    (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.30.0 os/linux lang/go#1.22.4
    """,
    """
    aws-cli/2.16.12 md/awscrt#0.20.11 ua/2.0 os/linux#6.5.0-1022-aws md/arch#x86_64 lang/python#3.11.8 \
    md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/command#s3.cp
    """,
    """
    Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36
    """,
  ]
}
