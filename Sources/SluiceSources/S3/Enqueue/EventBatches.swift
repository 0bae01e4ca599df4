/// Puts objects into messages, and messages into batches that one request takes.
///
/// Source: Amazon SQS Developer Guide, "Message quotas": 10 messages and 256 KiB in a batch (1 MiB since 2025; the lower
/// limit holds everywhere).
package struct EventBatches {
  package struct Limits: Sendable {
    /// Objects of a message.
    package var objects = 10
    /// Their bytes, so that messages are about as much work each.
    package var objectBytes = 8 << 20
    var messages = 10
    var batchBytes = 256 << 10

    package init() {}
  }

  private let limits: Limits
  private let text: S3EventText
  private var pending: [ListedObject] = []
  private var pendingBytes = 0
  private var batch: [Message] = []
  private var batchBytes = 0

  package struct Message: Sendable, Hashable {
    package let body: String
    package let objects: Int
    /// Of the objects.
    package let bytes: Int
  }

  package init(_ text: S3EventText, limits: Limits = Limits()) {
    self.text = text
    self.limits = limits
  }

  /// Adds an object.
  ///
  /// - Returns: a batch that is full.
  package mutating func add(_ object: ListedObject) -> [Message]? {
    var full: [Message]?
    if !pending.isEmpty, pending.count >= limits.objects || pendingBytes + object.size > limits.objectBytes {
      full = endMessage()
    }
    pending.append(object)
    pendingBytes += object.size
    return full
  }

  /// What is left; empty when there is nothing. There may be two batches.
  package mutating func end() -> [[Message]] {
    var batches: [[Message]] = []
    if !pending.isEmpty, let full = endMessage() { batches.append(full) }
    if !batch.isEmpty { batches.append(batch) }
    batch = []
    batchBytes = 0
    return batches
  }

  private mutating func endMessage() -> [Message]? {
    let message = Message(body: text.body(pending), objects: pending.count, bytes: pendingBytes)
    pending = []
    pendingBytes = 0
    var full: [Message]?
    if batch.count >= limits.messages || batchBytes + message.body.utf8.count > limits.batchBytes {
      full = batch
      batch = []
      batchBytes = 0
    }
    batch.append(message)
    batchBytes += message.body.utf8.count
    return full
  }
}
