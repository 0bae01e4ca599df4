import SluiceAWS
import Synchronization

/// Sends list requests, so many at once, and counts them.
final class ListingRequests: Sendable {
  private struct State {
    var running = 0
    var sent = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let lister: any ObjectLister
  private let limit: Int
  private let state = Mutex(State())

  init(_ lister: any ObjectLister, limit: Int = 24) {
    self.lister = lister
    self.limit = limit
  }

  /// Requests that were sent.
  var count: Int { state.withLock { $0.sent } }

  func page(
    of bucket: String, prefix: String, startAfter: String? = nil, token: String? = nil, delimiter: String? = nil,
    count: Int = 1_000
  ) async throws(AWSError) -> S3Page {
    await enter()
    defer { leave() }
    if Task.isCancelled { throw AWSError(.cancelled, code: "cancelled", message: "listing was cancelled") }
    return try await lister.page(
      of: bucket, prefix: prefix, startAfter: startAfter, token: token, delimiter: delimiter, count: count)
  }

  /// Names of the folders in `path`, of those whose keys begin with `prefix`.
  func folders(in path: String, of bucket: String, from prefix: String) async throws(AWSError) -> [String] {
    var names: [String] = []
    var token: String?
    repeat {
      let page = try await page(of: bucket, prefix: prefix, token: token, delimiter: "/")
      names += page.prefixes.map { String($0.dropFirst(path.count).dropLast()) }
      token = page.nextToken
    } while token != nil
    return names
  }

  /// The results of `body`, all at work at once, in the order of the items.
  static func concurrently<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) async throws(AWSError) -> Value
  ) async throws(AWSError) -> [Value] {
    let results = await withTaskGroup(of: (Int, Result<Value, AWSError>).self) { group in
      for (index, item) in items.enumerated() {
        group.addTask {
          do throws(AWSError) { return (index, .success(try await body(item))) } catch {
            return (index, .failure(error))
          }
        }
      }
      var results = [Result<Value, AWSError>?](repeating: nil, count: items.count)
      for await (index, result) in group {
        results[index] = result
        if case .failure = result { group.cancelAll() }
      }
      return results.compactMap(\.self)
    }
    // The first that failed by itself is the one to tell; the others were cancelled for it.
    for case .failure(let error) in results where error.kind != .cancelled { throw error }
    var values: [Value] = []
    for result in results { values.append(try result.get()) }
    return values
  }

  private func enter() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        state.sent += 1
        if state.running < limit {
          state.running += 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.waiting.isEmpty {
        state.running -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}
