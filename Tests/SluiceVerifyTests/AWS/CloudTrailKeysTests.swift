import CryptoExtras
import Foundation
import SluiceAWS
import SluiceConfig
import SluiceCore
import Synchronization
import Testing

@testable import SluiceVerify

@Suite struct CloudTrailKeysTests {
  private func session(_ transport: any HTTPTransport) async throws -> AWSSession {
    let settings = AWSSettings(
      region: "eu-central-1",
      credentials: CredentialSettings(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret")))
    let environment = AWSEnvironment(variables: ["AWS_EC2_METADATA_DISABLED": "true"], home: nil)
    return try await AWSSession.open(settings, environment: environment, transport: transport)
  }

  private func keys(_ answers: [(Int, String)]) async throws -> (Result<[PublicKey], PublicKeyError>, [HTTPRequest]) {
    let transport = Answers(answers)
    let service = CloudTrailKeys(try await session(transport))
    let start = try #require(EventTime("2026-01-02T00:00:00Z"))
    let result: Result<[PublicKey], PublicKeyError>
    do throws(PublicKeyError) {
      result = .success(
        try await service.keys(
          region: "us-east-1", from: start, to: EventTime(milliseconds: start.milliseconds + 3_600_000)))
    } catch {
      result = .failure(error)
    }
    return (result, transport.requests)
  }

  @Test func pagesOfKeysAreFetchedFromTheRegion() async throws {
    let key = try Trail.key.get().publicKey.pkcs1DERRepresentation.base64EncodedString()
    let (result, requests) = try await keys([
      (200, #"{"PublicKeyList":[{"Value":"\#(key)","Fingerprint":"f1","ValidityStartTime":1.0}],"NextToken":"t"}"#),
      (200, #"{"PublicKeyList":[{"Value":"\#(key)","Fingerprint":"f2"}]}"#),
    ])
    #expect(try result.get().map(\.fingerprint) == ["f1", "f2"])
    #expect(requests.map(\.origin) == Array(repeating: "https://cloudtrail.us-east-1.amazonaws.com", count: 2))
    let first = try #require(requests.first)
    #expect(first.method == "POST")
    #expect(first.path == "/")
    func header(_ name: String) -> String? { first.headers.first { $0.name.lowercased() == name }?.value }
    #expect(header("x-amz-target") == "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.ListPublicKeys")
    #expect(header("content-type") == "application/x-amz-json-1.1")
    #expect(header("authorization")?.contains("/us-east-1/cloudtrail/aws4_request") == true)
    #expect(String(decoding: first.body, as: UTF8.self) == #"{"StartTime":1767312000,"EndTime":1767315600}"#)
    #expect(requests.last.map { String(decoding: $0.body, as: UTF8.self) }?.hasSuffix(#","NextToken":"t"}"#) == true)
  }

  @Test func aRefusalSaysWhatIsMissing() async throws {
    let (result, _) = try await keys([
      (400, #"{"__type":"AccessDeniedException","message":"not authorized to perform: cloudtrail:ListPublicKeys"}"#)
    ])
    let error = #expect(throws: PublicKeyError.self) { try result.get() }
    #expect(error?.description.contains("cloudtrail:ListPublicKeys") == true)
  }

  @Test func anAnswerThatIsNoListIsAnError() async throws {
    let (result, _) = try await keys([(200, "{}")])
    let error = #expect(throws: PublicKeyError.self) { try result.get() }
    #expect(error?.description.contains("the answer holds no list of keys") == true)
  }

  @Test(arguments: [
    ("us-gov-west-1", "https://cloudtrail.us-gov-west-1.amazonaws.com"),
    ("cn-north-1", "https://cloudtrail.cn-north-1.amazonaws.com.cn"),
  ]) func endpointsFollowThePartition(region: String, origin: String) throws {
    let resolver = try EndpointResolver(region: "us-east-1")
    #expect(try CloudTrailKeys.endpoint(region, resolver).origin == origin)
    #expect(try CloudTrailKeys.endpoint(region, resolver).signingRegion == region)
  }
}

/// Answers from a list.
private final class Answers: HTTPTransport {
  private let state: Mutex<(answers: [(Int, String)], requests: [HTTPRequest])>

  init(_ answers: [(Int, String)]) { state = Mutex((answers, [])) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else { throw HTTPError(code: 3, message: "no answer is left") }
    return HTTPResponse(status: answer.0, headers: [], body: Array(answer.1.utf8))
  }

  func open(_ request: HTTPRequest) async throws(HTTPError) -> any HTTPBodyStream {
    throw HTTPError(code: 3, message: "no stream is expected")
  }
}
