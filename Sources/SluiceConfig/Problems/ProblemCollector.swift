import Synchronization

/// Collects all mistakes, so that they are shown at once. May be shared between tasks.
package final class ProblemCollector: Sendable {
  private struct Found {
    var problems: [Problem] = []
    var known: Set<Problem> = []
  }

  private let found = Mutex(Found())

  package init() {}

  package func error(
    at location: SourceLocation?, _ message: String, expected: String? = nil, suggestion: String? = nil,
    path: String? = nil
  ) {
    add(
      Problem(
        severity: .error, location: location, message: message, expected: expected, suggestion: suggestion, path: path))
  }

  package func warning(
    at location: SourceLocation?, _ message: String, expected: String? = nil, suggestion: String? = nil,
    path: String? = nil
  ) {
    add(
      Problem(
        severity: .warning, location: location, message: message, expected: expected, suggestion: suggestion, path: path
      ))
  }

  /// A problem that is already there is not repeated: a key may be read more than once.
  package func add(_ problem: Problem) {
    found.withLock { found in
      if found.known.insert(problem).inserted { found.problems.append(problem) }
    }
  }

  /// By file, line and column; those without a place last. Equal places keep the order in which they were found.
  package var problems: [Problem] {
    let unordered = found.withLock { $0.problems }
    return unordered.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let a?, let b?) where a != b: a < b
      case (.some, .none): true
      case (.none, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  package var hasErrors: Bool { found.withLock { $0.problems.contains { $0.severity == .error } } }
}
