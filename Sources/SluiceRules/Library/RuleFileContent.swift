private import Dispatch
private import Synchronization

/// What a file holds.
enum RuleFileContent: Sendable {
  case elastic(RuleLoad)
  case sigma([SigmaDocument])
  /// No rule.
  case other
  case wrong([RuleFileError])

  init(_ file: RuleFile, _ indicators: [IndicatorList]) {
    do {
      let text = try file.text()
      switch file.format {
      case .elastic:
        self = .elastic(try ElasticRuleFile.read(text, file: file.path, indicators: indicators))
      case .sigma:
        let documents =
          file.isNamed
          ? try SigmaRuleFile.read(text, file: file.path) : try SigmaRuleFile.readIfRule(text, file: file.path)
        self = documents.map { .sigma($0) } ?? .other
      }
    } catch {
      self = .wrong(error.errors)
    }
  }

  /// Reads files on all processors: hundreds of rules are what a start takes its time for.
  ///
  /// - Returns: what each file holds, in the order of the files.
  static func read(_ files: [RuleFile], _ indicators: [IndicatorList]) -> [RuleFileContent] {
    guard files.count > 8 else { return files.map { RuleFileContent($0, indicators) } }
    // Files are long and short: who is done takes the next few.
    let share = 4
    let contents = Mutex([RuleFileContent](repeating: .other, count: files.count))
    DispatchQueue.concurrentPerform(iterations: (files.count + share - 1) / share) { part in
      let places = part * share..<min(files.count, (part + 1) * share)
      let read = files[places].map { RuleFileContent($0, indicators) }
      contents.withLock { $0.replaceSubrange(places, with: read) }
    }
    return contents.withLock(\.self)
  }
}
