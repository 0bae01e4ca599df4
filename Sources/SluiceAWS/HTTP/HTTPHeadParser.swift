/// Gathers the lines of a response's head as libcurl hands them over. Heads of interim responses (1xx) are replaced by
/// those that follow; trailers after the body are left out.
struct HTTPHeadParser {
  private(set) var status = 0
  private(set) var headers: [HTTPHeader] = []
  private var isDone = false

  /// True when `line` ended the head.
  mutating func append(_ line: UnsafeRawBufferPointer) -> Bool {
    guard !isDone else { return false }
    let text = unsafe String(decoding: line, as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      headers = []
      status = text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0.prefix(3)) } ?? 0
      return false
    }
    let bytes = text.utf8
    if bytes.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
      isDone = status >= 200
      return isDone
    }
    guard let colon = bytes.firstIndex(of: 0x3A) else { return false }
    var value = bytes[bytes.index(after: colon)...]
    while let byte = value.first, Self.isSpace(byte) { value = value.dropFirst() }
    while let byte = value.last, Self.isSpace(byte) { value = value.dropLast() }
    headers.append(HTTPHeader(String(bytes[..<colon]) ?? "", String(value) ?? ""))
    return false
  }

  var contentLength: Int? {
    headers.last { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) }.flatMap { $0 < 0 ? nil : $0 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
}
