import SluiceCore
import Synchronization
import Testing

@testable import SluiceAWS

@Suite struct S3ClientTests {
  private struct Endpoints: S3EndpointResolving {
    let region = "us-east-1"
    func endpoint(bucket: String, region: String) throws(AWSError) -> AWSEndpoint {
      AWSEndpoint(origin: "https://\(bucket).s3.\(region).amazonaws.com", signingRegion: region)
    }
  }

  private func client(_ transport: ScriptedTransport) -> S3Client {
    S3Client(
      AWSCaller(transport: transport, credentials: FakeCredentials(), retry: FakeTime().retry()),
      endpoints: Endpoints())
  }

  private func bytes(_ body: S3Body) async throws -> [UInt8] {
    var bytes = [UInt8]()
    while let piece = try await body.next() { bytes += piece }
    return bytes
  }

  private static let tag = HTTPHeader("ETag", "\"e\"")

  @Test func objectsAreRead() async throws {
    let transport = ScriptedTransport([
      .status(200, "content", [Self.tag, HTTPHeader("Content-Length", "7"), HTTPHeader("x-amz-version-id", "v")])
    ])
    let body = try await client(transport).get(bucket: "b", key: "a/../ü +", versionID: "v/1")
    #expect(try await bytes(body) == Array("content".utf8))
    #expect(body.length == 7 && body.head.eTag == "\"e\"" && body.head.versionID == "v")
    let request = try #require(transport.requests.first)
    #expect(request.path == "/a/../%C3%BC%20%2B" && request.query == "versionId=v%2F1")
    #expect(request.limits.total == nil)
  }

