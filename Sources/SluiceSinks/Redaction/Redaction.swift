import Crypto
import SluiceConfig

/// Values that a sink must not show, and what it shows instead: an entry of `redact`.
struct Redaction: Sendable {
  enum Method: String, CaseIterable, Sendable { case hash, mask, remove }

  /// What stands in place of a masked value.
  static let mask = "[REDACTED]"

  static let fields = ConfigKey.requiredStrings(
    "fields", "Dotted paths in the documents, each with all below it; * stands for any run of characters, ? for one.")
  static let with = ConfigKey.enumeration(
    "with", Method.self, default: .mask,
    "hash: HMAC-SHA256 of the value in hex, the same for the same value and key; mask: \(mask); remove: no such field.")
  static let key = ConfigKey.optionalSecret(
    "key", "The key of hashes. Use a variable, such as ${REDACT_KEY}, of at least 16 characters.")
  static let keys: [any ConfigKeyDeclaration] = [fields, with, key]

  let fields: [FieldPattern]
  let method: Method
  private let key: SymmetricKey
  /// Where `fields` stand.
  let location: SourceLocation

  init(_ section: ConfigSection) {
    fields = section.value(Self.fields).map(FieldPattern.init)
    method = section.value(Self.with)
    location = section.location(of: Self.fields.name)
    let key = section.value(Self.key)
    self.key = SymmetricKey(data: Array((key?.revealed ?? "").utf8))
    let isHash = method == .hash
    if isHash, self.key.bitCount == 0 {
      section.problems.error(
        at: key == nil ? section.location : section.location(of: Self.key.name),
        key == nil ? "missing key 'key' in \(section.label)" : "the key of hashes is empty",
        expected: "a secret text, such as ${REDACT_KEY}: without it anybody could find a value from its hash")
    } else if isHash, self.key.bitCount < 128 {
      section.problems.warning(
        at: section.location(of: Self.key.name), "the key has fewer than 16 characters: it can be found by trying")
    } else if !isHash, key != nil {
      section.problems.warning(
        at: section.location(of: Self.key.name), "a key is of use with hash only", expected: "with: hash, or no key")
    }
  }

  /// Appends what stands in place of a value: 64 hexadecimal digits, or the mask.
  func appendReplacement(of value: UnsafeRawBufferPointer, to buffer: inout [UInt8]) {
    guard method == .hash else {
      buffer.append(contentsOf: Self.mask.utf8)
      return
    }
    for byte in HMAC<SHA256>.authenticationCode(for: value, using: key) {
      buffer.append(Self.digit(byte >> 4))
      buffer.append(Self.digit(byte & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
