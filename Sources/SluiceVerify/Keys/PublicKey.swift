import Crypto
private import CryptoExtras
import Foundation

/// A key that CloudTrail signs digests with: RSA, with PKCS #1 v1.5 padding and SHA-256.
package struct PublicKey: Sendable {
  /// MD5 of the key as the service gives it, in hexadecimal: what digests name it by.
  package let fingerprint: String
  /// MD5 of its two usual encodings, for keys that came without.
  let fingerprints: Set<String>
  private let key: _RSA.Signing.PublicKey

  /// - Parameters:
  ///   - der: PKCS #1, as the service gives it, or SubjectPublicKeyInfo.
  ///   - fingerprint: as the service gives it; computed where it is not known.
  /// - Returns: nil where it is no RSA key of 2,048 bits or more.
  package init?(der: [UInt8], fingerprint: String? = nil) {
    guard let key = try? _RSA.Signing.PublicKey(derRepresentation: der) else { return nil }
    self.init(key, given: fingerprint ?? hexadecimal(Insecure.MD5.hash(data: der)))
  }

  /// - Parameter pem: `BEGIN RSA PUBLIC KEY` or `BEGIN PUBLIC KEY`.
  package init?(pem: String) {
    guard let key = try? _RSA.Signing.PublicKey(pemRepresentation: pem) else { return nil }
    self.init(key, given: hexadecimal(Insecure.MD5.hash(data: key.pkcs1DERRepresentation)))
  }

  private init(_ key: _RSA.Signing.PublicKey, given fingerprint: String) {
    self.key = key
    self.fingerprint = fingerprint
    fingerprints = Set(
      [key.pkcs1DERRepresentation, key.derRepresentation].map { hexadecimal(Insecure.MD5.hash(data: $0)) }
        + [fingerprint])
  }

  /// Whether the signature, in hexadecimal, is that of the text.
  package func isValid(_ signature: String, for text: String) -> Bool {
    guard let signature = bytes(hexadecimal: signature), !signature.isEmpty else { return false }
    return key.isValidSignature(
      _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: Array(text.utf8)),
      padding: .insecurePKCS1v1_5)
  }
}
