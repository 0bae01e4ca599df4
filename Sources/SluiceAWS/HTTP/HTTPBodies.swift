import Synchronization

/// A body that came whole.
final class WholeBody: HTTPBodyStream {
  let status: Int
  let headers: [HTTPHeader]
  private let body: Mutex<[UInt8]?>

  init(_ answer: Transfer.Answer) {
    status = answer.status
    headers = answer.headers
    body = Mutex(answer.body.isEmpty ? nil : answer.body)
  }

  func next() async throws(HTTPError) -> [UInt8]? { body.withLock { $0.take() } }

  func cancel() { body.withLock { $0 = nil } }
}

/// A body that is still coming. Letting go of it ends the transfer.
final class TransferBody: HTTPBodyStream {
  let status: Int
  let headers: [HTTPHeader]
  private let transfer: Transfer
  private let engine: TransferEngine
  /// The engine ends with its client.
  private let client: HTTPClient

  init(
    status: Int, headers: [HTTPHeader], transfer: Transfer, engine: TransferEngine, client: HTTPClient
  ) {
    self.status = status
    self.headers = headers
    self.transfer = transfer
    self.engine = engine
    self.client = client
  }

  deinit { cancel() }

  func next() async throws(HTTPError) -> [UInt8]? {
    let transfer = transfer
    let engine = engine
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if transfer.read(continuation) { engine.resume(transfer) }
      }
    } onCancel: {
      engine.cancel(transfer)
    }
    return try result.get()
  }

  func cancel() { engine.cancel(transfer) }
}
