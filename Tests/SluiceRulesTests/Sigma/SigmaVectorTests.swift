import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

/// What pySigma, the reference implementation, makes of texts, modifiers, conditions and selections.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct SigmaVectorTests {
  private let vectors: NaiveJSON

  init() throws {
    let file = try #require(Corpus.file("vectors/sigma/pysigma_vectors.json"))
    vectors = try #require(NaiveJSON(try Data(contentsOf: file)))
  }

  private func list(_ key: String, count: Int) throws -> [NaiveJSON] {
    let items = try #require(vectors[key]?.items)
    #expect(items.count == count)
    return items
  }

  @Test func textsHaveTheSameParts() throws {
    for vector in try list("strings", count: 114) {
      let value = try #require(vector["input"])
      let expected = try Self.condition(
        "f",
        .object([
          NaiveMember(key: "kind", value: .string("string")),
          NaiveMember(key: "parts", value: try #require(vector["parts"])),
        ]))
      // Foundation drops a byte order mark from the start of a YAML text; a placeholder brings it in.
      let text = try #require(value.text)
      let actual =
        text.hasPrefix("\u{FEFF}")
        ? try SigmaRules.condition(selection: "f|expand: '%text%'", placeholders: ["text": [text]])
        : try SigmaRules.condition(selection: "f: \(Self.yaml(value))")
      #expect(actual == expected, "\(vector)")
    }
  }

  @Test func modifierChainsGiveTheSameTerms() throws {
    var errors = 0
    for vector in try list("modifiers", count: 65) {
      let chain = try #require(vector["modifiers"]?.text)
      let text = SigmaRules.rule(
        "sel:\n  f|\(chain): \(Self.yaml(try #require(vector["value"])))\ncondition: sel")
      if vector["error"] != nil {
        // The specification has it, pySigma 1.5.1 did not.
        if chain == "utf16le" {
          #expect(SigmaRules.mistakes(in: text) == [])
        } else {
          #expect(SigmaRules.mistakes(in: text).count == 1, "\(chain)")
        }
        errors += 1
        continue
      }
      let placeholders = ["var": ["1"]]
      let actual = try SigmaRules.condition(of: text, placeholders)
      let terms = try #require(vector["result"]?.items)
      if let part = SigmaTimePart(rawValue: chain) {
        // pySigma leaves it to its backends.
        guard case .computed(let computation) = actual else {
          Issue.record("\(chain) is not computed")
          continue
        }
        #expect("\(computation.expression)".contains("\(part.rawValue)Of"))
        continue
      }
      let conditions = try terms.map { try Self.condition("f", $0) }
      let linked: Condition =
        conditions.count == 1
        ? conditions[0] : vector["linking"]?.text == "ConditionAND" ? .all(conditions) : .any(conditions)
      #expect(actual == (chain == "neq" ? .not(linked) : linked), "\(vector)")
    }
    #expect(errors == 8)
  }

  @Test func conditionsHaveTheSameTrees() throws {
    let selections = ["detection1", "detection2", "detection3", "detection_4", "other", "_hidden"].enumerated()
      .map { "\($1): { f\($0 + 1): v\($0 + 1) }" }.joined(separator: "\n")
    for vector in try list("conditions", count: 36) {
      let condition = try #require(vector["condition"])
      let text = SigmaRules.rule("\(selections)\ncondition: \(Self.yaml(condition))")
      let tree = vector["tree"]
      // pySigma makes nothing of a pattern that fits no name; that is a mistake here.
      guard let tree, tree.items?.first != .string("?") else {
        let isAggregation = condition.text?.hasPrefix("detection1 |") == true
        #expect(SigmaRules.mistakes(in: text).count == (isAggregation ? 0 : 1), "\(vector)")
        if isAggregation { #expect(try SigmaRules.resolve([text]).unsupported.count == 1) }
        continue
      }
      #expect(try SigmaRules.condition(of: text) == (try Self.tree(tree)), "\(vector)")
    }
  }

  @Test func selectionsHaveTheSameTrees() throws {
    for vector in try list("detections", count: 23) {
      let selection = Self.yaml(try #require(vector["detection"]))
      let actual = try SigmaRules.condition(of: SigmaRules.rule("sel: \(selection)\ncondition: sel"))
      #expect(actual == (try Self.tree(try #require(vector["tree"]))), "\(vector)")
    }
  }

  // MARK: Expected conditions

  private static func tree(_ node: NaiveJSON) throws -> Condition {
    let items = try #require(node.items)
    switch try #require(items[0].text) {
    case "and": return .all(try #require(items[1].items).map(tree))
    case "or": return .any(try #require(items[1].items).map(tree))
    case "not": return .not(try tree(items[1]))
    case "eq": return try condition(items[1].text, items[2])
    default: return try condition(nil, items[1])
    }
  }

  private static func condition(_ field: String?, _ term: NaiveJSON) throws -> Condition {
    func test(_ comparison: Comparison) -> Condition {
      .test(FieldTest(field.map { .field($0) } ?? .anyField, comparison))
    }
    func number(_ value: NaiveJSON?) -> String { if case .number(let text)? = value { text } else { "?" } }
    switch try #require(term["kind"]?.text) {
    case "string":
      let parts = try parts(try #require(term["parts"]?.items))
      if field == nil { return test(.matches(Glob(parts: [.anyRun] + parts + [.anyRun], ignoresCase: true))) }
      return test(parts == [.anyRun] ? .exists : .matches(Glob(parts: parts, ignoresCase: true)))
    case "cased":
      let parts = try parts(try #require(term["parts"]?.items))
      if case .literal(let bytes) = parts[0] { return test(.equals(String(decoding: bytes, as: UTF8.self))) }
      return test(.matches(Glob(parts: parts)))
    case "number": return test(.equals(number(term["value"])))
    case "bool":
      let text = term["value"] == .bool(true) ? "true" : "false"
      return test(.matches(Glob(parts: [.literal(Array(text.utf8))], ignoresCase: true)))
    case "null": return .not(test(.exists))
    case "exists": return term["value"] == .bool(true) ? test(.isPresent) : .not(test(.isPresent))
    case "expansion": return .any(try #require(term["any_of"]?.items).map { try condition(field, $0) })
    case "cidr":
      let block = try #require(term["cidr"]?.text)
      return test(.inNetwork(block.contains("/") ? block : "\(block)/32"))
    case "re":
      let flags = try #require(term["flags"]?.items).compactMap(\.text)
      return test(
        .matchesRegex(
          RegexPattern(
            try #require(term["regexp"]?.text), isAnchored: false, ignoresCase: flags.contains("IGNORECASE"),
            isMultiline: flags.contains("MULTILINE"), dotMatchesNewline: flags.contains("DOTALL"))))
    case "compare":
      let orders: [String: Comparison.Order] = [
        "LT": .less, "LTE": .lessOrEqual, "GT": .greater, "GTE": .greaterOrEqual,
      ]
      return test(.ordered(try #require(orders[term["op"]?.text ?? ""]), number(term["value"]?["value"])))
    case "fieldref":
      let function: Function =
        switch (term["startswith"], term["endswith"]) {
        case (.bool(true)?, .bool(true)?): .contains
        case (.bool(true)?, _): .startsWith
        case (_, .bool(true)?): .endsWith
        default: .equals
        }
      return .computed(
        Computation(
          fields: [try #require(field), try #require(term["field"]?.text)],
          expression: .call(function, ignoresCase: true, [.field(0), .field(1)])))
    case let kind:
      Issue.record("unknown kind \(kind)")
      return .constant(false)
    }
  }

  private static func parts(_ items: [NaiveJSON]) throws -> [Glob.Part] {
    let parts = items.map { item -> Glob.Part in
      if let text = item.text { return .literal(Array(text.utf8)) }
      if item["placeholder"] != nil { return .literal([UInt8(ascii: "1")]) }
      return item["wild"]?.text == "*" ? .anyRun : .anyOne
    }
    return Glob(parts: parts).parts
  }

  /// JSON, which is YAML, too.
  private static func yaml(_ value: NaiveJSON) -> String {
    switch value {
    case .null: return "null"
    case .bool(let flag): return "\(flag)"
    case .number(let text): return text
    case .array(let items): return "[\(items.map(yaml).joined(separator: ", "))]"
    case .object(let members):
      return "{\(members.map { "\(yaml(.string($0.key))): \(yaml($0.value))" }.joined(separator: ", "))}"
    case .string(let text):
      let escaped = text.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case _ where scalar.value < 0x20 || scalar == "\u{FEFF}":
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
            + String(scalar.value, radix: 16)
        default: String(Character(scalar))
        }
      }
      return "\"\(escaped.joined())\""
    }
  }
}
