import SluiceAWS
import SluiceCore

/// What takes messages. The one of a pipeline is SQS.
protocol OutgoingQueue: Sendable {
  func send(_ entries: [SQSOutgoing]) async throws(AWSError) -> [SQSEntryFailure]
  func attributes() async throws(AWSError) -> SQSQueueAttributes
}

extension SQSClient: OutgoingQueue {}

/// Sends messages until they are taken: requests that fail for a reason that may pass are sent again for ten minutes,
/// and single messages that the queue did not take, too.
actor MessageSender {
  typealias Connect = @Sendable () async throws(AWSError) -> any OutgoingQueue

  private static let patience = Duration.seconds(600)
  private static let concurrency = 8
  /// What every queue takes.
  private static let safeSize = 256 << 10

  private let label: String
  private let queueURL: String
  private let isFIFO: Bool
  private let connect: Connect
  private let sleep: @Sendable (Duration) async throws -> Void
  private var queue: (any OutgoingQueue)?
  private var limit: Int
  /// Documents that were replaced by short ones.
  private(set) var shortened = 0

  init(
    label: String, queueURL: String, isFIFO: Bool, maximumSize: Int,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    connect: @escaping Connect
  ) {
    self.label = label
    self.queueURL = queueURL
    self.isFIFO = isFIFO
    limit = maximumSize
    self.sleep = sleep
    self.connect = connect
  }

  /// Sends what makes full requests; everything where `all` says so. Returns when it is taken.
  ///
  /// - Throws: `SinkError` when the queue does not take it.
  func send(from batches: inout MessageBatches, all: Bool) async throws(SinkError) {
    let queue = try await open()
    var requests = batches.take(limit: limit, all: all)
    if isFIFO {
      for request in requests { try await send(request, to: queue) }
      return
    }
    while !requests.isEmpty {
      let together = requests.prefix(Self.concurrency)
      requests.removeFirst(together.count)
      let failure = await withTaskGroup(of: SinkError?.self) { group in
        for request in together {
          group.addTask {
            do throws(SinkError) { try await self.send(request, to: queue) } catch { return error }
            return nil
          }
        }
        var first: SinkError?
        for await failure in group { first = first ?? failure }
        return first
      }
      if let failure { throw failure }
    }
  }

  /// Sends one request. What is too long for it is cut up or shortened.
  private func send(_ request: [OutgoingMessage], to queue: any OutgoingQueue) async throws(SinkError) {
    var rest = request
    var failures = 0
    let began = ContinuousClock.now
    while !rest.isEmpty {
      for index in rest.indices where rest[index].size > limit {
        rest[index].shorten(to: limit)
        shortened += 1
      }
      do throws(AWSError) {
        let failed = try await queue.send(rest.map(\.entry))
        if let failure = failed.first(where: \.isSenderFault), rest.indices.contains(failure.index) {
          if Self.isTooLong(failure.code, failure.message), limit > Self.safeSize {
            limit = Self.safeSize
          } else {
            throw AWSError(
              .invalid, code: failure.code, message: "\(rest[failure.index].name) was refused: \(failure.message)",
              operation: "sqs:SendMessage")
          }
        }
        if failed.isEmpty { return }
        let indices = Set(failed.map(\.index))
        rest = rest.indices.filter { indices.contains($0) }.map { [rest] index in rest[index] }
      } catch {
        if Self.isTooLong(error.code, error.message) {
          let isNews = limit > Self.safeSize
          limit = min(limit, Self.safeSize)
          var batches = MessageBatches()
          for message in rest { batches.add(message) }
          let requests = batches.take(limit: limit, all: true)
          if isNews || requests.count > 1 {
            for request in requests { try await send(request, to: queue) }
            return
          }
        }
        guard error.kind == .transient || error.kind == .throttling, ContinuousClock.now - began < Self.patience else {
          throw SinkError(sink: label, message: "\(queueURL): \(error)")
        }
      }
      failures += 1
      if ContinuousClock.now - began >= Self.patience {
        throw SinkError(sink: label, message: "\(queueURL): \(rest.count) messages were not taken for ten minutes")
      }
      do {
        try await sleep(min(.seconds(20), .milliseconds(200) * (1 << min(failures, 10))))
      } catch {
        throw SinkError(sink: label, message: "\(queueURL): stopped while messages were still to be sent")
      }
    }
  }

  private static func isTooLong(_ code: String, _ message: String) -> Bool {
    code.contains("BatchRequestTooLong")
      || code.contains("InvalidParameterValue") && message.lowercased().contains("shorter than")
  }

  /// Connects, once. A queue that does not exist is noticed here, before the first message.
  @discardableResult
  func open() async throws(SinkError) -> any OutgoingQueue {
    if let queue { return queue }
    do throws(AWSError) {
      let queue = try await connect()
      do throws(AWSError) {
        _ = try await queue.attributes()
      } catch {
        // To look at a queue may be forbidden to who may send to it, and what may pass is tried with the first message.
        if error.kind == .notFound || error.kind == .invalid { throw error }
      }
      self.queue = queue
      return queue
    } catch {
      throw SinkError(sink: label, message: "\(queueURL): \(error)")
    }
  }
}
