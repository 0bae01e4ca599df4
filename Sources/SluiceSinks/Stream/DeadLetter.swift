import SluiceCore

/// The documents of what could not be read: refused records and damaged objects. Nothing in them depends on the clock.
enum DeadLetter {
  /// Appends the document of a refused record. Bytes of it that are no UTF-8 become U+FFFD.
  static func append(_ reject: RejectedRecord, of blob: Blob, to buffer: inout [UInt8]) {
    buffer.append(raw: "{\"error\":{\"message\":")
    buffer.append(jsonString: reject.reason)
    buffer.append(raw: "},\"sluice\":{\"origin\":{\"object\":")
    buffer.append(jsonString: blob.origin)
    buffer.append("record", reject.index)
    buffer.append("offset", reject.offset)
    buffer.append("error_offset", reject.errorOffset)
    buffer.append(raw: "}")
    buffer.append("length", reject.length)
    // What is longer than is kept for dead letters is cut.
    buffer.append(raw: reject.bytes.count < reject.length ? ",\"truncated\":true}" : ",\"truncated\":false}")
    buffer.append(raw: ",\"event\":{\"original\":")
    buffer.append(jsonString: String(decoding: reject.bytes, as: UTF8.self))
    buffer.append(raw: "}}")
  }

  /// Appends the document of an object that could not be read to its end.
  static func append(_ failure: BlobError, of blob: Blob, to buffer: inout [UInt8]) {
    buffer.append(raw: "{\"error\":{\"type\":")
    buffer.append(jsonString: failure.code.description)
    buffer.append(raw: ",\"message\":")
    buffer.append(jsonString: failure.message)
    buffer.append(raw: "},\"sluice\":{\"origin\":{\"object\":")
    buffer.append(jsonString: blob.origin)
    if let offset = failure.inputOffset { buffer.append("input_offset", offset) }
    if let offset = failure.outputOffset { buffer.append("error_offset", offset) }
    buffer.append(raw: "}}")
    if let content = failure.content {
      buffer.append(raw: ",\"event\":{\"original\":")
      buffer.append(jsonString: String(decoding: content, as: UTF8.self))
      buffer.append(raw: "}")
    }
    buffer.append(raw: "}")
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ name: StaticString, _ value: Int) {
    append(raw: ",\"")
    append(raw: name)
    append(raw: "\":")
    append(contentsOf: String(value).utf8)
  }
}
