package import SluiceConfig
package import SluiceRules

/// An entry of `routes`: a condition, and what becomes of the records for which it holds.
package struct Route: Sendable {
  package enum Action: Sendable {
    case tag(TagTemplate)
    case drop
  }

  static let when = ConfigKey.filter("when", "The records that the route takes, in KQL on the event's fields.")
  static let tag = ConfigKey.optionalText(
    "tag", "The records' tag, with {service}, {account} and {region}. Either this or drop.")
  static let drop = ConfigKey.boolean(
    "drop", default: false, "Whether the records are taken out of the stream. They are counted.")
  static let keys: [any ConfigKeyDeclaration] = [when, tag, drop]

  package let condition: Condition
  /// Where the condition stands, for messages.
  package let location: SourceLocation
  package let action: Action

  /// Reads an entry; nil when it has mistakes, which go to the section's problems.
  init?(_ section: ConfigSection) {
    let when = section.value(Self.when)
    let tag = section.value(Self.tag)
    let drops = section.value(Self.drop)
    // Both halves are read before giving up, so that all mistakes show at once.
    let condition = Self.condition(when, section.problems)
    guard let action = Self.action(tag, drops, section), let condition else { return nil }
    self.condition = condition
    self.action = action
    location = when.location
  }

  private static func condition(_ when: ConfigText, _ problems: ProblemCollector) -> Condition? {
    guard !when.text.isEmpty else { return nil }
    do throws(QueryError) {
      return try parseKQL(when.text).condition
    } catch {
      problems.error(at: when.location(ofUTF8Offset: error.offset), "when: \(error.message)")
      return nil
    }
  }

  private static func action(_ tag: ConfigText?, _ drops: Bool, _ section: ConfigSection) -> Action? {
    switch (tag, drops) {
    case (nil, false):
      section.problems.error(at: section.location, "\(section.label) needs a tag, or drop: true")
      return nil
    case (.some(let tag), true):
      section.problems.error(at: tag.location, "\(section.label) has a tag and drop: true; it can have one of them")
      return nil
    case (.some(let text), false): return TagTemplate(text, problems: section.problems).map(Action.tag)
    case (nil, true): return .drop
    }
  }
}

extension TagTemplate {
  /// Reads a template; nil when it is none, which goes to the problems.
  init?(_ text: ConfigText, problems: ProblemCollector) {
    do throws(ParseError) {
      self = try TagTemplate(text.text)
    } catch {
      problems.error(at: text.location(ofUTF8Offset: error.offset), error.message)
      return nil
    }
  }
}
