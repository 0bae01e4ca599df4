import SluiceCore
import SluiceDecompress

/// Finds the time of the first event in a file, by looking at its first bytes only.
final class FirstEventTime {
  /// Bytes that are read; most files show the time of an event in the first few hundred.
  private static let steps = [4 << 10, 64 << 10]
  private static let contentLimit = 256 << 10

  private let decoder = HeadDecoder()

  /// The time; nil where there is none in the head of the file, or where it can't be read (which is reported when it is
  /// its turn) or only once, as a pipe.
  func time(of file: FoundFile) -> EventTime? {
    guard file.size != nil, let reader = try? FileReader(file.path) else { return nil }
    var head: [UInt8] = []
    for step in Self.steps {
      let wanted = step - head.count
      let more = Self.read(wanted, from: reader)
      head += more
      let content = head.withUnsafeBytes { decoder.head(of: $0, limit: Self.contentLimit) }
      if let time = content.withUnsafeBytes({ Self.find(in: $0) }) { return time }
      if more.count < wanted { return nil }
    }
    return nil
  }

  /// The next `count` bytes, or as many as can be read.
  private static func read(_ count: Int, from reader: FileReader) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let room = UnsafeMutableRawBufferPointer(buffer)
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled..<count])
        guard let read = try? reader.readNow(rest), read > 0 else { return }
        filled += read
      }
    }
  }

  /// The first `"eventTime": "…"` that is a time. Quotes may be escaped: some forms carry events as text in JSON.
  static func find(in content: UnsafeRawBufferPointer) -> EventTime? {
    var position = 0
    while let key = content.firstRange(of: "\"eventTime", from: position) {
      position = key.upperBound
      var next = position
      func skip(_ bytes: Set<UInt8>) { while next < content.count, bytes.contains(content[next]) { next += 1 } }
      func take(_ byte: UInt8) -> Bool {
        guard next < content.count, content[next] == byte else { return false }
        next += 1
        return true
      }
      skip([0x5C])
      guard take(0x22) else { continue }
      skip([0x20, 0x09, 0x0A, 0x0D])
      guard take(0x3A) else { continue }
      skip([0x20, 0x09, 0x0A, 0x0D, 0x5C])
      guard take(0x22) else { continue }
      let rest = content[next...]
      guard let end = rest.prefix(64).firstIndex(where: { $0 == 0x22 || $0 == 0x5C }) else { continue }
      if let time = EventTime(UnsafeRawBufferPointer(rebasing: content[next..<end])) { return time }
    }
    return nil
  }
}
