/// The modifiers of Sigma 2.1, as they are written behind a field's name.
enum SigmaModifier: String, CaseIterable, Hashable, Sendable {
  case all, contains, startswith, endswith, exists, cased, neq
  case windash, re, i, m, s, base64, base64offset, utf16le, utf16be, utf16, wide
  case lt, lte, gt, gte
  case minute, hour, day, week, month, year
  case cidr, expand, fieldref

  /// Whether it says something about the field's list of values, not about each of them.
  var isOfList: Bool { [.all, .neq, .expand].contains(self) }

  private var order: Comparison.Order? {
    switch self {
    case .lt: .less
    case .lte: .lessOrEqual
    case .gt: .greater
    case .gte: .greaterOrEqual
    default: nil
    }
  }

  /// The term that the modifier makes of a term.
  ///
  /// - Throws: when the modifier is not for terms of that kind.
  func apply(to term: SigmaTerm) throws(SigmaMistake) -> SigmaTerm {
    if case .anyOf(let terms) = term {
      var expanded: [SigmaTerm] = []
      for term in terms { expanded.append(try apply(to: term)) }
      return .anyOf(expanded)
    }
    switch (self, term) {
    case (.all, _), (.neq, _), (.expand, _): return term
    case (.contains, _), (.startswith, _), (.endswith, _): return try placed(term)
    case (.exists, .boolean(let flag)): return .exists(flag)
    case (.exists, _): throw SigmaMistake(message: "`exists` is for true or false, not for \(term.summary)")
    case (.cased, .text(let parts, _)): return .text(parts, isCased: true)
    case (.cased, .field(var field)):
      field.isCased = true
      return .field(field)
    case (.re, _):
      // A regular expression is made of the value as it is written.
      throw SigmaMistake(message: "`re` must be the first modifier that changes the value")
    case (.i, .regex(let regex)), (.m, .regex(let regex)), (.s, .regex(let regex)): return .regex(flagged(regex))
    case (.i, _), (.m, _), (.s, _):
      throw SigmaMistake(message: "`\(rawValue)` is for regular expressions", hint: "put it behind `re`")
    case (.windash, .text(let parts, let isCased)): return try Self.dashes(parts, isCased)
    case (.base64, .text(let parts, let isCased)):
      return .text([.literal(SigmaBase64.encoded(try bytes(of: parts)))], isCased: isCased)
    case (.base64offset, .text(let parts, let isCased)):
      return .anyOf(SigmaBase64.offsets(of: try bytes(of: parts)).map { .text([.literal($0)], isCased: isCased) })
    case (.utf16le, .text(let parts, let isCased)), (.wide, .text(let parts, let isCased)):
      return .text(Self.widened(parts, bigEndian: false), isCased: isCased)
    case (.utf16be, .text(let parts, let isCased)): return .text(Self.widened(parts, bigEndian: true), isCased: isCased)
    case (.utf16, .text(let parts, let isCased)):
      return .text(Self.marked(Self.widened(parts, bigEndian: false)), isCased: isCased)
    case (.cidr, .text(let parts, _)): return .network(try SigmaNetwork.normalized(try literal(parts)))
    case (.fieldref, .text(let parts, let isCased)): return .field(try reference(parts, isCased))
    default: break
    }
    if let order { return try ordered(order, term) }
    if let part = SigmaTimePart(rawValue: rawValue) { return try timed(part, term) }
    throw SigmaMistake(
      message: "`\(rawValue)` is for texts, not for \(term.summary)",
      hint: { if case .number = term { "put the number in quotes" } else { nil } }())
  }

  // MARK: Where in the value

