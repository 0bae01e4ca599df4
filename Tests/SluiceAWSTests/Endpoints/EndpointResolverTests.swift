import Testing

@testable import SluiceAWS

@Suite struct EndpointResolverTests {
  @Test(arguments: [
    ("eu-central-1", false, false, "sqs.eu-central-1.amazonaws.com", "b-1.s3.eu-central-1.amazonaws.com"),
    ("us-east-1", true, false, "sqs-fips.us-east-1.amazonaws.com", "b-1.s3-fips.us-east-1.amazonaws.com"),
    ("us-east-1", false, true, "sqs.us-east-1.api.aws", "b-1.s3.dualstack.us-east-1.amazonaws.com"),
    ("us-east-1", true, true, "sqs-fips.us-east-1.api.aws", "b-1.s3-fips.dualstack.us-east-1.amazonaws.com"),
    ("cn-north-1", false, false, "sqs.cn-north-1.amazonaws.com.cn", "b-1.s3.cn-north-1.amazonaws.com.cn"),
    (
      "cn-north-1", false, true, "sqs.cn-north-1.api.amazonwebservices.com.cn",
      "b-1.s3.dualstack.cn-north-1.amazonaws.com.cn"
    ),
    ("us-gov-west-1", true, false, "sqs.us-gov-west-1.amazonaws.com", "b-1.s3-fips.us-gov-west-1.amazonaws.com"),
    (
      "us-gov-west-1", true, true, "sqs-fips.us-gov-west-1.api.aws",
      "b-1.s3-fips.dualstack.us-gov-west-1.amazonaws.com"
    ),
    ("eusc-de-east-1", false, false, "sqs.eusc-de-east-1.amazonaws.eu", "b-1.s3.eusc-de-east-1.amazonaws.eu"),
    ("us-iso-east-1", false, true, "sqs.us-iso-east-1.api.aws.ic.gov", "b-1.s3.dualstack.us-iso-east-1.c2s.ic.gov"),
    (
      "us-isob-east-1", true, false, "sqs-fips.us-isob-east-1.sc2s.sgov.gov", "b-1.s3-fips.us-isob-east-1.sc2s.sgov.gov"
    ),
    ("eu-isoe-west-1", false, false, "sqs.eu-isoe-west-1.cloud.adc-e.uk", "b-1.s3.eu-isoe-west-1.cloud.adc-e.uk"),
    ("us-isof-south-1", false, false, "sqs.us-isof-south-1.csp.hci.ic.gov", "b-1.s3.us-isof-south-1.csp.hci.ic.gov"),
    ("xx-new-1", false, false, "sqs.xx-new-1.amazonaws.com", "b-1.s3.xx-new-1.amazonaws.com"),
  ])
  func namesEndpoints(_ region: String, _ fips: Bool, _ dual: Bool, _ sqs: String, _ s3: String) throws {
    let resolver = try EndpointResolver(region: region, usesFIPS: fips, usesDualStack: dual)
    #expect(try resolver.sqs() == AWSEndpoint(origin: "https://\(sqs)", signingRegion: region))
    #expect(
      try resolver.endpoint(bucket: "b-1", region: region)
        == AWSEndpoint(origin: "https://\(s3)", signingRegion: region))
    #expect(try resolver.sts().origin == "https://\(sqs)".replacing("//sqs", with: "//sts"))
  }

  @Test(arguments: ["a.b", "ab", "UPPER", "under_score", "-b-", "x y/z"])
  func bucketsThatAreNoHostLabelAreInThePath(_ bucket: String) throws {
    let endpoint = try EndpointResolver(region: "eu-west-1").endpoint(bucket: bucket, region: "eu-west-1")
    #expect(endpoint.origin == "https://s3.eu-west-1.amazonaws.com")
    #expect(endpoint.basePath == "/" + bucket.replacing("/", with: "%2F").replacing(" ", with: "%20"))
    #expect(endpoint.isPathStyle)
  }

  @Test func aConfiguredEndpointIsTakenAsItIs() throws {
    let url = try #require(EndpointURL("HTTP://LocalHost:4566/base/"))
    let resolver = try EndpointResolver(region: "eu-west-1", overrides: [.s3: url, .sqs: url])
    #expect(
      try resolver.endpoint(bucket: "bucket", region: "us-east-2")
        == AWSEndpoint(
          origin: "http://localhost:4566", basePath: "/base/bucket", signingRegion: "us-east-2", isPathStyle: true))
    #expect(
      try resolver.sqs(queueURL: "https://sqs.us-west-2.amazonaws.com/1/q").description == "http://localhost:4566/base")
    #expect(try resolver.sts().origin == "https://sts.eu-west-1.amazonaws.com")
  }

  @Test(arguments: [
    ("https://sqs.eu-west-3.amazonaws.com/123456789012/q", "https://sqs.eu-west-3.amazonaws.com", "eu-west-3"),
    ("https://eu-west-3.queue.amazonaws.com/1/q", "https://sqs.eu-west-3.amazonaws.com", "eu-west-3"),
    ("https://queue.amazonaws.com/1/q", "https://sqs.us-east-1.amazonaws.com", "us-east-1"),
    (
      "https://vpce-0a-1b.sqs.eu-west-3.vpce.amazonaws.com/1/q",
      "https://vpce-0a-1b.sqs.eu-west-3.vpce.amazonaws.com", "eu-west-3"
    ),
    ("https://sqs.cn-north-1.amazonaws.com.cn/1/q", "https://sqs.cn-north-1.amazonaws.com.cn", "cn-north-1"),
    ("http://127.0.0.1:4566/1/q", "https://sqs.eu-central-1.amazonaws.com", "eu-central-1"),
    ("https://sqs.eu-west-3.example.com/1/q", "https://sqs.eu-central-1.amazonaws.com", "eu-central-1"),
  ])
  func aQueueIsCalledInItsOwnRegion(_ url: String, _ origin: String, _ region: String) throws {
    let endpoint = try EndpointResolver(region: "eu-central-1").sqs(queueURL: url)
    #expect(endpoint == AWSEndpoint(origin: origin, signingRegion: region))
  }

  @Test func contradictionsAreRefused() throws {
    let url = try #require(EndpointURL("http://localhost"))
    #expect(throws: AWSError.self) { try EndpointResolver(region: "x", usesFIPS: true, overrides: [.sqs: url]) }
    #expect(throws: AWSError.self) { try EndpointResolver(region: "not a region") }
    #expect(throws: AWSError.self) { try EndpointResolver(region: "evil.com/") }
    #expect(throws: AWSError.self) { try EndpointResolver(region: "us-isof-south-1", usesDualStack: true) }
    let china = try EndpointResolver(region: "cn-north-1", usesFIPS: true)
    #expect(throws: AWSError.self) { try china.endpoint(bucket: "bucket", region: "cn-north-1") }
    let resolver = try EndpointResolver(region: "eu-west-1")
    #expect(throws: AWSError.self) { try resolver.endpoint(bucket: "bucket", region: "evil.com/x") }
  }

  @Test(arguments: [
    "", "localhost", "ftp://x", "http://", "http://u:p@h", "http://h?q", "http://h#f", "http://h:99999",
  ])
  func whatIsNoEndpointIsRefused(_ text: String) {
    #expect(EndpointURL(text) == nil)
  }
}
