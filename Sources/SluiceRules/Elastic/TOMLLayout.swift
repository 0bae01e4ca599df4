/// Where the keys and values of a TOML file stand, for error messages. TOMLKit gives values without places.
///
/// It also checks the structure before TOMLKit sees the text: toml++ asserts, and so ends the process, on some texts
/// that are not TOML, such as `[=`.
struct TOMLLayout {
  struct Place {
    /// Offset of the key or of the table's header.
    var key: Int
    /// Offset of the value; of the header for a table that has one.
    var value: Int
  }

  /// By path: `rule.threat[0].tactic.id`.
  private(set) var places: [String: Place] = [:]
  /// Where the texts in three quotes begin that stand right in a table of the file, by path: `rule.query`. Known without
  /// places too.
  private(set) var longTexts: [String: Int] = [:]
  /// The name of the table at hand; nil where it is more than one bare key.
  private var tableName: String?
  /// Where the text stops being TOML, and what is wrong there; nil when the structure is sound.
  private(set) var failure: (offset: Int, message: String)?

  private let source: [UInt8]
  private let keepsPlaces: Bool
  private var position = 0
  /// The number of tables so far, by the path of their array.
  private var counts: [String: Int] = [:]
  /// toml++ refuses values nested more deeply.
  private static let maximumDepth = 256

  /// - Parameter keepsPlaces: false to check the structure alone, which takes half the time.
  init(_ source: [UInt8], keepsPlaces: Bool = true) {
    self.source = source
    self.keepsPlaces = keepsPlaces
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    scan()
  }

  private var byte: UInt8? { position < source.count ? source[position] : nil }

  private mutating func scan() {
    var table = ""
    while true {
      skipBlank()
      guard let byte else { return }
      if byte == UInt8(ascii: "[") {
        let start = position
        position += 1
        let isArray = self.byte == UInt8(ascii: "[")
        if isArray { position += 1 }
        guard let keys = readKeys() else { return }
        let name = source[(start + 1)..<position]
        tableName = name.allSatisfy(Self.isBareKey) ? String(decoding: name, as: UTF8.self) : nil
        guard take("]"), !isArray || take("]") else { return }
        if keepsPlaces {
          table = path(of: keys, isArray: isArray)
          places[table] = Place(key: start, value: start)
        }
      } else {
        guard readPair(in: table, depth: 0) else { return }
      }
      skipLineBlank()
      if self.byte == 0x0D { position += 1 }
      guard self.byte == nil || self.byte == 0x0A || self.byte == UInt8(ascii: "#") else {
        fail("the line should end here")
        return
      }
    }
  }

  private mutating func fail(_ message: String) {
    if failure == nil { failure = (position, message) }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else {
      fail("`\(character)` is expected here")
      return false
    }
    position += 1
    return true
  }

  private mutating func path(of keys: [String], isArray: Bool) -> String {
    var path = ""
    for (index, key) in keys.enumerated() {
      path = Self.join(path, key)
      if isArray, index == keys.count - 1 {
        counts[path, default: 0] += 1
      }
      if let count = counts[path] { path += "[\(count - 1)]" }
    }
    return path
  }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private mutating func readPair(in table: String, depth: Int) -> Bool {
    let start = position
    guard let keys = readKeys() else { return false }
    let keyEnd = position
    guard take("=") else { return false }
    skipLineBlank()
    if depth == 0, let tableName, isLongText { noteLongText(tableName, source[start..<keyEnd]) }
    guard keepsPlaces else { return readValue(at: "", depth: depth) }
    let path = keys.reduce(table, Self.join)
    places[path] = Place(key: start, value: position)
    return readValue(at: path, depth: depth)
  }

  private var isLongText: Bool {
    guard position + 2 < source.count, let byte, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
      return false
    }
    return source[position + 1] == byte && source[position + 2] == byte
  }

  /// - Parameter key: with the blanks behind it.
  private mutating func noteLongText(_ table: String, _ key: ArraySlice<UInt8>) {
    let name = key.prefix(while: Self.isBareKey)
    guard !name.isEmpty, key[name.endIndex...].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return }
    longTexts["\(table).\(String(decoding: name, as: UTF8.self))"] = position
  }

  private mutating func readValue(at path: String, depth: Int) -> Bool {
    guard depth < Self.maximumDepth else {
      fail("values are nested too deeply")
      return false
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return readString(keeps: .nothing) != nil
    case UInt8(ascii: "["):
      var index = 0
      return readItems(until: "]") { layout in
        guard layout.keepsPlaces else { return layout.readValue(at: "", depth: depth + 1) }
        let item = "\(path)[\(index)]"
        index += 1
        layout.places[item] = Place(key: layout.position, value: layout.position)
        return layout.readValue(at: item, depth: depth + 1)
      }
    case UInt8(ascii: "{"):
      return readItems(until: "}") { $0.readPair(in: path, depth: depth + 1) }
    default:
      let start = position
      while let byte, Self.isBareValue(byte) { position += 1 }
      while position > start, source[position - 1] == 0x20 { position -= 1 }
      let text = String(decoding: source[start..<position], as: UTF8.self)
      guard TOMLBareValue.isWellFormed(text) else {
        position = start
        fail(
          text.isEmpty
            ? "a value is expected here" : "`\(text)` is neither a number, a date, true nor false: text needs quotes")
        return false
      }
      return true
    }
  }

  /// Reads what stands between brackets, with commas between the items.
  private mutating func readItems(
    until end: Unicode.Scalar, _ readItem: (inout TOMLLayout) -> Bool
  ) -> Bool {
    position += 1
    skipBlank()
    while byte != UInt8(ascii: end) {
      guard readItem(&self) else { return false }
      skipBlank()
      guard byte == UInt8(ascii: ",") else { break }
      position += 1
      skipBlank()
    }
    return take(end)
  }

  private mutating func readString(keeps: TOMLString.Parts) -> TOMLString? {
    guard let string = TOMLString(source, at: position, keeps: keeps) else {
      fail("the text in quotes that begins here is not closed, or holds an unknown escape")
      return nil
    }
    position = string.end
    return string
  }

  /// Reads a dotted key and the blanks behind it. The keys are empty where no places are kept; nil is a mistake.
  private mutating func readKeys() -> [String]? {
    var keys: [String] = []
    while true {
      skipLineBlank()
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard let string = readString(keeps: keepsPlaces ? .text : .nothing) else { return nil }
        if keepsPlaces { keys.append(String(decoding: string.bytes, as: UTF8.self)) }
      } else {
        let start = position
        while let byte, Self.isBareKey(byte) { position += 1 }
        guard position > start else {
          fail("a key is expected here")
          return nil
        }
        if keepsPlaces { keys.append(String(decoding: source[start..<position], as: UTF8.self)) }
      }
      skipLineBlank()
      guard byte == UInt8(ascii: ".") else { return keys }
      position += 1
    }
  }

  private static func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Numbers, dates with a blank or not, and words.
  private static func isBareValue(_ byte: UInt8) -> Bool {
    isBareKey(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      || byte == 0x20
  }

  private mutating func skipLineBlank() {
    while byte == 0x20 || byte == 0x09 { position += 1 }
  }

  /// Skips blanks, line breaks and comments.
  private mutating func skipBlank() {
    while let byte {
      switch byte {
      case 0x20, 0x09, 0x0D, 0x0A: position += 1
      case UInt8(ascii: "#"): while let byte = self.byte, byte != 0x0A { position += 1 }
      default: return
      }
    }
  }
}
