import SluiceCore
import SluiceRules
import SluiceTestSupport

/// Random conditions and documents over few fields and values, so that much of it matches.
struct RandomRules {
  var generator: SeededGenerator

  static let types: [String: FieldType] = [
    "event.action": .keyword, "event.provider": .keyword, "user.name": .keyword, "flat.port": .flattened,
    "mfa": .boolean, "count": .long, "ratio": .double, "source.ip": .ip, "@timestamp": .date, "any": .dynamic,
    "text": .keyword,
  ]
  static let names = types.keys.sorted() + ["event.action", "event.action", "event.provider", "absent"]

  static let texts = [
    "GetObject", "getobject", "GetUser", "PutObject", "Get", "iam.amazonaws.com", "s3.amazonaws.com", "alice", "bob",
    "Zürich", "a\nb", "", "true", "false", "22", "22.0", "0022", "1e3", "1000", "-5", "10.1.2.3", "10.0.0.0/8",
    "192.168.16.3", "2001:db8::1", "2001:db8::/32", "2026-01-02T03:04:05Z", "2026-01-02", "2026-01-02T03:04:05.000Z",
    "abc*def",
  ]
  static let patterns = [
    "Get*", "get*", "*Object", "*t*", "Put*ct", "*.amazonaws.com", "i*.*.com", "G?t*", "*??*", "Z?rich", "a*b", "?b*",
    "*", "**", "GetObject", "getobject", "GetU*r", "*0*", "1*", "G*t*j*t", "Get?ser", "*e",
  ]

  /// What ICU and PCRE2 read alike.
  static let regexes = [
    "Get.*", "^Get(Object|User)$", "[oO]b.e", #"[a-z0-9]+\.amazonaws\.com"#, "(?:a|b)+", "22", "Z.rich", "^$", #"a\sb"#,
    #"\d{2,}"#, "(Get|Put)Object", "(?i)getu", "z?ürich", "a.b", "^b", "t$", #"abc\*d"#, "x{0,2}alice", "[^a-z]{3}",
    "a++b", "Ob+ject|s3",
    "^GetO.*", "amazonaws", "Get(?:User)?Obj", #"s3\.amazonaws"#, "G?etUser", "Objec{1,2}t", "^iam.*com$",
    "ali[abc]e|bob",
    "(alice)", "Puti*Object", "^Ge*t", "ObjectX*", "GETUSER|x", "x^", "t(?#c)s", "(?i:get)o",
  ]
  static let networks = ["10.0.0.0/8", "10.1.2.3", "192.168.16.0/20", "2001:db8::/32", "::/0", "0.0.0.0/0", "::1"]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func condition(depth: Int = 3) -> Condition {
    if depth == 0 || generator.chance(0.3) { return test() }
    let count = Int.random(in: 1...4, using: &generator)
    switch Int.random(in: 0..<12, using: &generator) {
    case 0, 1: return .not(condition(depth: depth - 1))
    case 2: return .computed(computation(of: Self.names))
    case 3...6: return .all((0..<count).map { _ in condition(depth: depth - 1) })
    case 7...10: return .any((0..<count).map { _ in condition(depth: depth - 1) })
    default:
      return generator.chance(0.2)
        ? .constant(generator.chance(0.5)) : .nested(path: generator.pick(["items", "items.inner"]), inner(depth - 1))
    }
  }

