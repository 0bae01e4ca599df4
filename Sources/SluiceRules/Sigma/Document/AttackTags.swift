/// Sigma's tags of ATT&CK (`attack.initial-access`, `attack.t1078.004`) as threats.
enum AttackTags {
  /// Rules have a dozen; what stands behind so many is a tag and nothing more.
  private static let maximumTags = 500

  /// One threat for each tactic, in the order of the tags, with the techniques that serve it.
  ///
  /// Sigma does not say which technique serves which of a rule's tactics. ATT&CK does: a technique goes under each of
  /// its tactics that the rule names. One that serves none of them, or that is not in the table, goes under the first
  /// tactic; without any tactic, under its own ones.
  static func threats(of tags: [String]) -> [Rule.Threat] {
    let words = tags.prefix(maximumTags).map { $0.lowercased() }.filter { $0.hasPrefix("attack.") }
      .map { String($0.dropFirst(7)) }
    var tactics: [AttackTactic] = []
    for word in words {
      let name = word.split(separator: "_").joined(separator: "-")
      if let tactic = AttackTactic.all[name], !tactics.contains(where: { $0.id == tactic.id }) {
        tactics.append(tactic)
      }
    }
    let ids = words.filter(isTechnique).map { $0.uppercased() }
    // A sub-technique brings its technique with it.
    var techniques: [String] = []
    for id in ids.map({ String($0.prefix { $0 != "." }) }) where !techniques.contains(id) { techniques.append(id) }
    if tactics.isEmpty {
      for id in techniques {
        for name in AttackTechnique.all[id]?.tactics ?? [] {
          if let tactic = AttackTactic.all[name], !tactics.contains(where: { $0.id == tactic.id }) {
            tactics.append(tactic)
          }
        }
      }
    }
    return tactics.enumerated().map { index, tactic in
      let own = techniques.filter { id in
        let served = AttackTechnique.all[id]?.tactics ?? []
        return served.contains(tactic.tag) || index == 0 && !tactics.contains { served.contains($0.tag) }
      }
      return Rule.Threat(
        framework: "MITRE ATT&CK",
        tactic: Rule.Reference(
          id: tactic.id, name: tactic.name, reference: "https://attack.mitre.org/tactics/\(tactic.id)/"),
        techniques: own.map { technique($0, ids) })
    }
  }

  private static func technique(_ id: String, _ ids: [String]) -> Rule.Technique {
    var subtechniques: [String] = []
    for sub in ids where sub.hasPrefix("\(id).") && !subtechniques.contains(sub) { subtechniques.append(sub) }
    return Rule.Technique(technique: reference(id), subtechniques: subtechniques.map(reference))
  }

  /// Techniques that are not in the table go by their id.
  private static func reference(_ id: String) -> Rule.Reference {
    let path = id.split(separator: ".").joined(separator: "/")
    return Rule.Reference(
      id: id, name: AttackTechnique.all[id]?.name ?? id, reference: "https://attack.mitre.org/techniques/\(path)/")
  }

  /// `t1078` or `t1078.004`.
  private static func isTechnique(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    guard bytes.count == 5 || bytes.count == 9, bytes[0] == UInt8(ascii: "t") else { return false }
    return bytes.dropFirst().enumerated().allSatisfy { $0 == 4 ? $1 == UInt8(ascii: ".") : (0x30...0x39).contains($1) }
  }
}
