import Testing

@testable import SluiceSources

@Suite struct S3PlaceTests {
  @Test(arguments: [
    ("s3://logs", "logs", ""), ("s3://logs/", "logs", ""), ("s3://logs/AWSLogs/1", "logs", "AWSLogs/1"),
    ("s3://my.logs-1/a b/ü", "my.logs-1", "a b/ü"),
  ])
  func readsURLs(_ url: String, _ bucket: String, _ prefix: String) {
    #expect(S3Place(url: url) == S3Place(bucket: bucket, prefix: prefix))
  }

  @Test(arguments: [
    "s3:/logs", "logs/x", "s3://", "s3:///x", "s3://a b/x", "S3://logs", "https://logs.s3.amazonaws.com",
  ])
  func refusesOthers(_ url: String) { #expect(S3Place(url: url) == nil) }

  @Test func placesInsideOfOthersAreReadOnce() {
    let source = S3Source(places: [
      S3Place(bucket: "a", prefix: "x/y"), S3Place(bucket: "a", prefix: "x/"), S3Place(bucket: "b", prefix: "x/"),
      S3Place(bucket: "a", prefix: "x/"),
    ])
    #expect(source.places.map(\.url) == ["s3://a/x/", "s3://b/x/"])
  }
}
