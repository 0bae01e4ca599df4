/// Names the endpoints of the services, from region, partition and settings.
///
/// The names are those of the services' endpoint rule sets, as botocore 1.43 evaluates them.
package struct EndpointResolver: Hashable, Sendable {
  /// The services that sluice calls.
  package enum Service: String, CaseIterable, Sendable {
    case sqs, s3, sts
  }

  /// The region of calls that name no other.
  package let region: String
  package let usesFIPS: Bool
  package let usesDualStack: Bool
  /// Endpoints that replace AWS's own.
  package let overrides: [Service: EndpointURL]

  /// - Throws: `AWSError` (`invalid`) when the region is no host label, when a configured endpoint stands beside FIPS or
  ///   dual stack, or when the partition lacks what was asked for.
  package init(
    region: String, usesFIPS: Bool = false, usesDualStack: Bool = false, overrides: [Service: EndpointURL] = [:]
  ) throws(AWSError) {
    self.region = region
    self.usesFIPS = usesFIPS
    self.usesDualStack = usesDualStack
    self.overrides = overrides
    if usesFIPS || usesDualStack, let (service, url) = overrides.min(by: { $0.key.rawValue < $1.key.rawValue }) {
      throw AWSError(
        .invalid, code: "InvalidEndpointConfiguration",
        message: """
          the endpoint \(url.origin) is configured for \(service.rawValue), and \
          \(usesFIPS ? "use_fips" : "use_dualstack") asks for one of AWS's own: drop one of them
          """)
    }
    try check(region)
  }

  /// The endpoint of SQS.
  package func sqs(region: String? = nil) throws(AWSError) -> AWSEndpoint { try endpoint(.sqs, region ?? self.region) }

  /// The regional endpoint of STS.
  package func sts(region: String? = nil) throws(AWSError) -> AWSEndpoint { try endpoint(.sts, region ?? self.region) }

  /// The endpoint that a queue's calls go to, and the region to sign for: a configured endpoint, else a VPC endpoint that
  /// the URL names, else the one of the region in the URL, else of the session's region.
  package func sqs(queueURL: String) throws(AWSError) -> AWSEndpoint {
    let queue = QueueURL(queueURL)
    let endpoint = try sqs(region: queue?.region)
    guard overrides[.sqs] == nil, let queue, queue.isVPCEndpoint else { return endpoint }
    return AWSEndpoint(origin: queue.url.origin, signingRegion: endpoint.signingRegion)
  }

  private func endpoint(_ service: Service, _ region: String) throws(AWSError) -> AWSEndpoint {
    if let url = overrides[service] {
      return AWSEndpoint(origin: url.origin, basePath: url.path, signingRegion: region)
    }
    try check(region)
    let partition = Partition.containing(region: region)
    let suffix = usesDualStack ? partition.dualStackSuffix ?? partition.suffix : partition.suffix
    // GovCloud's plain names are its FIPS names.
    let isMarked = usesFIPS && (partition != .govCloud || usesDualStack)
    return AWSEndpoint(
      origin: "https://\(service.rawValue)\(isMarked ? "-fips" : "").\(region).\(suffix)", signingRegion: region)
  }

  func check(_ region: String) throws(AWSError) {
    guard isHostLabel(region) else {
      throw AWSError(
        .invalid, code: "InvalidRegion",
        message: "'\(region)' is no region: expected a name such as eu-central-1")
    }
    let partition = Partition.containing(region: region)
    if usesDualStack, partition.dualStackSuffix == nil {
      throw AWSError(
        .invalid, code: "InvalidEndpointConfiguration",
        message: "the partition \(partition.name) (\(region)) has no dual-stack endpoints: set use_dualstack to false")
    }
  }
}

/// 1 to 63 letters, digits and hyphens, with no hyphen at either end.
func isHostLabel(_ text: String) -> Bool {
  let bytes = text.utf8
  guard (1...63).contains(bytes.count), bytes.first != 0x2D, bytes.last != 0x2D else { return false }
  return bytes.allSatisfy {
    switch $0 {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
    default: false
    }
  }
}
