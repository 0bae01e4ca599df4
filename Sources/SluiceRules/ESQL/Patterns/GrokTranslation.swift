/// Turns one `GROK` pattern into PCRE2's syntax: named groups become numbered ones, for PCRE2's names can't have dots,
/// and plain groups capture nothing.
struct GrokTranslation {
  /// The most that a pattern with all that it refers to may have, in bytes.
  private static let longest = 60 << 10
  private static let deepest = 16

  /// Where the pattern stands in the query.
  let offset: Int
  private var bytes: [UInt8] = []
  /// By group, the first being group 1.
  private(set) var captures: [GrokPattern.Capture] = []

  init(offset: Int) { self.offset = offset }

  var result: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: String, depth: Int) throws(QueryError) {
    guard depth < Self.deepest else { throw QueryError("the pattern refers to itself", at: offset) }
    let input = Array(text.utf8)
    var index = 0
    var isInClass = false
    func following(_ distance: Int) -> UInt8? { index + distance < input.count ? input[index + distance] : nil }
    while index < input.count {
      guard bytes.count < Self.longest else { throw QueryError("the pattern is too long", at: offset) }
      let byte = input[index]
      switch byte {
      case 0x5C:
        guard let next = following(1) else { throw QueryError("the pattern ends with a `\\`", at: offset) }
        index += 2
        // A hexadecimal digit, in Ruby's expressions.
        if next == 0x68 {
          bytes += Array((isInClass ? "0-9a-fA-F" : "[0-9a-fA-F]").utf8)
        } else if next == 0x6B, input.count > index, input[index] == 0x3C {
          index = try reference(input, from: index + 1)
        } else {
          bytes += [byte, next]
        }
        continue
      case 0x5B where isInClass:
        guard following(1) == 0x3A else {
          throw QueryError("a class within a class is not supported: write `\\[` for the bracket", at: offset)
        }
      case 0x26 where isInClass && following(1) == 0x26:
        throw QueryError("intersections of classes (`&&`) are not supported", at: offset)
      case 0x5B:
        isInClass = true
        // A bracket that closes right after the opening one is a member.
        bytes.append(byte)
        index += 1
        if following(0) == 0x5E {
          bytes.append(0x5E)
          index += 1
        }
        if following(0) == 0x5D {
          bytes += [0x5C, 0x5D]
          index += 1
        }
        continue
      case 0x5D where isInClass:
        // The end of `[:alpha:]` is not the end of the class.
        isInClass = bytes.last == 0x3A && isInPOSIXName
      case 0x25 where !isInClass && following(1) == 0x7B:
        index = try reference(to: input, from: index + 2, depth: depth)
        continue
      case 0x28 where !isInClass:
        if following(1) == 0x3F, following(2) == 0x3C, following(3) != 0x3D, following(3) != 0x21 {
          index = try group(input, from: index + 3)
          continue
        }
        if following(1) != 0x3F, following(1) != 0x2A { bytes += Array("(?:".utf8) } else { bytes.append(byte) }
        index += 1
        continue
      default: break
      }
      bytes.append(byte)
      index += 1
    }
  }

  /// Whether what was written last is an open `[:name:`.
  private var isInPOSIXName: Bool {
    var position = bytes.count - 2
    while position >= 0, (0x61...0x7A).contains(bytes[position]) || bytes[position] == 0x5E { position -= 1 }
    return position >= 1 && position < bytes.count - 2 && bytes[position] == 0x3A && bytes[position - 1] == 0x5B
  }

  /// `%{SYNTAX}`, `%{SYNTAX:name}` or `%{SYNTAX:name:type}`.
  private mutating func reference(to input: [UInt8], from start: Int, depth: Int) throws(QueryError) -> Int {
    guard let end = input[start...].firstIndex(of: 0x7D) else {
      throw QueryError("`%{` is never closed", at: offset, expected: ["`}`"])
    }
    let parts = String(decoding: input[start..<end], as: UTF8.self)
      .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let pattern = GrokLibrary.pattern(named: parts[0]) else {
      let nearest = Spelling.nearest(to: parts[0], in: GrokLibrary.names).map { ": did you mean `\($0)`?" } ?? ""
      throw QueryError("there is no pattern `\(parts[0])`\(nearest)", at: offset)
    }
    guard parts.count <= 3 else {
      throw QueryError(
        "`%{\(parts.joined(separator: ":"))}` has too many parts", at: offset, expected: ["`%{NAME:column:type}`"])
    }
    if parts.count > 1, !parts[1].isEmpty {
      guard let conversion = parts.count == 3 ? GrokPattern.Conversion(rawValue: parts[2]) : .string else {
        throw QueryError(
          "`\(parts[2])` is no type of a capture", at: offset, expected: ["int", "long", "float", "double", "boolean"])
      }
      captures.append(GrokPattern.Capture(name: parts[1], conversion: conversion))
      bytes.append(0x28)
    } else {
      bytes += Array("(?:".utf8)
    }
    try append(pattern, depth: depth + 1)
    bytes.append(0x29)
    return end + 1
  }

  /// `(?<name>`: the group is closed where it was written.
  private mutating func group(_ input: [UInt8], from start: Int) throws(QueryError) -> Int {
    guard let end = input[start...].firstIndex(of: 0x3E), end > start else {
      throw QueryError("`(?<` needs a name and a `>`", at: offset, expected: ["`(?<name>…)`"])
    }
    let parts = String(decoding: input[start..<end], as: UTF8.self)
      .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let conversion = parts.count == 2 ? GrokPattern.Conversion(rawValue: parts[1]) : .string
    guard parts.count <= 2, !parts[0].isEmpty, let conversion else {
      throw QueryError("`(?<\(parts.joined(separator: ":"))>` is no name of a group", at: offset)
    }
    captures.append(GrokPattern.Capture(name: parts[0], conversion: conversion))
    bytes.append(0x28)
    return end + 1
  }

  /// `\k<name>`.
  private mutating func reference(_ input: [UInt8], from start: Int) throws(QueryError) -> Int {
    guard let end = input[start...].firstIndex(of: 0x3E) else {
      throw QueryError("`\\k<` needs a name and a `>`", at: offset)
    }
    let name = String(decoding: input[start..<end], as: UTF8.self)
    guard let group = captures.lastIndex(where: { $0.name == name }) else {
      throw QueryError("`\\k<\(name)>` refers to a group that is not before it", at: offset)
    }
    bytes += Array("\\g{\(group + 1)}".utf8)
    return end + 1
  }
}
