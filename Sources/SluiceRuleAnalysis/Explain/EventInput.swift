import Foundation
import SluiceCore

/// Why there is no event to explain a rule by.
package struct EventInputError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
}

/// One event out of a file: the file's only one, or its *n*-th.
package struct EventInput: Sendable {
  /// The record as it stands in the file: the order of keys matters for payload texts.
  package let record: [UInt8]

  /// Files larger than this are not read for one event.
  static let maximumSize = 256 << 20

  /// Reads an event.
  ///
  /// - Parameter argument: a file, `FILE:N` for the *n*-th event in it (from 1), or `-` for standard input. The file is
  ///   JSON: a record, several one after another, or an object with `Records`. Events of EventBridge are taken out of
  ///   their `detail`.
  /// - Throws: when the file can't be read, is no JSON, or holds another number of events than one and none was named.
  package init(_ argument: String) throws(EventInputError) {
    var path = argument
    var number: Int?
    if argument != "-", !FileManager.default.fileExists(atPath: argument), let colon = argument.lastIndex(of: ":"),
      let named = Int(argument[argument.index(after: colon)...])
    {
      path = String(argument[..<colon])
      number = named
    }
    try self.init(Self.read(path), number: number, name: path == "-" ? "standard input" : path)
  }

  /// The *n*-th event in `bytes`; the only one where no number is given.
  package init(_ bytes: [UInt8], number: Int?, name: String) throws(EventInputError) {
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw EventInputError(description: "\(name) is compressed; pass its text, as in `zcat FILE | sluice explain … -`")
    }
    let records = Self.records(bytes)
    guard !records.isEmpty else { throw EventInputError(description: "\(name) holds no JSON object") }
    guard number != nil || records.count == 1 else {
      throw EventInputError(
        description:
          "\(name) holds \(records.count) events; name one of them, from \(name):1 to \(name):\(records.count)")
    }
    let index = (number ?? 1) - 1
    guard records.indices.contains(index) else {
      throw EventInputError(
        description:
          "\(name) holds \(records.count) event\(records.count == 1 ? "" : "s"); there is no number \(index + 1)")
    }
    let record = Array(bytes[records[index]])
    do {
      _ = try JSONSerialization.jsonObject(with: Data(record))
    } catch {
      throw EventInputError(description: "event \(index + 1) of \(name) is not JSON: \(error.localizedDescription)")
    }
    self.record = record
  }

  private static func read(_ path: String) throws(EventInputError) -> [UInt8] {
    do {
      if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= maximumSize else {
        throw EventInputError(
          description: "\(path) has \(size) bytes; an event is looked for in \(maximumSize) at most")
      }
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as EventInputError {
      throw error
    } catch {
      throw EventInputError(description: "can't read \(path): \(error.localizedDescription)")
    }
  }

  /// Where the records stand.
  private static func records(_ bytes: [UInt8]) -> [Range<Int>] {
    unsafe bytes.withUnsafeBytes { buffer in
      var scanner = unsafe JSONScanner(buffer)
      var found: [Range<Int>] = []
      while true {
        let token = scanner.next()
        if token == .end { return found }
        guard token == .objectStart || token == .arrayStart else { continue }
        scanner.skip(token)
        let range = scanner.range
        unsafe found += token == .arrayStart ? elements(buffer, range) : unwrapped(buffer, range)
      }
    }
  }

  /// The records of an object: those of its `Records`, its `detail`, or itself.
  private static func unwrapped(_ buffer: UnsafeRawBufferPointer, _ range: Range<Int>) -> [Range<Int>] {
    var scanner = unsafe JSONScanner(buffer, at: range.lowerBound + 1)
    var hasDetailType = false
    var detail: Range<Int>?
    while scanner.position < range.upperBound {
      guard case .string = scanner.next() else { break }
      let key = unsafe String(decoding: scanner.tokenBytes, as: UTF8.self)
      let token = scanner.next()
      scanner.skip(token)
      if key == "Records", token == .arrayStart { return unsafe elements(buffer, scanner.range) }
      if key == "detail-type" { hasDetailType = true }
      if key == "detail", token == .objectStart { detail = scanner.range }
    }
    if hasDetailType, let detail { return [detail] }
    return [range]
  }

  private static func elements(_ buffer: UnsafeRawBufferPointer, _ range: Range<Int>) -> [Range<Int>] {
    var scanner = unsafe JSONScanner(buffer, at: range.lowerBound + 1)
    var found: [Range<Int>] = []
    while scanner.position < range.upperBound {
      let token = scanner.next()
      guard token == .objectStart else {
        if token == .end { break }
        continue
      }
      scanner.skip(token)
      found.append(scanner.range)
    }
    return found
  }
}
