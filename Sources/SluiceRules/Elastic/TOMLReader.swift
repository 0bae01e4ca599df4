private import TOMLKit

/// Reads typed values out of a TOML file and collects what is wrong with them, with places.
///
/// TOMLKit 0.6 frees neither what it has parsed nor the text of the values that it hands out: a reader clears the table
/// when it ends, and reads long texts where they stand in the file.
struct TOMLReader {
  let file: String
  private let document: Document
  /// Nil until there is a mistake to be placed.
  private var layout: TOMLLayout?
  /// By path where long texts begin.
  private let longTexts: [String: Int]
  private let places: TextPlaces
  /// No more are collected from one file.
  private static let maximumErrors = 100
  /// In the order of discovery.
  private(set) var errors: [RuleFileError] = []

  /// - Throws: where the text is not TOML.
  init(_ text: String, file: String) throws(RuleFileError) {
    self.file = file
    places = TextPlaces(bytes: Array(text.utf8))
    // TOMLKit hands the text on as a C string.
    if let offset = places.bytes.firstIndex(of: 0) {
      let place = places.place(of: offset)
      throw RuleFileError(file: file, line: place.line, column: place.column, message: "a NUL byte can't stand in TOML")
    }
    let structure = TOMLLayout(places.bytes, keepsPlaces: false)
    longTexts = structure.longTexts
    if let failure = structure.failure {
      let place = places.place(of: failure.offset)
      throw RuleFileError(
        file: file, line: place.line, column: place.column, message: "not valid TOML: \(failure.message)")
    }
    do {
      document = Document(try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      throw RuleFileError(
        file: file, line: error.source.begin.line, column: error.source.begin.column,
        message: "not valid TOML: \(error.description)")
    } catch {
      throw RuleFileError(file: file, line: 1, column: 1, message: "not valid TOML: \(error)")
    }
  }

  // MARK: Values

  /// The keys of the table at `path`; empty when there is none.
  func keys(of path: String) -> [String] { value(at: path)?.table?.keys ?? [] }

  func has(_ path: String) -> Bool { value(at: path) != nil }

  func isTable(_ path: String) -> Bool { value(at: path)?.type == .table }

  /// The number of items of the array at `path`; 0 when there is none.
  func count(of path: String) -> Int { value(at: path)?.array?.count ?? 0 }

  /// The text at `path`; nil when it is absent, or is not text, which is an error.
  mutating func string(_ path: String) -> String? {
    let reader = self
    return read(path, "text in quotes") { reader.text($0, at: path) }
  }

  mutating func integer(_ path: String) -> Int? { read(path, "a whole number") { $0.int } }

  mutating func boolean(_ path: String) -> Bool? { read(path, "true or false") { $0.bool } }

  /// The texts of the list at `path`; empty when it is absent. Items that are not text are errors.
  mutating func strings(_ path: String) -> [String] {
    guard let count = read(path, "a list of texts", { $0.array?.count }) else { return [] }
    return (0..<count).compactMap { string("\(path)[\($0)]") }
  }

  /// The texts of the list at `path`, or the one text that stands there.
  mutating func textOrTexts(_ path: String) -> [String] {
    if let value = value(at: path), let text = self.text(value, at: path) { return [text] }
    return strings(path)
  }

  /// The text at `path`, whose absence, or emptiness, is an error.
  mutating func requiredString(_ path: String) -> String? {
    guard has(path) else {
      missing(path)
      return nil
    }
    guard let text = string(path) else { return nil }
    guard !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      fail("`\(path)` is empty", at: path)
      return nil
    }
    return text
  }

  mutating func requiredInteger(_ path: String) -> Int? {
    guard has(path) else {
      missing(path)
      return nil
    }
    return integer(path)
  }

  // MARK: Errors

  /// Notes a mistake in the value at `path`; at the file's start when nothing stands there.
  mutating func fail(_ message: String, hint: String? = nil, at path: String) {
    fail(message, hint: hint, offset: place(of: path)?.value ?? 0)
  }

  /// Notes a mistake at an offset of the text that is the value at `path`.
  mutating func fail(_ message: String, hint: String? = nil, at path: String, textOffset: Int) {
    let start = place(of: path)?.value ?? 0
    let string = TOMLString(places.bytes, at: start)
    fail(message, hint: hint, offset: string?.origin(of: textOffset) ?? start)
  }

  private mutating func place(of path: String) -> TOMLLayout.Place? {
    let known = layout ?? TOMLLayout(places.bytes)
    layout = known
    return known.places[path]
  }

  private mutating func missing(_ path: String) {
    // At the table that it should stand in.
    let table = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? ""
    fail("`\(path)` is missing", offset: place(of: table)?.key ?? 0)
  }

  private mutating func fail(_ message: String, hint: String? = nil, offset: Int) {
    guard errors.count < Self.maximumErrors else { return }
    let place = places.place(of: offset)
    errors.append(RuleFileError(file: file, line: place.line, column: place.column, message: message, hint: hint))
  }

  // MARK: Paths

  private mutating func read<Value>(
    _ path: String, _ expected: String, _ convert: (TOMLValue) -> Value?
  ) -> Value? {
    guard let value = value(at: path) else { return nil }
    if let converted = convert(value) { return converted }
    fail("`\(path)` must be \(expected), not \(Self.name(of: value.type))", at: path)
    return nil
  }

  /// The text of a value; nil where it is none.
  private func text(_ value: TOMLValue, at path: String) -> String? {
    guard value.type == .string else { return nil }
    guard let start = longTexts[path], let string = TOMLString(places.bytes, at: start, keeps: .text) else {
      return value.string
    }
    return String(decoding: string.bytes, as: UTF8.self)
  }

  private final class Document {
    let root: TOMLTable
    /// The tables that were looked into, by path: nearly all values that are asked for stand in a few tables.
    var tables: [String: TOMLTable] = [:]

    init(_ root: TOMLTable) { self.root = root }

    deinit {
      tables = [:]
      root.clear()
    }
  }

  private func value(at path: String) -> TOMLValue? {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else {
      return value(document.root.tomlValue, path.utf8[...])
    }
    let parent = String(path[..<dot])
    if let table = document.tables[parent] { return value(table.tomlValue, path.utf8[path.utf8.index(after: dot)...]) }
    guard let table = value(at: parent)?.table else { return nil }
    document.tables[parent] = table
    return value(table.tomlValue, path.utf8[path.utf8.index(after: dot)...])
  }

  /// What a step of a path leads to from a table: a key, and places in the arrays behind it.
  private func value(_ table: TOMLValue, _ step: Substring.UTF8View) -> TOMLValue? {
    // By bytes: breaking text into characters costs more than all the rest here.
    let key = step.prefix { $0 != UInt8(ascii: "[") }
    guard !key.isEmpty, table.type == .table, var value = table.table?[String(Substring(key))]?.tomlValue else {
      return nil
    }
    if key.endIndex == step.endIndex { return value }
    for part in step[key.endIndex...].split(separator: UInt8(ascii: "[")) {
      guard let index = Int(Substring(part.dropLast())), let array = value.array, index < array.count else {
        return nil
      }
      value = array[index].tomlValue
    }
    return value
  }

  private static func name(of type: TOMLType) -> String {
    switch type {
    case .string: "text"
    case .int, .double: "a number"
    case .bool: "true or false"
    case .array: "a list"
    case .table: "a table"
    default: "a date or time"
    }
  }
}
