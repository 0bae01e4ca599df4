/// A tactic of ATT&CK for enterprises.
struct AttackTactic: Hashable, Sendable {
  /// As Sigma's tags write it: `initial-access`.
  let tag: String
  let id: String
  let name: String

  /// By tag. Version 19 split Defense Evasion into Stealth, which kept its id, and Defense Impairment; rules carry the
  /// old name, too.
  static let all: [String: AttackTactic] = {
    let tactics = [
      AttackTactic(tag: "reconnaissance", id: "TA0043", name: "Reconnaissance"),
      AttackTactic(tag: "resource-development", id: "TA0042", name: "Resource Development"),
      AttackTactic(tag: "initial-access", id: "TA0001", name: "Initial Access"),
      AttackTactic(tag: "execution", id: "TA0002", name: "Execution"),
      AttackTactic(tag: "persistence", id: "TA0003", name: "Persistence"),
      AttackTactic(tag: "privilege-escalation", id: "TA0004", name: "Privilege Escalation"),
      AttackTactic(tag: "defense-evasion", id: "TA0005", name: "Defense Evasion"),
      AttackTactic(tag: "stealth", id: "TA0005", name: "Stealth"),
      AttackTactic(tag: "defense-impairment", id: "TA0112", name: "Defense Impairment"),
      AttackTactic(tag: "credential-access", id: "TA0006", name: "Credential Access"),
      AttackTactic(tag: "discovery", id: "TA0007", name: "Discovery"),
      AttackTactic(tag: "lateral-movement", id: "TA0008", name: "Lateral Movement"),
      AttackTactic(tag: "collection", id: "TA0009", name: "Collection"),
      AttackTactic(tag: "command-and-control", id: "TA0011", name: "Command and Control"),
      AttackTactic(tag: "exfiltration", id: "TA0010", name: "Exfiltration"),
      AttackTactic(tag: "impact", id: "TA0040", name: "Impact"),
    ]
    return Dictionary(uniqueKeysWithValues: tactics.map { ($0.tag, $0) })
  }()
}
