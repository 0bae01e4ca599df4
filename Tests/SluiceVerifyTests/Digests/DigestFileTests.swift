import Crypto
import CryptoExtras
import Foundation
import SluiceCore
import Testing

@testable import SluiceVerify

@Suite struct DigestFileTests {
  private let text = """
    {"awsAccountId":"111122223333","digestStartTime":"2015-08-17T14:01:31Z","digestEndTime":"2015-08-17T15:01:31Z",\
    "digestS3Bucket":"bucket","digestS3Object":"AWSLogs/x.json.gz","digestPublicKeyFingerprint":"31e8",\
    "previousDigestS3Bucket":null,"previousDigestS3Object":null,"previousDigestHashValue":null,\
    "previousDigestHashAlgorithm":null,"previousDigestSignature":null,"logFiles":[]}
    """

  @Test func theStringToSignIsMadeOfTimePlaceHashAndTheSignatureBefore() throws {
    let content = Array(text.utf8)
    let hash = hexadecimal(SHA256.hash(data: content))
    let first = try DigestFile(path: "p", content: content, signature: nil)
    #expect(first.stringToSign == "2015-08-17T15:01:31Z\nbucket/AWSLogs/x.json.gz\n\(hash)\nnull")
    let changed = Array(
      text.replacing(#""previousDigestSignature":null"#, with: #""previousDigestSignature":"ab12""#).utf8)
    let next = try DigestFile(path: "p", content: changed, signature: nil)
    #expect(next.stringToSign.hasSuffix("\nab12"))
  }

  @Test(arguments: [
    ("", "it is not JSON"), ("[]", "it is of a wrong type"),
    (#"{"digestStartTime":1}"#, "digestStartTime is of a wrong type"),
    (#"{"digestStartTime":"2015-08-17T14:01:31Z"}"#, "it has no digestEndTime"),
  ]) func whatIsNoDigestSaysWhy(text: String, reason: String) {
    let error = #expect(throws: DigestFormatError.self) { try DigestDocument(Array(text.utf8)) }
    #expect(error?.description == reason)
  }

  @Test func aTimeThatIsNoneIsSaid() {
    let error = #expect(throws: DigestFormatError.self) {
      try DigestDocument(Array(text.replacing("2015-08-17T14:01:31Z", with: "yesterday").utf8))
    }
    #expect(error?.description == "digestStartTime is not a time: yesterday")
  }

  @Test func hexadecimalIsReadInEitherCase() {
    #expect(bytes(hexadecimal: "00fFa0") == [0, 255, 160])
    #expect(hexadecimal([0, 255, 160] as [UInt8]) == "00ffa0")
    #expect(bytes(hexadecimal: "0") == nil)
    #expect(bytes(hexadecimal: "0g") == nil)
  }

  /// Python's cryptography signs what this code says is signed.
  @Test(.enabled(if: Python.path != nil, "python3 with the package cryptography is not at hand"))
  func anotherImplementationsSignatureIsValid() throws {
    let digest = try DigestFile(path: "p", content: Array(text.utf8), signature: nil)
    let answer = try Python.run(
      """
      import sys, hashlib, json, base64
      from cryptography.hazmat.primitives.asymmetric import rsa, padding
      from cryptography.hazmat.primitives import hashes, serialization as s
      content = sys.stdin.buffer.read()
      d = json.loads(content)
      key = rsa.generate_private_key(65537, 2048)
      text = '%s\\n%s/%s\\n%s\\n%s' % (d['digestEndTime'], d['digestS3Bucket'], d['digestS3Object'],
          hashlib.sha256(content).hexdigest(), d['previousDigestSignature'] or 'null')
      der = key.public_key().public_bytes(s.Encoding.DER, s.PublicFormat.PKCS1)
      print(base64.b64encode(der).decode(), hashlib.md5(der).hexdigest(),
          key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()).hex())
      """, input: Array(text.utf8)
    ).split(whereSeparator: \.isWhitespace).map(String.init)
    try #require(answer.count == 3)
    let key = try #require(try PublicKeyFile.keys(answer[0]).first)
    #expect(key.fingerprint == answer[1])
    #expect(key.isValid(answer[2], for: digest.stringToSign))
    #expect(!key.isValid(answer[2], for: digest.stringToSign + " "))
    #expect(!key.isValid(String(answer[2].dropLast(2)), for: digest.stringToSign))
  }
}

/// A Python with the package `cryptography`.
enum Python {
  static let path: String? = {
    let probe = try? execute("/usr/bin/env", ["python3", "-c", "import cryptography; print('ok')"], [])
    return probe == "ok\n" ? "/usr/bin/env" : nil
  }()

  static func run(_ program: String, input: [UInt8]) throws -> String {
    try execute("/usr/bin/env", ["python3", "-c", program], input)
  }

  private static func execute(_ path: String, _ arguments: [String], _ input: [UInt8]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let (standardInput, output) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try standardInput.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: answer, as: UTF8.self)
  }
}
