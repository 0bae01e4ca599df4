import SluiceCore

/// Credentials that are fetched when first needed, and again before they end. One task fetches at a time; who needs
/// credentials meanwhile goes on with those there are, while they are good, and waits otherwise.
actor RefreshingCredentials: CredentialsSource {
  private struct Held {
    let credentials: AWSCredentials
    let fetched: EventTime
    var schedule: RefreshSchedule
  }

  private let fetcher: any CredentialFetcher
  private let now: @Sendable () -> EventTime
  private let random: @Sendable () -> Double
  private var held: Held?
  /// A service refused the ones held.
  private var isRefused = false
  private var refresh: Task<Result<AWSCredentials, AWSError>, Never>?

  init(_ fetcher: any CredentialFetcher, clock: RetrySettings) {
    self.fetcher = fetcher
    now = clock.now
    random = clock.random
  }

  func credentials() async throws(AWSError) -> AWSCredentials {
    if let held, !isRefused {
      switch held.schedule.advice(at: now()) {
      case .use: return held.credentials
      case .useAndRefresh:
        _ = startRefresh()
        return held.credentials
      case .wait: break
      }
    }
    return try await startRefresh().value.get()
  }

  /// Refusals shortly after a fetch are those of calls that were signed before it, and count for nothing.
  func invalidate() {
    guard let held, now().milliseconds - held.fetched.milliseconds >= 5_000 else { return }
    isRefused = true
  }

  /// The running refresh, or a new one. The task belongs to no caller, for all of them share what it brings, and one
  /// that is cancelled must not take it from the others; fetchers end in their own time limits.
  private func startRefresh() -> Task<Result<AWSCredentials, AWSError>, Never> {
    if let refresh { return refresh }
    let task = Task { [fetcher] in
      do throws(AWSError) {
        return self.accept(try await fetcher.fetch())
      } catch {
        return self.fail(error)
      }
    }
    refresh = task
    return task
  }

  private func accept(_ credentials: AWSCredentials) -> Result<AWSCredentials, AWSError> {
    let now = now()
    var schedule = RefreshSchedule(expiration: credentials.expiration, fetched: now)
    if schedule.isExpired(at: now) {
      guard fetcher.isStable else {
        return fail(
          AWSError(
            .denied, code: "ExpiredCredentials",
            message: """
              the credentials \(credentials.accessKeyID) were fetched just now and have expired already: \
              renew what gives them, and check this machine's clock
              """))
      }
      schedule.extend(from: now, random: random())
    }
    held = Held(credentials: credentials, fetched: now, schedule: schedule)
    refresh = nil
    isRefused = false
    return .success(credentials)
  }

  /// Those that a service refused are of no use, whatever their end is.
  private func fail(_ error: AWSError) -> Result<AWSCredentials, AWSError> {
    refresh = nil
    guard !isRefused, held?.schedule.failed(at: now(), isStable: fetcher.isStable, random: random()) == true, let held
    else {
      return .failure(error)
    }
    return .success(held.credentials)
  }
}