  @Test(arguments: [(301, "PermanentRedirect"), (307, "TemporaryRedirect"), (400, "AuthorizationHeaderMalformed")])
  func theBucketsRegionIsLearntFromRedirects(_ status: Int, _ code: String) async throws {
    let region = HTTPHeader("x-amz-bucket-region", "eu-west-3")
    // The caller takes 307 as it takes all redirects: it does not follow, and this client knows what it means.
    let transport = ScriptedTransport([.fault(status, code, [region]), .status(200, "x"), .status(200, "x")])
    let client = client(transport)
    _ = try await client.get(bucket: "b", key: "k")
    _ = try await client.get(bucket: "b", key: "k", region: "us-west-2")
    #expect(
      transport.requests.map(\.origin) == [
        "https://b.s3.us-east-1.amazonaws.com", "https://b.s3.eu-west-3.amazonaws.com",
        "https://b.s3.eu-west-3.amazonaws.com",
      ])
    #expect(transport.requests[1].value("authorization")?.contains("/eu-west-3/s3/") == true)
  }

  @Test func aRegionThatWasGivenComesFirst() async throws {
    let transport = ScriptedTransport([.status(200, "x")])
    _ = try await client(transport).get(bucket: "b", key: "k", region: "ap-south-1")
    #expect(transport.requests.map(\.origin) == ["https://b.s3.ap-south-1.amazonaws.com"])
  }

  @Test func brokenStreamsAreTakenUpAgain() async throws {
    let transport = ScriptedTransport([
      .pieces(200, [Self.tag, HTTPHeader("Content-Length", "9")], [Array("abc".utf8), Array("de".utf8)], error: 18),
      .pieces(206, [Self.tag, HTTPHeader("Content-Range", "bytes 5-8/9")], [Array("f".utf8)], error: 56),
      .pieces(206, [Self.tag, HTTPHeader("Content-Range", "bytes 6-8/9")], [Array("ghi".utf8)], error: nil),
    ])
    let body = try await client(transport).get(bucket: "b", key: "k")
    #expect(String(decoding: try await bytes(body), as: UTF8.self) == "abcdefghi")
    #expect(transport.requests.map { $0.value("range") } == [nil, "bytes=5-", "bytes=6-"])
    #expect(transport.requests.map { $0.value("if-match") } == [nil, "\"e\"", "\"e\""])
  }

  @Test func anObjectThatWasReplacedIsNotTakenUpAgain() async throws {
    let transport = ScriptedTransport([
      .pieces(200, [Self.tag], [Array("abc".utf8)], error: 18), .fault(412, "PreconditionFailed"),
    ])
    let body = try await client(transport).get(bucket: "b", key: "k")
    await #expect { try await bytes(body) } throws: { ($0 as? AWSError)?.code == "PreconditionFailed" }
  }

  @Test func aStreamThatOnlyBreaksIsGivenUp() async throws {
    let range = HTTPHeader("Content-Range", "bytes 1-8/9")
    let transport = ScriptedTransport(
      [.pieces(200, [Self.tag], [[1]], error: 18)]
        + Array(repeating: .pieces(206, [Self.tag, range], [], error: 56), count: 5))
    let body = try await client(transport).get(bucket: "b", key: "k")
    await #expect { try await bytes(body) } throws: {
      ($0 as? AWSError)?.kind == .transient && "\($0)".contains("s3://b/k, at byte 1")
    }
    #expect(transport.requests.count == 3)
  }

  @Test func serversThatDoNotKnowRangesAreSkippedThrough() async throws {
    let transport = ScriptedTransport([
      .pieces(200, [Self.tag], [Array("ab".utf8), Array("cdef".utf8)], error: nil),
      .pieces(200, [Self.tag, HTTPHeader("Content-Range", "bytes 3-5/6")], [Array("def".utf8)], error: nil),
      .pieces(206, [Self.tag, HTTPHeader("Content-Range", "bytes 4-5/6")], [Array("ef".utf8)], error: nil),
    ])
    let client = client(transport)
    #expect(try await bytes(client.get(bucket: "b", key: "k", from: 3)) == Array("def".utf8))
    let second = try await client.get(bucket: "b", key: "k", from: 3)
    #expect(try await bytes(second) == Array("def".utf8) && second.length == 3 && second.head.size == 6)
    await #expect { try await client.get(bucket: "b", key: "k", from: 3) } throws: {
      ($0 as? AWSError)?.code == "InvalidRange"
    }
  }

  @Test func headsAreRead() async throws {
    let transport = ScriptedTransport([
      .status(
        200, "",
        [Self.tag, HTTPHeader("content-length", "5"), HTTPHeader("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT")]),
      .status(404),
    ])
    let head = try await client(transport).head(bucket: "b", key: "k")
    #expect(head.size == 5 && head.lastModified?.date == "1994-11-06")
    await #expect { try await client(transport).head(bucket: "b", key: "k") } throws: {
      ($0 as? AWSError)?.kind == .notFound
    }
  }

  @Test func pagesAreRead() async throws {
    let transport = ScriptedTransport([
      .status(
        200,
        """
        <?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name>
        <EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><NextContinuationToken>t+/=</NextContinuationToken>
        <Contents><Key>a+b%2Bc/%C3%BC%01</Key><Size>12</Size><ETag>&quot;e&quot;</ETag>
        <LastModified>2026-01-02T03:04:05.000Z</LastModified><StorageClass>STANDARD</StorageClass></Contents>
        <CommonPrefixes><Prefix>p+q/</Prefix></CommonPrefixes></ListBucketResult>
        """)
    ])
    let page = try await client(transport).list(
      bucket: "b", prefix: "a b", startAfter: "x", token: "t+/=", delimiter: "/", maxKeys: 10)
    #expect(
      page.objects == [
        S3ListedObject(
          key: "a b+c/ü\u{1}", size: 12, eTag: "\"e\"", lastModified: EventTime("2026-01-02T03:04:05Z"),
          storageClass: "STANDARD")
      ])
    #expect(page.prefixes == ["p q/"] && page.nextToken == "t+/=")
    #expect(
      transport.requests.first?.query
        == "continuation-token=t%2B%2F%3D&delimiter=%2F&encoding-type=url&list-type=2&max-keys=10&prefix=a%20b&start-after=x"
    )
  }

  @Test(arguments: [
    "{}", "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>", "<x/>",
    "<ListBucketResult><Contents><Size>1</Size></Contents></ListBucketResult>",
    "<ListBucketResult><Contents><Key>k</Key><Size>x</Size></Contents></ListBucketResult>",
    "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>%</Key><Size>1</Size></Contents></ListBucketResult>",
  ])
  func aListingThatWouldLoseObjectsIsAnError(_ body: String) async {
    await #expect { try await client(ScriptedTransport([.status(200, body)])).list(bucket: "b") } throws: {
      ($0 as? AWSError)?.code == "UnreadableAnswer"
    }
  }
}
