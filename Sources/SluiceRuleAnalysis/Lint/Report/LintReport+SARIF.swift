import Foundation

extension LintReport {
  /// The findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), for code scanning.
  ///
  /// Columns count Unicode scalars, which the run says. Paths are URIs, relative where they were named so.
  package func sarif(version: String) -> String {
    var json = JSONText()
    json.object { json in
      json.string("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.string("version", "2.1.0")
      json.array("runs") { json in
        json.object { json in
          json.object("tool") { json in
            json.object("driver") { json in
              json.string("name", "sluice lint")
              json.string("version", version)
              json.array("rules") { json in for code in LintCode.allCases { code.write(to: &json) } }
            }
          }
          json.string("columnKind", "unicodeCodePoints")
          json.array("results") { json in for finding in findings { finding.writeSARIF(to: &json) } }
        }
      }
    }
    return json.text
  }
}

extension LintLevel {
  /// SARIF's name of the level.
  fileprivate var sarif: String { self == .info ? "note" : rawValue }
}

extension LintCode {
  fileprivate func write(to json: inout JSONText) {
    json.object { json in
      json.string("id", rawValue)
      json.object("shortDescription") { $0.string("text", summary) }
      json.object("defaultConfiguration") { $0.string("level", level.sarif) }
    }
  }
}

extension LintFinding {
  fileprivate func writeSARIF(to json: inout JSONText) {
    json.object { json in
      json.string("ruleId", code.rawValue)
      json.number("ruleIndex", LintCode.allCases.firstIndex(of: code) ?? -1)
      json.string("level", level.sarif)
      json.object("message") { $0.string("text", message + (hint.map { ". " + $0 } ?? "")) }
      json.array("locations") { json in
        json.object { json in
          json.object("physicalLocation") { json in
            json.object("artifactLocation") { $0.string("uri", uri) }
            guard line > 0 else { return }
            json.object("region") { json in
              json.number("startLine", line)
              json.number("startColumn", max(1, column))
            }
          }
          if let ruleName {
            json.array("logicalLocations") { json in
              json.object { json in
                json.string("name", ruleName)
                json.string("fullyQualifiedName", ifPresent: ruleID)
              }
            }
          }
        }
      }
    }
  }

  private var uri: String {
    let path = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file
    return file.hasPrefix("/") ? "file://" + path : path
  }
}
