/// A group of regions with its own names: the public cloud, China, GovCloud and the isolated ones.
///
/// The table follows the partitions that AWS publishes for its SDKs (`partitions.json`).
package struct Partition: Hashable, Sendable {
  /// As ARNs have it: `aws`, `aws-cn`.
  package let name: String
  /// Of endpoints: `amazonaws.com`.
  package let suffix: String
  /// Of endpoints with IPv4 and IPv6; nil where there are none.
  package let dualStackSuffix: String?

  package static let aws = Partition(
    name: "aws", suffix: "amazonaws.com", dualStackSuffix: "api.aws")
  package static let china = Partition(
    name: "aws-cn", suffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn")
  package static let govCloud = Partition(
    name: "aws-us-gov", suffix: "amazonaws.com", dualStackSuffix: "api.aws")
  package static let europeanSovereign = Partition(
    name: "aws-eusc", suffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu")
  package static let iso = Partition(
    name: "aws-iso", suffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov")
  package static let isoB = Partition(
    name: "aws-iso-b", suffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud")
  package static let isoE = Partition(
    name: "aws-iso-e", suffix: "cloud.adc-e.uk", dualStackSuffix: nil)
  package static let isoF = Partition(
    name: "aws-iso-f", suffix: "csp.hci.ic.gov", dualStackSuffix: nil)

  package static let all = [aws, china, govCloud, europeanSovereign, iso, isoB, isoE, isoF]

  /// The partition of a region, by its prefix. A region that no prefix fits is taken for one of the public cloud.
  package static func containing(region: String) -> Partition {
    prefixes.first { region.hasPrefix($0.prefix) }?.partition ?? aws
  }

  private static let prefixes: [(prefix: String, partition: Partition)] = [
    ("cn-", china), ("us-gov-", govCloud), ("eusc-de-", europeanSovereign), ("us-iso-", iso), ("us-isob-", isoB),
    ("eu-isoe-", isoE), ("us-isof-", isoF),
  ]
}
