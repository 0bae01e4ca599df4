package import Crypto

/// A digest that was read.
package struct DigestFile: Sendable {
  /// Where it was found.
  package let path: String
  package let document: DigestDocument
  /// Of its content, decompressed.
  package let hash: SHA256Digest
  /// The signature that was found with it (in its object's metadata, or in a file beside it), in hexadecimal.
  package let signature: String?

  package init(path: String, content: [UInt8], signature: String?) throws(DigestFormatError) {
    self.path = path
    document = try DigestDocument(content)
    hash = SHA256.hash(data: content)
    self.signature = signature
  }

  /// The object's place as it says itself: `bucket/key`.
  package var location: String { "\(document.digestS3Bucket)/\(document.digestS3Object)" }

  /// What CloudTrail signs.
  ///
  /// Source: AWS CloudTrail User Guide, "Custom implementations of CloudTrail log file integrity validation", D. Where
  /// there is no digest before it, `null` stands for its signature, as the AWS CLI has it.
  package var stringToSign: String {
    [document.digestEndTime, location, hexadecimal(hash), document.previousDigestSignature ?? "null"]
      .joined(separator: "\n")
  }
}

/// In lower case.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes of hexadecimal digits in either case; nil for all else.
package func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
  let digits = Array(text.utf8)
  guard digits.count % 2 == 0 else { return nil }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(digits.count / 2)
  for index in stride(from: 0, to: digits.count, by: 2) {
    guard let high = digit(digits[index]), let low = digit(digits[index + 1]) else { return nil }
    bytes.append(high << 4 | low)
  }
  return bytes
}

private func digit(_ character: UInt8) -> UInt8? {
  switch character {
  case 0x30...0x39: character - 0x30
  case 0x41...0x46: character - 0x37
  case 0x61...0x66: character - 0x57
  default: nil
  }
}
