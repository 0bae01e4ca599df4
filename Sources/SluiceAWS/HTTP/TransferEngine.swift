import CCurl
import Dispatch
import Foundation
import Synchronization

/// The thread that runs the transfers, and the list of what it is to do.
///
/// The commands are under a lock; the thread is woken only by the first one of a list that was empty. libcurl's handles
/// are the thread's alone, except for the wake-up, which libcurl allows from anywhere.
final class TransferEngine: Sendable {
  enum Command: Sendable {
    case add(Transfer)
    case cancel(Transfer)
    case resume(Transfer)
  }

  private struct Inbox {
    var commands: [Command] = []
    var isStopping = false
    /// Whether the thread and libcurl's multi handle are there.
    var isOpen = true
  }

  private let inbox = Mutex(Inbox())
  private let multi: MultiHandle
  private let ended = DispatchSemaphore(value: 0)
  private let opened = Atomic<Int>(0)

  init(settings: HTTPClient.Settings) {
    multi = MultiHandle(settings: settings)
    if MultiHandle.problem != nil {
      inbox.withLock { $0.isOpen = false }
      ended.signal()
      return
    }
    let thread = Thread { [self] in
      TransferLoop(engine: self, multi: multi, settings: settings).run()
      ended.signal()
    }
    thread.name = "http"
    thread.stackSize = 512 << 10
    thread.start()
  }

  func add(_ transfer: Transfer) {
    if !put(.add(transfer)) { transfer.finish(.failure(MultiHandle.problem ?? Self.closed)) }
  }

  func cancel(_ transfer: Transfer) {
    transfer.markCancelled()
    _ = put(.cancel(transfer))
  }

  func resume(_ transfer: Transfer) { _ = put(.resume(transfer)) }

  func stop() {
    inbox.withLock {
      guard $0.isOpen, !$0.isStopping else { return }
      $0.isStopping = true
      multi.wakeUp()
    }
  }

  func waitForEnd() {
    ended.wait()
    ended.signal()
  }

  var connectionsOpened: Int { opened.load(ordering: .relaxed) }

  // MARK: The thread's side

  func countConnections(_ count: Int) { opened.wrappingAdd(count, ordering: .relaxed) }

  func takeCommands() -> (commands: [Command], isStopping: Bool) {
    inbox.withLock {
      var commands = [Command]()
      swap(&commands, &$0.commands)
      return (commands, $0.isStopping)
    }
  }

  /// Refuses everything from now on; what came last is returned.
  func close() -> [Command] {
    inbox.withLock {
      $0.isOpen = false
      var commands = [Command]()
      swap(&commands, &$0.commands)
      return commands
    }
  }

  static let closed = HTTPError(code: 0, message: "the HTTP client is shut down", isCancelled: true)

  private func put(_ command: Command) -> Bool {
    inbox.withLock {
      guard $0.isOpen else { return false }
      $0.commands.append(command)
      // Under the lock, so that the handle is still there. It writes one byte to a pipe.
      if $0.commands.count == 1 { multi.wakeUp() }
      return true
    }
  }
}

/// libcurl's multi handle. It is freed with this; all but `wakeUp` is for the engine's thread.
@safe final class MultiHandle: @unchecked Sendable {
  // @unchecked: the pointer never changes, and who may use it when is written above.
  let pointer: UnsafeMutableRawPointer?

  init(settings: HTTPClient.Settings) {
    _ = Self.problem
    unsafe pointer = curl_multi_init()
    // The cache of connections has to hold all that run at once, for what exceeds it is closed.
    _ = unsafe ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, settings.maxIdleConnections)
    // No connection is shared by requests at once: over HTTP/1.1 nothing would be gained.
    _ = unsafe ccurl_multi_set_long(pointer, CURLMOPT_PIPELINING, 0)
  }

  deinit { unsafe curl_multi_cleanup(pointer) }

  func wakeUp() { _ = unsafe curl_multi_wakeup(pointer) }

  /// Why libcurl can't be used; nil where it can. Its global state is set up once and stays.
  static let problem: HTTPError? = {
    if let text = unsafe ccurl_problem() {
      return HTTPError(
        code: Int(CURLE_FAILED_INIT.rawValue),
        message: "libcurl is not there: \(unsafe String(cString: text)); install it (Debian, Ubuntu: libcurl4)")
    }
    let code = ccurl_global_init()
    if code == CURLE_OK { return nil }
    return HTTPError(
      code: Int(code.rawValue), message: "libcurl can't be set up: \(unsafe String(cString: curl_easy_strerror(code)))")
  }()
}
