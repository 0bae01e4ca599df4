import SluiceConfig
import SluiceCore
import SluiceRules

/// The exceptions of a detect stage.
struct ExceptionList {
  private(set) var exceptions: [RuleException] = []

  /// Reads files; mistakes go to `problems`.
  init(_ paths: [String], at location: SourceLocation?, _ problems: ProblemCollector) {
    for path in paths {
      do {
        exceptions += try RuleExceptionFile.load(path)
      } catch {
        for error in error.errors { problems.error(error, at: location) }
      }
    }
  }

  /// Gives each rule its exceptions.
  ///
  /// - Parameters:
  ///   - all: every rule that was read, run or not: only a name that none of them has is a mistake.
  ///   - now: for the warning that an exception is over. What is judged is up to the events' times.
  func apply(to programs: inout [RuleProgram], all: [Rule], now: EventTime, _ problems: ProblemCollector) {
    for exception in exceptions {
      let place = SourceLocation(file: exception.file, line: exception.line, column: exception.column)
      for pattern in exception.rules where !all.contains(where: { pattern.matches($0) }) {
        problems.warning(
          at: place, "the exception names '\(pattern.text)', and no rule has that id or name",
          suggestion: pattern.nearest(among: all))
      }
      if let expires = exception.expires, expires <= now {
        problems.warning(at: place, "the exception is over since \(expires): it holds for older events only")
      }
      for index in programs.indices where exception.rules.contains(where: { $0.matches(programs[index].rule) }) {
        if let reason = Self.obstacle(programs[index]) {
          // Named for all rules it is not about this one.
          if exception.rules.contains(where: { $0.text != "*" && $0.matches(programs[index].rule) }) {
            problems.warning(at: place, "the exception does nothing for rule '\(programs[index].rule.name)': \(reason)")
          }
          continue
        }
        programs[index].exceptions.append(exception.effective)
      }
    }
  }

  /// Why events can't be taken out of a rule; nil when they can.
  private static func obstacle(_ program: RuleProgram) -> String? {
    switch program.body {
    case .correlation: "it works on the alerts of other rules; name those"
    case .esql(let query) where query.readsAlerts: "it works on the alerts of other rules; name those"
    default: nil
    }
  }
}

extension ProblemCollector {
  /// Records a mistake in a file of rules or of what belongs to them.
  ///
  /// - Parameter location: where the file is named, for what is about it as a whole.
  func error(_ error: RuleFileError, at location: SourceLocation?) {
    let message = error.message + (error.hint.map { "; \($0)" } ?? "")
    if error.line > 0 {
      self.error(at: SourceLocation(file: error.file, line: error.line, column: max(1, error.column)), message)
    } else {
      self.error(at: location, "\(error.file): \(message)")
    }
  }
}