  /// A conjunction as rules usually are: an action, a provider, a user, and what else must or must not be.
  mutating func usualCondition() -> Condition {
    var parts: [Condition] = []
    func value(_ name: String, _ share: Double, _ generator: inout SeededGenerator) {
      if generator.chance(share) { parts.append(has(name, generator.pick(Self.texts))) }
    }
    value("event.action", 0.6, &generator)
    value("event.provider", 0.4, &generator)
    value("user.name", 0.6, &generator)
    value("flat.port", 0.3, &generator)
    if generator.chance(0.3) {
      parts.append(.any((0..<3).map { _ in has("event.action", generator.pick(Self.texts)) }))
    }
    if generator.chance(0.3) {
      parts.append(like("event.action", generator.pick(Self.patterns), ignoringCase: generator.chance(0.5)))
    }
    if generator.chance(0.3) { parts.append(.not(has("user.name", generator.pick(Self.texts)))) }
    if generator.chance(0.2) { parts.append(test()) }
    if generator.chance(0.2) { parts.append(field(generator.pick(Self.names), .matchesRegex(regex()))) }
    if generator.chance(0.1) { parts.append(.computed(computation(of: Self.names))) }
    if generator.chance(0.1) { parts.append(.not(.computed(computation(of: Self.names)))) }
    return .all(parts)
  }

  private mutating func inner(_ depth: Int) -> Condition {
    let tests = (0..<2).map { _ in
      Condition.test(FieldTest(.field(generator.pick(["a", "b", "inner.a"])), comparison()))
    }
    if generator.chance(0.2) { return .computed(computation(of: ["a", "b", "inner.a"])) }
    return generator.chance(0.3) ? .not(.any(tests)) : .all(tests)
  }

  private mutating func test() -> Condition {
    if generator.chance(0.03) { return .test(FieldTest(.anyField, comparison())) }
    if generator.chance(0.03) {
      return .test(FieldTest(.matching(glob(generator.pick(["event.*", "*a*", "?ny", "items.*"]))), comparison()))
    }
    return .test(FieldTest(.field(generator.pick(Self.names)), comparison()))
  }

  private mutating func comparison() -> Comparison {
    switch Int.random(in: 0..<15, using: &generator) {
    case 0: .exists
    case 14: .inList(list())
    case 10...11: .matchesRegex(regex())
    case 12: .inNetwork(generator.pick(Self.networks))
    case 13: .isPresent
    case 1...5: .equals(generator.pick(Self.texts))
    case 6...7: .matches(glob(generator.pick(Self.patterns), ignoringCase: generator.chance(0.3)))
    default: .ordered(generator.pick([.less, .lessOrEqual, .greater, .greaterOrEqual]), generator.pick(Self.texts))
    }
  }

  private mutating func list() -> IndicatorList {
    let values = generator.pick([Self.texts, Self.networks, Self.patterns]).filter { !$0.isEmpty }
    let indicators = (0..<3).map { _ in IndicatorList.Indicator(value: generator.pick(values)) }
    return IndicatorList(
      field: "", matching: generator.pick(IndicatorList.Matching.allCases), name: "random", indicators: indicators)
  }

  private mutating func regex() -> RegexPattern {
    // An invalid pattern makes its whole condition false, so it may not be frequent.
    let pattern = generator.chance(0.02) ? "(" : generator.pick(Self.regexes)
    return RegexPattern(
      pattern, isAnchored: generator.chance(0.3), ignoresCase: generator.chance(0.3),
      isMultiline: generator.chance(0.3), dotMatchesNewline: generator.chance(0.3))
  }

  private mutating func computation(of names: [String]) -> Computation {
    let fields = (0..<2).map { _ in generator.pick(names) }
    func call(_ function: Function, _ arguments: [SluiceRules.Expression]) -> SluiceRules.Expression {
      .call(function, ignoresCase: generator.chance(0.3), arguments)
    }
    let literals: [Scalar] = [.integer(22), .string("GetObject"), .boolean(true), .string("ALICE"), .null]
    let comparison: SluiceRules.Expression =
      switch Int.random(in: 0..<5, using: &generator) {
      case 0, 1: call(.equals, [.field(0), .field(1)])
      case 2: call(.equals, [.field(0), .literal(generator.pick(literals))])
      case 3: call(.startsWith, [.field(0), .literal(.string(generator.pick(["Get", "a", ""])))])
      default: call(.less, [.field(0), .literal(.integer(23))])
      }
    return Computation(fields: fields, expression: generator.chance(0.3) ? call(.not, [comparison]) : comparison)
  }

