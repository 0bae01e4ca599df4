import Foundation

/// Public keys, as people have them at hand: PEM (PKCS #1 or SubjectPublicKeyInfo), DER or its base64, or the answer
/// of ListPublicKeys (`aws cloudtrail list-public-keys`).
package enum PublicKeyFile {
  /// - Parameter argument: a file; or the base64 text itself.
  package static func keys(_ argument: String) throws(PublicKeyError) -> [PublicKey] {
    // The base64 of every RSA key of these sizes begins so, and no file's name does.
    if argument.hasPrefix("MII"), let key = key(base64: argument) { return [key] }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: argument))
    } catch {
      throw PublicKeyError(description: "can't read the public key \(argument): \(error.localizedDescription)")
    }
    let keys = keys(content: Array(bytes))
    if keys.isEmpty {
      throw PublicKeyError(
        description:
          "\(argument) holds no RSA public key of 2,048 bits or more; expected PEM, DER, base64 of DER, or the "
          + "output of `aws cloudtrail list-public-keys`")
    }
    return keys
  }

  /// The keys in a file's content; empty where there are none.
  package static func keys(content: [UInt8]) -> [PublicKey] {
    if let list = PublicKeyList(json: content) { return list.keys }
    if let text = String(validating: content, as: UTF8.self) {
      if text.contains("-----BEGIN") { return pemBlocks(text).compactMap { PublicKey(pem: $0) } }
      if let key = key(base64: text) { return [key] }
    }
    return PublicKey(der: content).map { [$0] } ?? []
  }

  private static func key(base64 text: String) -> PublicKey? {
    Data(base64Encoded: text.filter { !$0.isWhitespace }).flatMap { PublicKey(der: Array($0)) }
  }

  private static func pemBlocks(_ text: String) -> [String] {
    var blocks: [String] = []
    var lines: [Substring]?
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("-----BEGIN") { lines = [] }
      lines?.append(line)
      if line.hasPrefix("-----END"), let block = lines {
        blocks.append(block.joined(separator: "\n"))
        lines = nil
      }
    }
    return blocks
  }
}

/// No keys, and what to do about it.
package struct PublicKeyError: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}
