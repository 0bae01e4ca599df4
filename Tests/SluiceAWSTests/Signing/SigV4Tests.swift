import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct SigV4Tests {
  private func signed(_ request: HTTPRequest, service: String, keys: SigningKeys = SigningKeys()) -> HTTPRequest {
    var request = request
    SigV4(
      credentials: AWSCredentials(accessKeyID: "AKID", secretAccessKey: "secret", sessionToken: "token"),
      region: "eu-central-1", service: service, time: EventTime(milliseconds: 1_440_938_160_999), keys: keys
    ).sign(&request)
    return request
  }

  @Test func s3PathsAreSignedAsTheyAreSent() {
    let canonical = CanonicalRequest(
      method: "GET", path: "/b/./a/../c//d%20e", style: .verbatim, query: "", headers: [], payloadHash: "h")
    #expect(canonical.text.hasPrefix("GET\n/b/./a/../c//d%20e\n"))
  }

  @Test func otherPathsAreEncodedOnceMore() {
    let canonical = CanonicalRequest(
      method: "GET", path: "/b/./a/../c//d%20e/", style: .normalized, query: "", headers: [], payloadHash: "h")
    #expect(canonical.text.hasPrefix("GET\n/b/c/d%2520e/\n"))
  }

  @Test func s3RequestsCarryTheHashOfTheirBody() {
    let request = signed(HTTPRequest("GET", origin: "https://b.s3.eu-central-1.amazonaws.com"), service: "s3")
    #expect(
      request.value("x-amz-content-sha256") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(request.value("x-amz-date") == "20150830T123600Z")
    #expect(request.value("x-amz-security-token") == "token")
    #expect(
      request.value("authorization")?.contains(
        "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,") == true)
    #expect(!signed(HTTPRequest("POST", origin: "https://sqs"), service: "sqs").has("X-Amz-Content-Sha256"))
  }

  @Test func theQueryIsSentInTheOrderThatIsSigned() {
    let request = signed(
      HTTPRequest("GET", origin: "https://h", query: "prefix=a/b+c&list-type=2&acl&a=%7e&a=%2f"), service: "s3")
    #expect(request.query == "a=%2F&a=~&acl=&list-type=2&prefix=a%2Fb%2Bc")
  }

  @Test func theHostIsSignedAsLibcurlSendsIt() {
    #expect(HTTPRequest("GET", origin: "https://host:443").host == "host")
    #expect(HTTPRequest("GET", origin: "http://host:80").host == "host")
    #expect(HTTPRequest("GET", origin: "http://host:443").host == "host:443")
    #expect(HTTPRequest("GET", origin: "http://[::1]:4566").host == "[::1]:4566")
  }

  @Test func aKeyOfTheCacheGivesTheSameSignature() {
    let keys = SigningKeys()
    let request = HTTPRequest("GET", origin: "https://h")
    let first = signed(request, service: "sqs", keys: keys)
    for index in 0..<600 {
      _ = keys.key(secret: "s\(index)", date: "20150830", region: "r", service: "s")
    }
    #expect(signed(request, service: "sqs", keys: keys).headers == first.headers)
    #expect(signed(request, service: "sts", keys: keys).headers != first.headers)
  }
}