  private func placed(_ term: SigmaTerm) throws(SigmaMistake) -> SigmaTerm {
    switch term {
    case .text(var parts, let isCased):
      if self != .startswith, parts.first != .anyRun { parts.insert(.anyRun, at: 0) }
      if self != .endswith, parts.last != .anyRun { parts.append(.anyRun) }
      return .text(parts, isCased: isCased)
    case .regex(let regex):
      let pattern =
        switch self {
        case .startswith: "\\A(?:\(regex.pattern))"
        case .endswith: "(?:\(regex.pattern))\\z"
        default: ".*\(regex.pattern).*"
        }
      return .regex(regex.with(pattern: pattern))
    case .field(var field):
      field.startsWith = self != .endswith
      field.endsWith = self != .startswith
      return .field(field)
    default:
      throw SigmaMistake(
        message: "`\(rawValue)` is for texts, not for \(term.summary)",
        hint: { if case .number = term { "put the number in quotes" } else { nil } }())
    }
  }

  private func reference(_ parts: [Glob.Part], _ isCased: Bool) throws(SigmaMistake) -> SigmaFieldReference {
    let startsWith = parts.count > 1 && parts.last == .anyRun
    let endsWith = parts.count > 1 && parts.first == .anyRun
    let name = parts.dropFirst(endsWith ? 1 : 0).dropLast(startsWith ? 1 : 0)
    return SigmaFieldReference(
      name: try literal(Array(name)), isCased: isCased, startsWith: startsWith, endsWith: endsWith)
  }

  // MARK: Texts without wildcards

  private func bytes(of parts: [Glob.Part]) throws(SigmaMistake) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      guard case .literal(let literal) = part else {
        throw SigmaMistake(
          message: "`\(rawValue)` is not for texts with wildcards",
          hint: "put a backslash in front of `*` and `?` that stand for themselves"
            + (self == .base64 || self == .base64offset ? ", and `contains` behind `\(rawValue)`" : ""))
      }
      bytes += literal
    }
    return bytes
  }

  private func literal(_ parts: [Glob.Part]) throws(SigmaMistake) -> String {
    let text = String(decoding: try bytes(of: parts), as: UTF8.self)
    guard !text.isEmpty else { throw SigmaMistake(message: "`\(rawValue)` is not for an empty text") }
    return text
  }

  // MARK: Numbers and flags

  private func ordered(_ order: Comparison.Order, _ term: SigmaTerm) throws(SigmaMistake) -> SigmaTerm {
    switch term {
    case .number(let text): return .ordered(order, text)
    case .time(let part, nil, let value): return .time(part, order, value)
    case .text: throw SigmaMistake(message: "`\(rawValue)` is for numbers", hint: "write it without quotes")
    default: throw SigmaMistake(message: "`\(rawValue)` is for numbers, not for \(term.summary)")
    }
  }

  private func timed(_ part: SigmaTimePart, _ term: SigmaTerm) throws(SigmaMistake) -> SigmaTerm {
    let (order, text): (Comparison.Order?, String)
    switch term {
    case .number(let number): (order, text) = (nil, number)
    case .ordered(let found, let number): (order, text) = (found, number)
    default: throw SigmaMistake(message: "`\(rawValue)` is for whole numbers, not for \(term.summary)")
    }
    guard let value = Int64(text), part.range.contains(value) else {
      throw SigmaMistake(
        message:
          "`\(rawValue)` is for whole numbers from \(part.range.lowerBound) to \(part.range.upperBound), not \(text)")
    }
    return .time(part, order, value)
  }

  private func flagged(_ regex: RegexPattern) -> RegexPattern {
    RegexPattern(
      regex.pattern, isAnchored: regex.isAnchored, ignoresCase: regex.ignoresCase || self == .i,
      isMultiline: regex.isMultiline || self == .m, dotMatchesNewline: regex.dotMatchesNewline || self == .s)
  }
}

extension RegexPattern {
  fileprivate func with(pattern: String) -> RegexPattern {
    RegexPattern(
      pattern, isAnchored: isAnchored, ignoresCase: ignoresCase, isMultiline: isMultiline,
      dotMatchesNewline: dotMatchesNewline)
  }
}
