/// What an entry of regexes.yaml tells of an agent.
package enum UserAgentSubject: Int, CaseIterable, Sendable {
  case agent, os, device

  /// The list's key in the file.
  var key: String {
    switch self {
    case .agent: "user_agent_parsers"
    case .os: "os_parsers"
    case .device: "device_parsers"
    }
  }

  /// The entries' keys, in the order of the groups that they replace: the name, then parts of the version. A device
  /// has brand and model instead.
  var replacementKeys: [String] { Self.replacementKeys[rawValue] }

  private static let replacementKeys = [
    ["family_replacement", "v1_replacement", "v2_replacement", "v3_replacement", "v4_replacement"],
    ["os_replacement", "os_v1_replacement", "os_v2_replacement", "os_v3_replacement", "os_v4_replacement"],
    ["device_replacement", "brand_replacement", "model_replacement"],
  ]
}

/// An entry of regexes.yaml: a regular expression, and what stands for its groups (uap-core, specification 0.2).
package struct UserAgentRule: Hashable, Sendable {
  package let regex: String
  /// Where it begins in the file, from 1.
  package let line: Int
  /// `regex_flag: 'i'`.
  package let ignoresCase: Bool
  /// In the order of `UserAgentSubject.replacementKeys`, as many as there are keys; nil where the entry has none.
  package let replacements: [String?]
}

/// The entries of a regexes.yaml.
package struct UserAgentRules: Hashable, Sendable {
  /// By the raw value of the subject.
  private var lists = Array(repeating: [UserAgentRule](), count: UserAgentSubject.allCases.count)

  /// Entries that a file may have. Published files have about 1,300.
  static let limit = 20_000

  package var count: Int { lists.reduce(0) { $0 + $1.count } }

  /// The entries of a list, in their order.
  package subscript(subject: UserAgentSubject) -> [UserAgentRule] { lists[subject.rawValue] }

  mutating func append(_ rule: UserAgentRule, to subject: UserAgentSubject) { lists[subject.rawValue].append(rule) }
}

/// Collects an entry's keys.
struct UserAgentRuleDraft {
  let subject: UserAgentSubject
  let line: Int
  private var regex: String?
  private var ignoresCase = false
  private var replacements: [String?]
  /// Few, so a list is searched faster than a set.
  private var seen: [String] = []

  init(_ subject: UserAgentSubject, line: Int) {
    self.subject = subject
    self.line = line
    replacements = Array(repeating: nil, count: subject.replacementKeys.count)
  }

  /// Takes a key in; returns what is wrong with it. Keys that nobody knows are passed over, as other parsers do: newer
  /// files may have more.
  mutating func set(_ key: String, _ value: String) -> String? {
    if seen.contains(key) { return "the key '\(key)' is there twice in one entry" }
    seen.append(key)
    if key == "regex" {
      regex = value
    } else if key == "regex_flag" {
      guard value == "i" else { return "regex_flag '\(value)' is unknown (expected 'i')" }
      ignoresCase = true
    } else if let index = subject.replacementKeys.firstIndex(of: key) {
      replacements[index] = value
    }
    return nil
  }

  /// The entry; nil without a regex.
  func rule() -> UserAgentRule? {
    regex.map { UserAgentRule(regex: $0, line: line, ignoresCase: ignoresCase, replacements: replacements) }
  }
}
