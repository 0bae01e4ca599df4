import SluiceRegex

/// Takes agents apart as Elasticsearch's `user_agent` ingest processor does (8.16 and later, which leave empty parts of
/// a version out): of each list the first expression that matches and gives a name counts; replacements of a version
/// are written as they stand, in a name the first `$1` is replaced; what is not found is `Other` for agent and device,
/// and absent for the operating system.
///
/// One per lane: it holds the memory that searches need.
final class UserAgentParser {
  private let patterns: UserAgentPatterns
  private let matcher = RegexMatcher()
  /// Made for the first agent: a parser may never see one.
  private var prefilter: (filter: Prefilter, scratch: Prefilter.Scratch)?
  /// Compiled expressions that this lane has asked for, to ask without a lock.
  private var known: [Regex?]
  /// Whether expressions are tried one by one, without the prefilter: for tests.
  private let isPlain: Bool

  init(_ patterns: UserAgentPatterns, isPlain: Bool = false) {
    self.patterns = patterns
    self.isPlain = isPlain
    known = Array(repeating: nil, count: patterns.all.count)
  }

  /// A rule that matched.
  struct Match {
    /// The rule's index in `UserAgentPatterns.all`.
    let rule: Int
    /// Valid until the next search.
    let groups: RegexMatch
  }

  /// Reads an agent; its parts are in `writer`'s block, in the slots of `UserAgentSlot`.
  func parse(_ agent: UnsafeRawBufferPointer, into writer: FieldBlock.Writer) {
    let givenUp = matcher.limitCount
    defer { if matcher.limitCount > givenUp { patterns.noteGivenUp(matcher.limitCount - givenUp) } }
    writer.begin()
    prepare(agent)
    if let match = firstMatch(.agent, in: agent) {
      writeName(match, agent, .name, writer)
      writeVersion(match, agent, .version, writer)
    } else {
      writer.write(UserAgentSlot.name.rawValue, "Other")
    }
    if let match = firstMatch(.os, in: agent) {
      writeName(match, agent, .osName, writer)
      if writeVersion(match, agent, .osVersion, writer) {
        writer.open()
        writer.append(writer.value(UserAgentSlot.osName.rawValue))
        writer.append(UInt8(ascii: " "))
        writer.append(writer.value(UserAgentSlot.osVersion.rawValue))
        writer.close(UserAgentSlot.osFull.rawValue)
      }
    }
    if let match = firstMatch(.device, in: agent) {
      writeName(match, agent, .deviceName, writer)
    } else {
      writer.write(UserAgentSlot.deviceName.rawValue, "Other")
    }
  }

  /// Finds out which expressions can match; before `firstMatch` with the same agent.
  func prepare(_ agent: UnsafeRawBufferPointer) {
    if isPlain { return }
    if prefilter == nil {
      let filter = patterns.prefilter
      prefilter = (filter, Prefilter.Scratch(filter))
    }
    if let prefilter { prefilter.filter.findCandidates(in: agent, prefilter.scratch) }
  }

  /// The first rule that matches and gives a name.
  func firstMatch(_ subject: UserAgentSubject, in agent: UnsafeRawBufferPointer) -> Match? {
    let range = patterns.ranges[subject.rawValue]
    var index = range.lowerBound
    while let candidate = next(in: index..<range.upperBound) {
      if let regex = regex(candidate), let groups = matcher.firstMatch(of: regex, in: agent),
        patterns.names[candidate] != nil || groups[1] != nil
      {
        return Match(rule: candidate, groups: groups)
      }
      index = candidate + 1
    }
    return nil
  }

  private func next(in range: Range<Int>) -> Int? {
    isPlain ? range.first : prefilter?.scratch.first(in: range)
  }

  private func regex(_ index: Int) -> Regex? {
    if let regex = known[index] { return regex }
    let regex = patterns.regex(index)
    known[index] = regex
    return regex
  }

  private func writeName(
    _ match: Match, _ agent: UnsafeRawBufferPointer, _ slot: UserAgentSlot, _ writer: FieldBlock.Writer
  ) {
    writer.open()
    if let template = patterns.names[match.rule] {
      if let place = template.place, let range = match.groups[1] {
        writer.append(template.bytes[..<place])
        writer.append(UnsafeRawBufferPointer(rebasing: agent[range]))
        writer.append(template.bytes[(place + 2)...])
      } else {
        writer.append(template.bytes)
      }
    } else if let range = match.groups[1] {
      writer.append(UnsafeRawBufferPointer(rebasing: agent[range]))
    }
    writer.close(slot.rawValue)
  }

  /// Writes the parts of a version up to the first one that is absent or empty; returns whether there are any.
  @discardableResult
  private func writeVersion(
    _ match: Match, _ agent: UnsafeRawBufferPointer, _ slot: UserAgentSlot, _ writer: FieldBlock.Writer
  ) -> Bool {
    let replacements = patterns.all[match.rule].replacements
    writer.open()
    for part in 1...4 {
      let before = writer.openCount
      if part > 1 { writer.append(UInt8(ascii: ".")) }
      let start = writer.openCount
      if let replacement = replacements[part] {
        writer.append(replacement.utf8)
      } else if let range = match.groups[part + 1] {
        writer.append(UnsafeRawBufferPointer(rebasing: agent[range]))
      }
      if writer.openCount == start {
        writer.truncate(to: before)
        break
      }
    }
    guard writer.openCount > 0 else { return false }
    writer.close(slot.rawValue)
    return true
  }
}
