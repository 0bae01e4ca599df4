extension EventExplanation {
  /// The rule and the verdicts, for tools.
  package var json: String {
    var json = JSONText()
    json.object { json in
      explanation.write(to: &json)
      json.object("event") { json in
        json.array("verdicts") { json in
          for part in parts {
            json.object { json in
              json.string("name", ifPresent: part.name)
              json.object("tree") { part.verdict.write(to: &$0) }
            }
          }
        }
        if let isAlert { json.boolean("alert", isAlert) }
        json.strings("outlook", outlook)
      }
    }
    return json.text
  }
}

extension NodeVerdict {
  /// Writes the members of its object.
  fileprivate func write(to json: inout JSONText) {
    json.string("text", node.text)
    json.boolean("holds", holds)
    if isFirstFailure { json.boolean("fails_here", true) }
    if !values.isEmpty {
      json.object("saw") { json in for (field, values) in values { json.strings(field, values) } }
    }
    guard !members.isEmpty else { return }
    json.array("members") { json in for member in members { json.object { member.write(to: &$0) } } }
  }
}
