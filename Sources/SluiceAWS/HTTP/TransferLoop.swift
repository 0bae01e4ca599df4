import CCurl

/// What the engine's thread does: it owns the easy handles and never waits but in `curl_multi_poll`.
@safe final class TransferLoop {
  private final class Running {
    let transfer: Transfer
    let handle: EasyHandle

    init(_ transfer: Transfer, _ handle: EasyHandle) {
      self.transfer = transfer
      self.handle = handle
    }
  }

  private let engine: TransferEngine
  private let multi: MultiHandle
  private let settings: HTTPClient.Settings
  private var running: [ObjectIdentifier: Running] = [:]
  /// By libcurl's pointer.
  private var identifiers: [UnsafeMutableRawPointer: ObjectIdentifier] = unsafe [:]
  private var idle: [EasyHandle] = []

  init(engine: TransferEngine, multi: MultiHandle, settings: HTTPClient.Settings) {
    self.engine = engine
    self.multi = multi
    self.settings = settings
  }

  func run() {
    while true {
      let (commands, isStopping) = engine.takeCommands()
      for command in commands { perform(command) }
      if isStopping { break }
      var count: Int32 = 0
      _ = unsafe curl_multi_perform(multi.pointer, &count)
      collect()
      // Ends early for a socket, a timer of libcurl's, or a wake-up.
      _ = unsafe curl_multi_poll(multi.pointer, nil, 0, 1_000, nil)
    }
    for case .add(let transfer) in engine.close() { transfer.finish(.failure(TransferEngine.closed)) }
    for (_, entry) in running {
      _ = unsafe curl_multi_remove_handle(multi.pointer, entry.handle.pointer)
      entry.transfer.finish(.failure(TransferEngine.closed))
    }
  }

  private func perform(_ command: TransferEngine.Command) {
    switch command {
    case .add(let transfer): add(transfer)
    case .cancel(let transfer):
      if let entry = running[ObjectIdentifier(transfer)] {
        end(entry, with: .failure(.cancelled(transfer.request.host)))
      } else {
        // It has ended, or was not added yet: `add` looks at the mark.
      }
    case .resume(let transfer):
      if let entry = running[ObjectIdentifier(transfer)] {
        _ = unsafe curl_easy_pause(entry.handle.pointer, CURLPAUSE_CONT)
      }
    }
  }

  private func add(_ transfer: Transfer) {
    guard !transfer.isCancelled else { return transfer.finish(.failure(.cancelled(transfer.request.host))) }
    guard let handle = idle.popLast() ?? EasyHandle(), let pointer = unsafe handle.pointer else {
      return transfer.finish(.failure(HTTPError(code: 27, message: "libcurl has no memory for a request")))
    }
    let problem = handle.prepare(transfer, settings: settings)
    let added = problem == nil ? unsafe curl_multi_add_handle(multi.pointer, pointer) : CURLM_OK
    guard problem == nil, added == CURLM_OK else {
      let what = problem ?? "libcurl's code \(added.rawValue)"
      return transfer.finish(.failure(HTTPError(code: 43, message: "\(transfer.request.host) can't be asked: \(what)")))
    }
    let identifier = ObjectIdentifier(transfer)
    running[identifier] = Running(transfer, handle)
    unsafe identifiers[pointer] = identifier
  }

  private func collect() {
    var code = CURLE_OK
    while let pointer = unsafe ccurl_next_done(multi.pointer, &code) {
      guard let identifier = unsafe identifiers[pointer], let entry = running[identifier] else { continue }
      engine.countConnections(entry.handle.connectionsOpened)
      let error = HTTPError(code, detail: entry.handle.errorText, request: entry.transfer.request)
      end(entry, with: error.map { .failure($0) } ?? .success(()))
    }
  }

  private func end(_ entry: Running, with result: Result<Void, HTTPError>) {
    guard let pointer = unsafe entry.handle.pointer else { return }
    _ = unsafe curl_multi_remove_handle(multi.pointer, pointer)
    unsafe identifiers[pointer] = nil
    running[ObjectIdentifier(entry.transfer)] = nil
    entry.handle.reset()
    if idle.count < Self.maxIdleHandles { idle.append(entry.handle) }
    entry.transfer.finish(result)
  }

  private static let maxIdleHandles = 64
}
