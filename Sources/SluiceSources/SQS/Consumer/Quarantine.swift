import SluiceAWS
import SluiceCore

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A file for messages that can't be worked off, one JSON document a line: for queues without a redrive policy.
struct Quarantine: Sendable, Hashable {
  let path: String

  /// Appends a message, and returns when it is on the disk.
  ///
  /// - Throws: `SystemError` with the system's reason.
  func append(_ message: SQSMessage, queueURL: String, reason: String) throws(SystemError) {
    var line: [UInt8] = []
    line.append(raw: "{\"message_id\":")
    line.append(jsonString: message.id)
    line.append(raw: ",\"queue_url\":")
    line.append(jsonString: queueURL)
    if let sentAt = message.sentAt {
      line.append(raw: ",\"sent_at\":")
      line.append(jsonString: sentAt.description)
    }
    line.append(raw: ",\"receive_count\":")
    line.append(contentsOf: String(message.receiveCount).utf8)
    line.append(raw: ",\"reason\":")
    line.append(jsonString: reason)
    line.append(raw: ",\"body\":")
    line.append(jsonString: message.body)
    line.append(raw: "}\n")

    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError.last }
    defer { _ = close(descriptor) }
    var written = 0
    while written < line.count {
      let count = line.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written) }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError.last
      }
      written += count
    }
    while fsync(descriptor) != 0 {
      if errno != EINTR { throw SystemError.last }
    }
  }
}
