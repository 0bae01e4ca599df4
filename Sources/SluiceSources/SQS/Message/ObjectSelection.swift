import SluiceConfig
import SluiceCore

/// Which of the objects that messages tell of are read, told by their keys alone. The others count as done.
struct ObjectSelection: Sendable {
  /// What is passed over, and under which name it is counted.
  enum Reason: String, Sendable {
    case folder
    case digest
    case insight
    case notIncluded = "not included"
    case excluded
    case before = "before the range"
    case after = "after the range"
  }

  var readsDigests = false
  var readsInsights = false
  /// By globs and by the time in names.
  var files = FileSelection()

  /// Why an object is not read; nil where it is.
  ///
  /// - Parameter nameTime: the time in its name, where it has one.
  func reason(_ object: ObjectReference, nameTime: EventTime?) -> Reason? {
    if object.isFolder { return .folder }
    if !readsDigests, object.key.contains("CloudTrail-Digest") { return .digest }
    if !readsInsights, object.key.contains("CloudTrail-Insight") { return .insight }
    let path = Array(object.key.utf8)[...]
    let name = path.lastIndex(of: 0x2F).map { path[($0 + 1)...] } ?? path
    if !files.include.isEmpty, !files.isIncluded(path, name: name) { return .notIncluded }
    if files.isExcluded(path, name: name) { return .excluded }
    switch nameTime.flatMap({ files.reason(nameTime: $0) }) {
    case .before?: return .before
    case .after?: return .after
    default: return nil
    }
  }
}
