import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceAWS

/// The cases of AWS's own library: canonical request, string to sign and signature, in headers and in the query.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct SigV4VectorTests {
  @Test(arguments: SigV4Vector.names) func headersAreSigned(_ name: String) throws {
    let vector = try SigV4Vector(name)
    var request = vector.request
    let steps = vector.signer.signSteps(&request)
    #expect(steps.canonicalRequest == (try vector.text("header-canonical-request.txt")))
    #expect(steps.stringToSign == (try vector.text("header-string-to-sign.txt")))
    #expect(steps.signature == (try vector.text("header-signature.txt")))
    let signed = try vector.text("header-signed-request.txt").split(separator: "\n").map(String.init)
    let authorization = try #require(request.headers.last)
    #expect(signed.contains("Authorization:\(authorization.value)"))
    #expect(signed.contains { $0.hasPrefix("X-Amz-Security-Token:") } == request.has("X-Amz-Security-Token"))
  }

  @Test(arguments: SigV4Vector.names) func queriesAreSigned(_ name: String) throws {
    let vector = try SigV4Vector(name)
    var request = vector.request
    let steps = vector.signer.presignSteps(&request, expires: .seconds(3_600))
    #expect(steps.canonicalRequest == (try vector.text("query-canonical-request.txt")))
    #expect(steps.stringToSign == (try vector.text("query-string-to-sign.txt")))
    #expect(steps.signature == (try vector.text("query-signature.txt")))
    let signed = try vector.text("query-signed-request.txt")
    let target = try #require(signed.split(separator: "\n").first?.split(separator: "?", maxSplits: 1).last)
    let query = target.split(separator: " ")[0]
    #expect(
      Set(PercentEncoding.pairs(of: String(query)).map { "\($0)=\($1)" })
        == Set(request.query.split(separator: "&").map(String.init)))
  }

  @Test func allCasesAreThere() { #expect(SigV4Vector.names.count == 38) }
}

struct SigV4Vector {
  static let names: [String] = {
    guard let folder = Corpus.file("sigv4/aws-c-auth-v4") else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }()

  private struct Context: Decodable {
    struct Credentials: Decodable {
      let access_key_id: String
      let secret_access_key: String
      let token: String?
    }
    let credentials: Credentials
    let normalize: Bool
    let region: String
    let service: String
    let sign_body: Bool
    let timestamp: String
    let omit_session_token: Bool?
  }

  let request: HTTPRequest
  let signer: SigV4
  private let folder: URL

  init(_ name: String) throws {
    folder = try #require(Corpus.file("sigv4/aws-c-auth-v4/\(name)"))
    let context = try JSONDecoder().decode(
      Context.self, from: Data(contentsOf: folder.appendingPathComponent("context.json")))
    request = try Self.request(String(contentsOf: folder.appendingPathComponent("request.txt"), encoding: .utf8))
    signer = SigV4(
      credentials: AWSCredentials(
        accessKeyID: context.credentials.access_key_id, secretAccessKey: context.credentials.secret_access_key,
        sessionToken: context.credentials.token),
      region: context.region, service: context.service, time: try #require(EventTime(context.timestamp)),
      keys: SigningKeys(), path: context.normalize ? .normalized : .encoded, sendsPayloadHash: context.sign_body,
      signsToken: context.omit_session_token != true)
  }

  func text(_ file: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      .replacingOccurrences(of: "\r\n", with: "\n").trimmingCharacters(in: .newlines)
  }

  private static func request(_ text: String) throws -> HTTPRequest {
    let text = text.replacingOccurrences(of: "\r\n", with: "\n")
    let parts = text.components(separatedBy: "\n\n")
    var lines = parts[0].components(separatedBy: "\n").filter { !$0.isEmpty }
    let first = lines.removeFirst()
    let method = String(first.prefix { $0 != " " })
    let target = first.dropFirst(method.count + 1).replacingOccurrences(of: " HTTP/1.1", with: "")
    let question = target.firstIndex(of: "?") ?? target.endIndex
    var request = HTTPRequest(
      method, origin: "https://example.amazonaws.com", path: String(target[..<question]),
      query: String(target[question...].dropFirst()))
    for line in lines {
      if line.hasPrefix(" "), let last = request.headers.indices.last {
        request.headers[last].value += "\n" + line
      } else {
        let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        request.headers.append(HTTPHeader(pair[0], pair[1]))
      }
    }
    request.body = Array((parts.count > 1 ? parts[1] : "").utf8)
    return request
  }
}

extension HTTPRequest {
  func has(_ name: String) -> Bool { headers.contains { $0.name == name } }
  func value(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}
