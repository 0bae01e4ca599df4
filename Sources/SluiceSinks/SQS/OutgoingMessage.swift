private import Crypto
import SluiceAWS
import SluiceCore

/// A document on its way into a queue.
struct OutgoingMessage: Sendable, Hashable {
  private(set) var body: [UInt8]
  let groupID: String?
  private(set) var deduplicationID: String?
  private(set) var isShortened = false

  /// - Parameters:
  ///   - document: JSON, without a line break at its end.
  ///   - groupID: of a FIFO queue; nil for others.
  init(_ document: some Sequence<UInt8>, groupID: String?) {
    body = Self.allowed(Array(document))
    self.groupID = groupID
    if groupID != nil { deduplicationID = Self.alertID(body) ?? Self.hash(body) }
  }

  var size: Int { body.count }

  var entry: SQSOutgoing {
    SQSOutgoing(body: String(decoding: body, as: UTF8.self), groupID: groupID, deduplicationID: deduplicationID)
  }

  /// What names the document, for messages.
  var name: String { Self.alertID(body).map { "the alert \($0)" } ?? "a document" }

  /// SQS refuses U+FFFE and U+FFFF, which JSON allows: they are escaped. They can only stand in strings.
  private static func allowed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0xEF) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
        result.append(raw: bytes[index + 2] == 0xBE ? "\\ufffe" : "\\uffff")
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func hash(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  /// The alert's id; nil for other documents.
  private static func alertID(_ bytes: [UInt8]) -> String? {
    var id: String?
    forEachMember(of: bytes) { name, value in
      if name == "kibana.alert.uuid", value.count > 2, value.count <= 128 {
        id = String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
      }
    }
    return id
  }

  /// The members of an object with their values' JSON.
  private static func forEachMember(of bytes: [UInt8], _ body: (String, ArraySlice<UInt8>) -> Void) {
    bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      guard scanner.next() == .objectStart else { return }
      while case .string = scanner.next() {
        let name = String(decoding: scanner.tokenBytes, as: UTF8.self)
        let value = scanner.next()
        scanner.skip(value)
        // A string's range is what stands between its quotes.
        var range = scanner.range
        if case .string = value { range = max(0, range.lowerBound - 1)..<min(buffer.count, range.upperBound + 1) }
        body(name, bytes[range])
      }
    }
  }

  private static let kept: Set<String> = [
    "@timestamp", "kibana.alert.uuid", "kibana.alert.rule.uuid", "kibana.alert.rule.name", "kibana.alert.severity",
    "kibana.alert.risk_score", "kibana.alert.reason", "kibana.alert.original_time",
  ]

  /// Replaces a document that is too long by one that names it: its id, rule, time and origin, and what to do about it.
  mutating func shorten(to limit: Int) {
    guard !isShortened else { return }
    isShortened = true
    var short: [UInt8] = []
    short.append(raw: "{\"error\":{\"type\":\"too large\",\"message\":")
    short.append(
      jsonString: "the document has \(body.count) bytes, and the queue takes \(limit): leave fields out of it with "
        + "`fields`, or raise the queue's MaximumMessageSize and max_message_size")
    short.append(0x7D)
    Self.forEachMember(of: body) { name, value in
      if Self.kept.contains(name), value.count <= 512 {
        Self.append(name, value, to: &short)
      } else if name == "sluice" {
        Self.forEachMember(of: Array(value)) { inner, origin in
          guard inner == "origin", origin.count <= 4_096 else { return }
          short.append(raw: ",\"sluice\":{\"origin\":")
          short.append(contentsOf: origin)
          short.append(0x7D)
        }
      }
    }
    short.append(0x7D)
    body = short
  }

  private static func append(_ name: String, _ value: ArraySlice<UInt8>, to buffer: inout [UInt8]) {
    buffer.append(0x2C)
    buffer.append(jsonString: name)
    buffer.append(0x3A)
    buffer.append(contentsOf: value)
  }
}
