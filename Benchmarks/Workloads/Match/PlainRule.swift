import SluiceRules

/// A rule with the parts that detection rules on CloudTrail usually have: what it says can be told from an `Event`
/// without any of the machinery that is measured.
struct PlainRule: Sendable {
  var number: Int
  /// Nil for any.
  var provider: String?
  /// Any of them; empty for any call.
  var actions: [String] = []
  /// What the call's name begins with.
  var actionPrefix: String?
  /// Whether the call was denied; nil for either.
  var isDenied: Bool?
  /// `userIdentity.type`; nil for any.
  var identity: String?
  /// A text in the rendered request parameters that no generated record has.
  var needle: String?
  var excludedAddress: String?

  func holds(for event: Event) -> Bool {
    if let provider, provider != event.provider { return false }
    if !actions.isEmpty, !actions.contains(event.name) { return false }
    if let actionPrefix, !event.name.hasPrefix(actionPrefix) { return false }
    if let isDenied, isDenied != event.isDenied { return false }
    if let identity, identity != event.identity.rawValue { return false }
    if let excludedAddress, event.identity == .service, excludedAddress == "ecs.amazonaws.com" { return false }
    return needle == nil
  }

  var program: RuleProgram {
    let rule = Rule(
      id: "bench-\(number)", name: "Generated rule \(number)", type: "query", severity: .low, riskScore: 21,
      origin: "generated")
    return RuleProgram(rule: rule, body: .query(condition))
  }

  private var condition: Condition {
    func equals(_ field: String, _ value: String) -> Condition { .test(FieldTest(.field(field), .equals(value))) }
    var members = [equals("event.dataset", "aws.cloudtrail")]
    if let provider { members.append(equals("event.provider", provider)) }
    if !actions.isEmpty { members.append(.any(actions.map { equals("event.action", $0) })) }
    if let actionPrefix {
      let glob = Glob(parts: [.literal(Array(actionPrefix.utf8)), .anyRun])
      members.append(.test(FieldTest(.field("event.action"), .matches(glob))))
    }
    if let isDenied { members.append(equals("event.outcome", isDenied ? "failure" : "success")) }
    if let identity { members.append(equals("aws.cloudtrail.user_identity.type", identity)) }
    if let excludedAddress { members.append(.not(equals("source.address", excludedAddress))) }
    if let needle {
      let glob = Glob(parts: [.anyRun, .literal(Array(needle.utf8)), .anyRun])
      members.append(.test(FieldTest(.field("aws.cloudtrail.request_parameters"), .matches(glob))))
    }
    return .all(members)
  }
}
