import SluiceCore
import Synchronization

/// The content of a file that may be replaced while it is in use: readers take what is current, and a check now and then
/// loads what took its place. A new content is loaded beside the work and takes over when it is complete; one that can't
/// be read changes nothing and is reported once.
///
/// Two checks have to see the same new file before it is loaded, so that a file that is still being written is left
/// alone.
final class Replaceable<Content: AnyObject & Sendable>: Sendable {
  typealias Load = @Sendable (_ path: String) throws(FileProblem) -> LoadedFile<Content>

  private struct State: Sendable {
    var content: Content
    /// Of what is in use.
    var stamp: FileStatus
    /// What the last check found, if that was something new.
    var candidate: FileStatus?
    /// What could not be read.
    var refused: FileStatus?
    var isLoading = false
    var events: [Replacement] = []
  }

  let path: String
  /// What messages call it, such as `geo: city`.
  let label: String
  private let load: Load
  private let state: Mutex<State>
  /// Counts the contents; read before each use.
  private let version = Atomic<Int>(0)

  /// Loads the file.
  init(path: String, label: String, load: @escaping Load) throws(FileProblem) {
    let file = try load(path)
    self.path = path
    self.label = label
    self.load = load
    state = Mutex(State(content: file.content, stamp: file.stamp))
  }

  /// The number of the current content, from 0.
  var generation: Int { version.load(ordering: .acquiring) }

  /// What is current, with its number.
  var current: (content: Content, generation: Int) {
    state.withLock { ($0.content, version.load(ordering: .acquiring)) }
  }

  /// Looks whether the file is another one, and loads it if so.
  ///
  /// - Parameter start: runs the loading, once; not under a lock.
  func check(start: (@escaping @Sendable () -> Void) -> Void) {
    let found = try? FileStatus.of(path)
    let isDue = state.withLock { state in
      guard !state.isLoading, let found, found != state.stamp, found != state.refused else {
        // A file that is gone for a moment is about to be replaced, and what is in use stays in use anyway.
        if !state.isLoading { state.candidate = nil }
        return false
      }
      guard found == state.candidate else {
        state.candidate = found
        return false
      }
      state.candidate = nil
      state.isLoading = true
      return true
    }
    if isDue { start { self.replace(found) } }
  }

  private func replace(_ found: FileStatus?) {
    let result: Result<LoadedFile<Content>, FileProblem>
    do throws(FileProblem) { result = .success(try load(path)) } catch { result = .failure(error) }
    state.withLock { state in
      state.isLoading = false
      switch result {
      case .success(let new):
        state.content = new.content
        state.stamp = new.stamp
        state.refused = nil
        state.events.append(Replacement(label: label, path: path, remark: new.remark, problem: nil))
        version.add(1, ordering: .acquiringAndReleasing)
      case .failure(let problem):
        state.refused = found
        state.events.append(Replacement(label: label, path: path, remark: nil, problem: problem))
      }
    }
  }

  /// What happened since the last call.
  func takeEvents() -> [Replacement] {
    state.withLock { state in
      defer { state.events = [] }
      return state.events
    }
  }
}

/// What was made of a file.
struct LoadedFile<Content: Sendable>: Sendable {
  let content: Content
  /// The file's, taken when it was opened.
  let stamp: FileStatus
  /// What there is to say of the content when it takes over.
  var remark: String?
}

/// A file was replaced, or could not be.
struct Replacement: Hashable, Sendable, CustomStringConvertible {
  let label: String
  let path: String
  /// What there is to say of the new content.
  let remark: String?
  /// Why what was there before stays in use.
  let problem: FileProblem?

  /// As the ledger notes it.
  var description: String {
    guard let problem else {
      return "enrich: \(label): \(path) was replaced and is in use" + (remark.map { ": \($0)" } ?? "")
    }
    return "enrich: \(label): \(path) was replaced but \(problem); what was loaded before stays in use"
  }
}

/// A `Replaceable` of any content.
protocol FileWatch: Sendable {
  func check(start: (@escaping @Sendable () -> Void) -> Void)
  func takeEvents() -> [Replacement]
}

extension Replaceable: FileWatch {}
