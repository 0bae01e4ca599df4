private import Foundation
import SluiceCore
import SluiceMatch
import SluiceRules

/// A list of indicators as it stands in a file.
///
/// - `*.csv`, `*.tsv`: values in a column, under a header; quotes as in RFC 4180.
/// - `*.jsonl`, `*.ndjson`: an object a line, the value under a key.
/// - all else: a value a line. Lines that begin with `#` or `;` are comments; in lists of addresses so is what follows
///   one of these behind a blank.
///
/// Empty values are passed over, repeats count once.
struct IndicatorFile {
  struct Mistake: Error {
    /// From 1; 0 when it is about the file.
    let line: Int
    let message: String
  }

  private(set) var indicators: [IndicatorList.Indicator] = []
  private(set) var warnings: [(line: Int, message: String)] = []
  private var known: Set<String> = []
  private var strays: (count: Int, line: Int, value: String)?
  private let matching: IndicatorList.Matching
  private var patterns = 0

  static let maximumSize = 256 << 20
  /// What else of an indicator alerts show: the members of `threat.indicator` that feeds have.
  static let members: Set<String> = [
    "provider", "confidence", "type", "description", "reference", "first_seen", "last_seen", "modified_at", "name",
  ]

  static func read(
    _ path: String, column: String?, matching: IndicatorList.Matching
  ) throws(Mistake) -> IndicatorFile {
    let data: Data
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= maximumSize else {
        throw Mistake(line: 0, message: "is \(size) bytes long; a list may have \(maximumSize)")
      }
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as Mistake {
      throw error
    } catch {
      throw Mistake(line: 0, message: "can't be read: \(error.localizedDescription)")
    }
    guard var text = String(validating: data, as: UTF8.self) else {
      throw Mistake(line: 0, message: "is not UTF-8 text: save it as UTF-8")
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text = String(text.unicodeScalars.dropFirst()) }
    var file = IndicatorFile(matching: matching)
    let name = path.lowercased()
    if name.hasSuffix(".csv") || name.hasSuffix(".tsv") {
      try file.readRows(DelimitedText(text, separator: name.hasSuffix(".tsv") ? 0x09 : 0x2C), column)
    } else if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
      try file.readObjects(text, column)
    } else {
      try file.readLines(text)
    }
    try file.finish()
    return file
  }

  private init(matching: IndicatorList.Matching) { self.matching = matching }

  private mutating func readLines(_ text: String) throws(Mistake) {
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      var value = Self.trimmed(line)
      if value.hasPrefix("#") || value.hasPrefix(";") { continue }
      if matching == .cidr, let end = value.firstIndex(where: { $0 == " " || $0 == "\t" || $0 == ";" || $0 == "#" }) {
        value = String(value[..<end])
      }
      try add(value, [], number)
    }
  }

  private mutating func readRows(_ text: DelimitedText, _ column: String?) throws(Mistake) {
    var text = text
    guard let header = text.next()?.values.map({ Self.trimmed($0) }) else { return }
    var place = 0
    if let column {
      guard let found = header.firstIndex(where: { $0.lowercased() == column.lowercased() }) else {
        throw Mistake(
          line: 1, message: "there is no column '\(column)': the header has \(header.joined(separator: ", "))")
      }
      place = found
    }
    let others = header.indices.filter { $0 != place && Self.members.contains(header[$0].lowercased()) }
    while let row = text.next() {
      guard place < row.values.count else { continue }
      let members = others.compactMap { index -> IndicatorList.Member? in
        guard index < row.values.count, !row.values[index].isEmpty else { return nil }
        return IndicatorList.Member(name: header[index].lowercased(), value: row.values[index])
      }
      try add(Self.trimmed(row.values[place]), members, row.line)
    }
  }

  private mutating func readObjects(_ text: String, _ column: String?) throws(Mistake) {
    guard let column else { throw Mistake(line: 0, message: "`column` has to say under which key the values stand") }
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      if line.allSatisfy(\.isWhitespace) { continue }
      guard let object = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] else {
        throw Mistake(line: number, message: "is no JSON object")
      }
      var members: [IndicatorList.Member] = []
      for name in object.keys.sorted() where Self.members.contains(name) && name != column {
        for value in Self.texts(object[name]).prefix(1) {
          members.append(IndicatorList.Member(name: name, value: value))
        }
      }
      for value in Self.texts(Self.value(at: column, in: object)) { try add(Self.trimmed(value), members, number) }
    }
  }

  private static func value(at path: String, in object: [String: Any]) -> Any? {
    if let value = object[path] { return value }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    return (object[String(path[..<dot])] as? [String: Any]).flatMap {
      value(at: String(path[path.index(after: dot)...]), in: $0)
    }
  }

  private static func texts(_ value: Any?) -> [String] {
    switch value {
    case let text as String: [text]
    case let number as NSNumber: [number.stringValue]
    case let list as [Any]: list.flatMap { texts($0) }
    default: []
    }
  }

  private mutating func add(_ value: String, _ members: [IndicatorList.Member], _ line: Int) throws(Mistake) {
    guard !value.isEmpty, known.insert(value).inserted else { return }
    if matching == .cidr, IPNetwork(value) == nil {
      strays = ((strays?.count ?? 0) + 1, strays?.line ?? line, strays?.value ?? value)
      return
    }
    if matching == .wildcard, value.contains("*") || value.contains("?") {
      patterns += 1
      guard patterns <= IndicatorList.maximumPatterns else {
        throw Mistake(
          line: line,
          message: "a list may have \(IndicatorList.maximumPatterns) patterns: each costs a look at each value")
      }
    }
    indicators.append(IndicatorList.Indicator(value: value, members: members))
  }

  private mutating func finish() throws(Mistake) {
    if let strays {
      let values = strays.count == 1 ? "1 value is" : "\(strays.count) values are"
      warnings.append(
        (
          strays.line,
          "\(values) neither an address nor a network and never match; the first is '\(strays.value.prefix(60))'"
        ))
    }
    if indicators.isEmpty { throw Mistake(line: 0, message: "there is no indicator in it") }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