  mutating func document() -> NaiveJSON {
    var members: [NaiveMember] = []
    for name in Self.types.keys.sorted() where generator.chance(0.7) {
      members.append(NaiveMember(key: name, value: value(Self.types[name] ?? .dynamic)))
    }
    if generator.chance(0.5) {
      let items = (0..<Int.random(in: 0...3, using: &generator)).map { _ in item(withInner: true) }
      members.append(NaiveMember(key: "items", value: .array(items)))
    }
    return .object(members)
  }

  private mutating func item(withInner: Bool) -> NaiveJSON {
    var members = ["a", "b"].map { NaiveMember(key: $0, value: value(.dynamic)) }
    if withInner, generator.chance(0.5) { members.append(NaiveMember(key: "inner", value: item(withInner: false))) }
    return .object(members)
  }

  private mutating func value(_ type: FieldType) -> NaiveJSON {
    if generator.chance(0.2) {
      return .array((0..<Int.random(in: 0...3, using: &generator)).map { _ in scalar(type) })
    }
    return scalar(type)
  }

  private mutating func scalar(_ type: FieldType) -> NaiveJSON {
    switch type {
    case .long, .double: .number(generator.pick(["22", "22.0", "1e3", "1000", "-5", "0", "12345678901234567890"]))
    case .boolean: .bool(generator.chance(0.5))
    case .dynamic, .flattened:
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: .number(generator.pick(["22", "22.0", "1e3", "1000", "-5"]))
      case 1: .bool(generator.chance(0.5))
      case 2: .null
      default: .string(generator.pick(Self.texts))
      }
    default: .string(generator.pick(Self.texts))
    }
  }
}

// Records as they are delivered.
extension RandomRules {
  private static let paths = [
    "eventName", "userAgent", "readOnly", "errorCode", "requestParameters", "requestParameters.name",
    "requestParameters.filter", "requestParameters.filter.key", "resources", "resources.ARN", "absent",
  ]

  mutating func recordCondition(depth: Int = 2) -> Condition {
    if depth == 0 || generator.chance(0.3) {
      if generator.chance(0.1) { return .computed(computation(of: Self.paths)) }
      if generator.chance(0.05) { return .test(FieldTest(.anyField, recordComparison())) }
      return field(generator.pick(Self.paths), recordComparison())
    }
    let members = (0..<3).map { _ in recordCondition(depth: depth - 1) }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .not(members[0])
    case 1...2: return .all(members)
    default: return .any(members)
    }
  }

  private mutating func recordComparison() -> Comparison {
    if generator.chance(0.3) {
      return .matches(glob(generator.pick(["*Get*", "*\"key\"*", "{*", "*1000*", "*alice*"]), ignoringCase: true))
    }
    return comparison()
  }

  mutating func record() -> NaiveJSON {
    func member(_ key: String, _ value: NaiveJSON) -> NaiveMember { NaiveMember(key: key, value: value) }
    let filter: NaiveJSON =
      generator.chance(0.5) ? .object([member("key", value(.dynamic))]) : value(.dynamic)
    let resource = { (random: inout RandomRules) -> NaiveJSON in
      random.generator.chance(0.7) ? .object([member("ARN", random.value(.dynamic))]) : random.value(.dynamic)
    }
    var members = [
      member("eventName", value(.keyword)), member("userAgent", value(.dynamic)), member("readOnly", value(.boolean)),
      member("errorCode", generator.chance(0.3) ? .null : value(.keyword)),
      member("requestParameters", .object([member("name", value(.dynamic)), member("filter", filter)])),
      member("resources", .array((0..<generator.below(3)).map { _ in resource(&self) })),
    ]
    members.removeAll { _ in generator.chance(0.15) }
    return .object(members)
  }
}
