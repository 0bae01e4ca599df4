import SluiceCore
import SluiceRules

/// Under which names the ordered part of a detect stage stores what it knows. They hold from run to run as long as rules
/// stay the same, whatever is added beside them.
struct CorrelatorSections: Sendable {
  /// A selector's place among those of its rule, with the fields whose values candidates carry for it.
  struct SelectorName: Hashable, Sendable {
    let rule: String
    let fingerprint: String
    let place: Int
    let columns: [String]

    /// The number that stands for it in stored candidates.
    var number: UInt64 {
      var writer = StateWriter()
      writer.write(rule)
      writer.write(fingerprint)
      writer.write(place)
      writer.write(columns) { $0.write($1) }
      return writer.bytes.withUnsafeBytes { EventIdentity(eventID: .missing, record: $0).high }
    }
  }

  let order: StateSection
  let waiting: StateSection
  let seen: StateSection
  /// By operator.
  let operators: [StateSection]
  /// By selector; nil for those that candidates don't name.
  let selectors: [SelectorName?]
  /// The fields whose values events carry for rules over alerts.
  let extras: [String]

  /// - Parameters:
  ///   - operatorRules: the rule of each operator.
  ///   - roles: of the selectors.
  init(
    _ programs: [RuleProgram], operatorRules: [Int], roles: [SelectorRole], extras: [CandidateColumn], detector: Int
  ) {
    let owner = "detect.\(detector)"
    order = StateSection(.order, owner: owner)
    // How candidates are encoded goes with how operators are.
    waiting = StateSection(.waiting, owner: owner, fingerprint: "\(RuleFingerprints.version)")
    seen = StateSection(.seen, owner: owner)
    self.extras = extras.map(\.name)
    var fingerprints = RuleFingerprints(programs)
    var taken: [String: Int] = [:]
    func name(_ rule: Int) -> String {
      let id = programs[rule].rule.id
      taken[id, default: 0] += 1
      return taken[id] == 1 ? id : "\(id)#\(taken[id] ?? 0)"
    }
    operators = operatorRules.map { rule in
      StateSection(.rule, owner: owner, name: name(rule), fingerprint: fingerprints.fingerprint(of: rule))
    }
    var places: [Int: Int] = [:]
    selectors = roles.map { role in
      let place = places[role.rule, default: 0]
      places[role.rule] = place + 1
      guard role.isCandidate else { return nil }
      return SelectorName(
        rule: programs[role.rule].rule.id, fingerprint: fingerprints.fingerprint(of: role.rule), place: place,
        columns: role.columns.map(\.name))
    }
  }
}
