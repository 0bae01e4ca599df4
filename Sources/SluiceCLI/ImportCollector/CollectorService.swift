/// A service of Devo's SQS collector that carries CloudTrail.
enum CollectorService: String, CaseIterable, Hashable, Sendable {
  case cloudTrail = "aws_sqs_cloudtrail"
  case cloudTrailByFirehose = "aws_sqs_cloudtrail_kinesis"
  case controlTower = "aws_sqs_control_tower"

  /// Globs of the keys that are its CloudTrail objects; empty where all are.
  var include: [String] { self == .controlTower ? ["**/CloudTrail/**"] : [] }

  var note: String? {
    self == .controlTower
      ? "only its CloudTrail objects are read; messages of VPC flow logs, CloudFront and AWS Config are deleted unread"
      : nil
  }

  /// The others that Devo documents: logs of other kinds.
  static let others: Set<String> = [
    "aws_sqs_alb", "aws_sqs_cisco_umbrella", "aws_sqs_cloudflare_audit", "aws_sqs_cloudflare_logpush",
    "aws_sqs_cloudwatch", "aws_sqs_cloudwatch_vpc", "aws_sqs_config", "aws_sqs_elb", "aws_sqs_fdr", "aws_sqs_fdr_large",
    "aws_sqs_guard_duty", "aws_sqs_guard_duty_kinesis", "aws_sqs_incapsula", "aws_sqs_jamf", "aws_sqs_kubernetes",
    "aws_sqs_lacework", "aws_sqs_os", "aws_sqs_palo_alto", "aws_sqs_rds", "aws_sqs_route53", "aws_sqs_s1_funnel",
    "aws_sqs_s3_access", "aws_sqs_vpc", "aws_sqs_waf",
  ]
}
