import SluiceCore

/// When credentials are to be fetched anew. All times are the machine's.
///
/// The times before the end are botocore's: from 15 min on a new set is fetched beside the work, from 10 min on the work
/// waits for it. Credentials that last less than 20 min are renewed from the half of their life on, and waited for from
/// three quarters on.
struct RefreshSchedule: Hashable, Sendable {
  /// What a call that needs credentials does.
  enum Advice: Hashable, Sendable {
    case use
    /// Use them, and fetch new ones meanwhile.
    case useAndRefresh
    /// Wait for new ones.
    case wait
  }

  /// Nil for credentials that last.
  private(set) var advisory: EventTime?
  private(set) var mandatory: EventTime?
  private let expiration: EventTime?
  /// After a failure: not before then.
  private var notBefore: EventTime?

  init(expiration: EventTime?, fetched: EventTime) {
    self.expiration = expiration
    guard let expiration else { return }
    let life = expiration.milliseconds - fetched.milliseconds
    if life < 20 * 60_000 {
      advisory = EventTime(milliseconds: fetched.milliseconds + life / 2)
      mandatory = EventTime(milliseconds: fetched.milliseconds + life / 4 * 3)
    } else {
      advisory = expiration.before(minutes: 15)
      mandatory = expiration.before(minutes: 10)
    }
  }

  func isExpired(at now: EventTime) -> Bool { expiration.map { $0 <= now } ?? false }

  func advice(at now: EventTime) -> Advice {
    guard let advisory, let mandatory, now >= advisory else { return .use }
    if let notBefore, now < notBefore { return .use }
    return now >= mandatory ? .wait : .useAndRefresh
  }

  /// After a refresh that failed. The credentials stay in use while they are good: the next try comes in 30 to 60 s.
  /// Credentials of a stable place stay in use beyond: then the next try comes in 17 to 25 min.
  ///
  /// - Parameter random: from 0 to 1.
  /// - Returns: whether the credentials may be used on.
  mutating func failed(at now: EventTime, isStable: Bool, random: Double) -> Bool {
    if !isExpired(at: now) {
      notBefore = EventTime(milliseconds: now.milliseconds + 30_000 + Int64(random * 30_000))
      // Not beyond their end: the call after it waits.
      if let expiration, !isStable, let chosen = notBefore, chosen > expiration { notBefore = expiration }
      return true
    }
    guard isStable else { return false }
    extend(from: now, random: random)
    return true
  }

  /// Makes expired credentials last: for 15 min and 2 to 10 more, so that not all machines come back at once.
  mutating func extend(from now: EventTime, random: Double) {
    notBefore = EventTime(milliseconds: now.milliseconds + 17 * 60_000 + Int64(random * 8 * 60_000))
  }
}

extension EventTime {
  fileprivate func before(minutes: Int64) -> EventTime { EventTime(milliseconds: milliseconds - minutes * 60_000) }
}
