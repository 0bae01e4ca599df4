/// What a queue's URL tells: where it is.
///
/// AWS has given queues four kinds of hosts: `sqs.R.suffix` and `sqs-fips.R.suffix`, the older `R.queue.amazonaws.com`
/// and `queue.amazonaws.com` (us-east-1), and those of VPC endpoints, `vpce-….sqs.R.vpce.amazonaws.com`.
package struct QueueURL: Hashable, Sendable {
  package let url: EndpointURL
  package let account: String?
  package let name: String
  /// Nil where the host is none of AWS's.
  package let region: String?
  package let isVPCEndpoint: Bool

  /// Nil when it is no URL, or has no queue's name.
  package init?(_ text: String) {
    guard let url = EndpointURL(text) else { return nil }
    let path = url.path.split(separator: "/")
    guard let name = path.last else { return nil }
    self.url = url
    self.name = String(name)
    account = path.count > 1 ? String(path[path.count - 2]) : nil
    let labels = url.host.split(separator: ".").map(String.init)
    var region: String?
    var isVPCEndpoint = false
    if labels.count > 4, labels[0].hasPrefix("vpce-"), labels[1] == "sqs", labels[3] == "vpce" {
      region = labels[2]
      isVPCEndpoint = true
    } else if labels.count > 3, labels[0] == "sqs" || labels[0] == "sqs-fips", Self.isAWS(labels[2...]) {
      region = labels[1]
    } else if labels.count > 3, labels[1] == "queue", Self.isAWS(labels[2...]) {
      region = labels[0]
    } else if labels.first == "queue", Self.isAWS(labels.dropFirst()) {
      region = "us-east-1"
    }
    self.region = region
    self.isVPCEndpoint = isVPCEndpoint
  }

  private static func isAWS(_ labels: ArraySlice<String>) -> Bool {
    let suffix = labels.joined(separator: ".")
    return Partition.all.contains { $0.suffix == suffix || $0.dualStackSuffix == suffix }
  }
}
