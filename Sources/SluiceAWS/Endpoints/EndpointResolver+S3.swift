extension EndpointResolver: S3EndpointResolving {
  /// The endpoint of a bucket. Path-style where an endpoint is configured, and where the bucket's name is no host label
  /// or has dots, for AWS's certificates don't fit such names.
  package func endpoint(bucket: String, region: String) throws(AWSError) -> AWSEndpoint {
    if let url = overrides[.s3] {
      return AWSEndpoint(
        origin: url.origin, basePath: "\(url.path)/\(pathSegment(bucket))", signingRegion: region, isPathStyle: true)
    }
    try check(region)
    let partition = Partition.containing(region: region)
    if usesFIPS, partition == .china {
      throw AWSError(
        .invalid, code: "InvalidEndpointConfiguration",
        message: "S3 has no FIPS endpoints in China (\(region)): set use_fips to false")
    }
    let name = usesFIPS ? "s3-fips" : "s3"
    // Dual-stack names of S3 are older than those of the other services: they keep the suffix.
    let host = "\(name)\(usesDualStack ? ".dualstack" : "").\(region).\(partition.suffix)"
    if isVirtualHostable(bucket) {
      return AWSEndpoint(origin: "https://\(bucket).\(host)", signingRegion: region)
    }
    return AWSEndpoint(
      origin: "https://\(host)", basePath: "/\(pathSegment(bucket))", signingRegion: region, isPathStyle: true)
  }
}

/// Whether a bucket can be the first label of a host under AWS's certificates: 3 to 63 lower-case letters, digits and
/// hyphens.
func isVirtualHostable(_ bucket: String) -> Bool {
  isHostLabel(bucket) && bucket.utf8.count >= 3 && !bucket.utf8.contains { (0x41...0x5A).contains($0) }
}

/// A name as one segment of a path: every byte but the unreserved ones of RFC 3986 escaped.
private func pathSegment(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
    default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
