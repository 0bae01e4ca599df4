/// Runs what may wait on the thread that calls, and on no other: counts must not depend on how threads are scheduled.
final class MainThread: TaskExecutor, @unchecked Sendable {
  private var jobs: [UnownedJob] = []
  private var result: Result<Void, any Error>?

  /// Runs `body` to its end; it may wait for nothing but itself.
  static func run(_ body: @escaping @Sendable () async throws -> Void) {
    let thread = MainThread()
    Task(executorPreference: thread) {
      do {
        thread.result = .success(try await body())
      } catch {
        thread.result = .failure(error)
      }
    }
    while !thread.jobs.isEmpty {
      thread.jobs.removeFirst().runSynchronously(on: thread.asUnownedTaskExecutor())
    }
    switch thread.result {
    case .success: break
    case .failure(let error): Instructions.fail("\(error)")
    case nil: Instructions.fail("the workload waits for another thread")
    }
  }

  func enqueue(_ job: consuming ExecutorJob) { jobs.append(UnownedJob(job)) }
}
