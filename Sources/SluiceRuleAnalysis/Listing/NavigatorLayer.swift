import SluiceRules

/// A layer for the MITRE ATT&CK Navigator (layer format 4.5): which techniques rules are for, and how many.
package struct NavigatorLayer: Sendable {
  /// A technique or subtechnique under a tactic.
  package struct Technique: Hashable, Sendable {
    package let id: String
    /// Such as `initial-access`.
    package let tactic: String
    /// Names of its rules, sorted. None for a technique of which only subtechniques have rules.
    package let rules: [String]
  }

  package let name: String
  /// By id, then by tactic.
  package let techniques: [Technique]

  /// Counts rules that are run; a rule for a subtechnique counts there and not for the technique above it, unless it
  /// names nothing below.
  package init(_ listing: RuleListing, name: String = "sluice rules") {
    self.name = name
    var rules: [[String]: Set<String>] = [:]
    for entry in listing.entries where entry.status == .runs {
      for threat in entry.rule.threats {
        let tactic = Self.shortName(of: threat.tactic)
        for technique in threat.techniques {
          let ids = technique.subtechniques.isEmpty ? [technique.technique.id] : technique.subtechniques.map(\.id)
          for id in ids where !id.isEmpty && !tactic.isEmpty {
            rules[[id, tactic], default: []].insert(entry.rule.name)
          }
        }
      }
    }
    // The Navigator shows subtechniques below an entry for their technique only.
    for key in rules.keys where key[0].contains(".") {
      rules[[String(key[0].prefix { $0 != "." }), key[1]], default: []].formUnion([])
    }
    techniques = rules.map { Technique(id: $0.key[0], tactic: $0.key[1], rules: $0.value.sorted()) }
      .sorted { ($0.id, $0.tactic) < ($1.id, $1.tactic) }
  }

  /// The Navigator's name of a tactic.
  private static func shortName(of tactic: Rule.Reference) -> String {
    tactics[tactic.id] ?? tactic.name.lowercased().replacing(" ", with: "-")
  }

  private static let tactics = [
    "TA0043": "reconnaissance", "TA0042": "resource-development", "TA0001": "initial-access", "TA0002": "execution",
    "TA0003": "persistence", "TA0004": "privilege-escalation", "TA0005": "defense-evasion",
    "TA0006": "credential-access", "TA0007": "discovery", "TA0008": "lateral-movement", "TA0009": "collection",
    "TA0011": "command-and-control", "TA0010": "exfiltration", "TA0040": "impact",
  ]

  package var json: String {
    var json = JSONText()
    json.object { json in
      json.string("name", name)
      json.object("versions") { json in
        json.string("navigator", "4.9.0")
        json.string("layer", "4.5")
      }
      json.string("domain", "enterprise-attack")
      json.string("description", "Techniques that detection rules are for; the score is the number of rules.")
      json.number("sorting", 3)
      json.object("layout") { json in
        json.string("layout", "side")
        json.boolean("showName", true)
        json.boolean("showID", true)
        json.string("expandedSubtechniques", "annotated")
      }
      json.boolean("hideDisabled", false)
      json.array("techniques") { json in
        for technique in techniques { technique.write(to: &json, isParent: parents.contains(technique.id)) }
      }
      json.object("gradient") { json in
        json.strings("colors", ["#ffe766", "#8ec843"])
        json.number("minValue", 1)
        json.number("maxValue", max(2, techniques.map(\.rules.count).max() ?? 0))
      }
      json.boolean("selectTechniquesAcrossTactics", false)
    }
    return json.text
  }

  /// Techniques of which there are subtechniques in the layer.
  private var parents: Set<String> {
    Set(techniques.compactMap { $0.id.contains(".") ? String($0.id.prefix { $0 != "." }) : nil })
  }
}

extension NavigatorLayer.Technique {
  fileprivate func write(to json: inout JSONText, isParent: Bool) {
    json.object { json in
      json.string("techniqueID", id)
      json.string("tactic", tactic)
      if !rules.isEmpty {
        json.number("score", rules.count)
        json.string("comment", rules.joined(separator: "\n"))
      }
      json.boolean("enabled", true)
      json.boolean("showSubtechniques", isParent)
    }
  }
}
