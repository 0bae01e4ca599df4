import Crypto
import CryptoExtras
import Foundation
import SluiceCore
import Synchronization
import Testing

@testable import SluiceVerify

@Suite struct PublicKeyTests {
  /// The keys in the CloudTrail User Guide's example of an answer of ListPublicKeys, PKCS #1 and SubjectPublicKeyInfo.
  private let documented = [
    (
      "MIIBCgKCAQEAn11L2YZ9h7onug2ILi1MWyHiMRsTQjfWE+pHVRLk1QjfWhirG+lpOa8NrwQ/r7Ah5bNL6HepznOU9XTDSfmmnP97mqyc7z/upfZdS/"
        + "AHhYcGaz7n6Wc/RRBU6VmiPCrAUojuSk6/GjvA8iOPFsYDuBtviXarvuLPlrT9kAd4Lb+rFfR5peEgBEkhlzc5HuWO7S0y+KunqxX6jQBnXGMt"
        + "xmPBPP0FylgWGNdFtks/4YSKcgqwH0YDcawP9GGGDAeCIqPWIXDLG1jOjRRzWfCmD0iJUkz8vTsn4hq/5ZxRFE7UBAUiVcGbdnDdvVfhF9C3dQ"
        + "iDq3k7adQIziLT0cShgQIDAQAB", "8eba5db5bea9b640d1c96a77256fe7f2"
    ),
    (
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqlzPJbvZJ42UdcmLfPUqXYNfOs6I8lCfao/tOs8CmzPOEdtLWugB9xoIUz78qVHdKIqx"
        + "baG4jWHfJBiOSSFBM0lt8cdVo4TnRa7oG9io5pysS6DJhBBAeXsicufsiFJR+wrUNh8RSLxL4k6G1+BhLX20tJkZ/erT97tDGBujAelqseGg3v"
        + "PZbTx9SMfOLN65PdLFudLP7Gat0Z9p5jw/rjpclKfo9Bfc3heeBxWGKwBBOKnFAaN9V57pOaosCvPKmHd9bg7jsQkI9Xp22IzGLsTFJZYVA3Ki"
        + "TAElDMu80iFXPHEq9hKNbt9e4URFam+1utKVEiLkR2disdCmPTK0VQIDAQAB", "31e8b5433410dfb61a9dc45cc65b22ff"
    ),
  ]

  @Test func fingerprintsAreThoseOfTheDocumentation() throws {
    for (text, fingerprint) in documented {
      let key = try #require(try PublicKeyFile.keys(text).first)
      #expect(key.fingerprint == fingerprint)
      #expect(key.fingerprints.contains(fingerprint))
    }
  }

  @Test func keysAreReadInEveryForm() throws {
    let key = try Trail.key.get().publicKey
    let fingerprint = hexadecimal(Insecure.MD5.hash(data: key.pkcs1DERRepresentation))
    let base64 = key.pkcs1DERRepresentation.base64EncodedString(options: [.lineLength64Characters])
    let list =
      #"{"PublicKeyList":[{"Value":"\#(key.pkcs1DERRepresentation.base64EncodedString())","Fingerprint":"f1"}]}"#
    let forms: [(String, [UInt8])] = [
      ("PKCS #1 PEM", Array(key.pkcs1PEMRepresentation.utf8)), ("PEM", Array(key.pemRepresentation.utf8)),
      ("PKCS #1 DER", Array(key.pkcs1DERRepresentation)), ("DER", Array(key.derRepresentation)),
      ("base64", Array((base64 + "\n").utf8)), ("list", Array(list.utf8)),
    ]
    for (form, bytes) in forms {
      let read = PublicKeyFile.keys(content: bytes)
      #expect(read.count == 1, "\(form)")
      #expect(read.first?.fingerprints.contains(fingerprint) == true, "\(form)")
    }
    #expect(PublicKeyFile.keys(content: Array(list.utf8)).first?.fingerprint == "f1")
    let two = Array((key.pemRepresentation + "\n" + (try Trail.otherKey.get().publicKey.pkcs1PEMRepresentation)).utf8)
    #expect(PublicKeyFile.keys(content: two).count == 2)
  }

  @Test func whatHoldsNoKeySaysWhatIsExpected() throws {
    let error = #expect(throws: PublicKeyError.self) { try PublicKeyFile.keys("/nonexistent/key.pem") }
    #expect(error?.description.hasPrefix("can't read the public key /nonexistent/key.pem: ") == true)
    #expect(PublicKeyFile.keys(content: []).isEmpty)
    #expect(
      PublicKeyFile.keys(content: Array("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n".utf8)).isEmpty)
    #expect(PublicKeyFile.keys(content: Array(repeating: 0xFF, count: 300)).isEmpty)
    #expect(PublicKeyFile.keys(content: Array(#"{"PublicKeyList":[{"Value":"AAAA"},{"Value":1},{}]}"#.utf8)).isEmpty)
  }

  @Test func requestAndAnswerAreThoseOfTheService() throws {
    let start = try #require(EventTime("2026-01-02T00:00:00Z"))
    let body = PublicKeyList.request(
      from: start, to: EventTime(milliseconds: start.milliseconds + 3_600_500), token: "a\"b")
    #expect(
      String(decoding: body, as: UTF8.self) == #"{"StartTime":1767312000,"EndTime":1767315600,"NextToken":"a\"b"}"#)
    let list = try #require(PublicKeyList(json: Array(#"{"PublicKeyList":[],"NextToken":"more"}"#.utf8)))
    #expect(list.keys.isEmpty)
    #expect(list.nextToken == "more")
    #expect(PublicKeyList(json: Array("{}".utf8)) == nil)
    #expect(PublicKeyList(json: Array("<html>".utf8)) == nil)
  }

  @Test func missingKeysAreFetchedOnceFromTheDigestsRegionAndThenFromTheTrails() async throws {
    let trail = try Trail()
    for hour in 2...4 { try trail.deliver(hour: hour, files: 1) }
    try trail.keepSignatures()
    let service = Service(region: "eu-west-1", key: trail.publicKey)
    let outcome = try await verify(FileTree([trail.path]), keys: [], service: service)
    #expect(outcome.codes == [])
    #expect(outcome.report.counts.digestsProven == 3)
    #expect(service.asked == ["us-east-1", "eu-west-1"])
  }

  @Test func keysThatCantBeFetchedAreSaidOnce() async throws {
    let trail = try Trail()
    for hour in 2...4 { try trail.deliver(hour: hour, files: 1) }
    try trail.keepSignatures()
    let outcome = try await verify(FileTree([trail.path]), keys: [], service: Service(region: nil, key: nil))
    #expect(outcome.codes.filter { $0 == "unproven no-public-key" }.count == 3)
    #expect(outcome.findings.contains { $0.message.contains("us-east-1: not allowed") })
    #expect(outcome.report.counts.digestsUnproven == 3)
  }
}

/// Knows a key in one region.
private final class Service: PublicKeyService {
  private let region: String?
  private let key: PublicKey?
  private let calls = Mutex<[String]>([])

  init(region: String?, key: PublicKey?) {
    self.region = region
    self.key = key
  }

  var asked: [String] { calls.withLock { $0 } }

  func keys(region: String, from start: EventTime, to end: EventTime) async throws(PublicKeyError) -> [PublicKey] {
    calls.withLock { $0.append(region) }
    guard self.region != nil else { throw PublicKeyError(description: "not allowed") }
    return region == self.region ? [key].compactMap(\.self) : []
  }
}
