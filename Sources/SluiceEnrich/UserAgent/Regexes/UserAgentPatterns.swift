import SluiceRegex
private import Synchronization

/// The rules of a file with their regular expressions, which are compiled when a text first comes that they might
/// match: few of them ever are. Shared by all lanes.
package final class UserAgentPatterns: Sendable {
  package let file: String
  package let rules: UserAgentRules
  /// All rules one after another: agents, systems, devices.
  let all: [UserAgentRule]
  /// Where each subject's rules lie in `all`, by its raw value.
  let ranges: [Range<Int>]
  let names: [NameTemplate?]
  private let filter = Mutex<Prefilter?>(nil)
  private let compiled = Mutex(Compiled())

  private struct Attempt {
    /// Nil for an expression that is none.
    let regex: Regex?
  }

  private struct Compiled {
    var regexes: [Int: Attempt] = [:]
    /// Rules whose expression is none, and that nobody was told of yet.
    var broken: [UserAgentError] = []
    /// Searches that were given up, and that nobody was told of yet.
    var givenUp = 0
  }

  package init(_ rules: UserAgentRules, file: String) {
    self.file = file
    self.rules = rules
    var all: [UserAgentRule] = []
    var ranges: [Range<Int>] = []
    for subject in UserAgentSubject.allCases {
      ranges.append(all.count..<all.count + rules[subject].count)
      all += rules[subject]
    }
    self.all = all
    self.ranges = ranges
    names = all.map { $0.replacements[0].map { NameTemplate($0) } }
  }

  /// The expressions' prefilter, made at the first call: some 15 ms for uap-core's file.
  var prefilter: Prefilter {
    filter.withLock { filter in
      if let filter { return filter }
      let made = Prefilter(all.map { ($0.regex, $0.ignoresCase) })
      filter = made
      return made
    }
  }

  /// The regular expression of a rule, compiled at the first call; nil where it is none: such a rule matches nothing.
  ///
  /// - Complexity: some 30 µs at the first call for a rule.
  func regex(_ index: Int) -> Regex? {
    compiled.withLock { compiled -> Regex? in
      if let known = compiled.regexes[index] { return known.regex }
      do throws(RegexError) {
        let regex = try compile(index)
        compiled.regexes[index] = Attempt(regex: regex)
        return regex
      } catch {
        compiled.regexes[index] = Attempt(regex: nil)
        compiled.broken.append(mistake(index, error))
        return nil
      }
    }
  }

  /// The rules met since the last call whose expression is none: for a note in the run's report.
  package func takeBroken() -> [UserAgentError] {
    compiled.withLock { compiled in
      if compiled.broken.isEmpty { return [] }
      defer { compiled.broken = [] }
      return compiled.broken
    }
  }

  func noteGivenUp(_ count: Int) { compiled.withLock { $0.givenUp += count } }

  /// Searches since the last call that took too many steps and found nothing for that reason: some agents are made to
  /// have that effect.
  package func takeGivenUp() -> Int {
    compiled.withLock { compiled in
      defer { compiled.givenUp = 0 }
      return compiled.givenUp
    }
  }

  /// Compiles all regular expressions and tells which are none. Takes some 40 ms: for a check of the configuration.
  package func check() -> [UserAgentError] {
    all.indices.compactMap { index -> UserAgentError? in
      do throws(RegexError) {
        _ = try compile(index)
        return nil
      } catch {
        return mistake(index, error)
      }
    }
  }

  private func mistake(_ index: Int, _ error: RegexError) -> UserAgentError {
    UserAgentError(file: file, line: all[index].line, message: "not a regular expression: \(error)")
  }

  private func compile(_ index: Int) throws(RegexError) -> Regex {
    try Regex(all[index].regex, options: all[index].ignoresCase ? .ignoresCase : [])
  }
}

/// A name to write for a match: text, with the first `$1` in it standing for the first group. Elastic's processor
/// replaces nothing else, so a `$2` or a second `$1` is written as it stands.
struct NameTemplate: Sendable {
  let bytes: [UInt8]
  /// Where `$1` begins.
  let place: Int?

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    place = bytes.indices.dropLast().first { bytes[$0] == 0x24 && bytes[$0 + 1] == 0x31 }
  }
}
