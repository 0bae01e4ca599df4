package import SluiceConfig

/// Which records a run is about: what a command line asks for, whatever the pipeline reads. Empty lists stand for all.
package struct RecordChoice: Sendable, Equatable {
  /// Accounts that logged the event; for records that do not say it, the caller's.
  package var accounts: [String]
  package var regions: [String]
  /// Event sources, such as `s3.amazonaws.com`, or their first parts.
  package var services: [String]
  /// Besides what the source is asked for.
  package var times: TimeRange

  package init(
    accounts: [String] = [], regions: [String] = [], services: [String] = [], times: TimeRange = TimeRange()
  ) {
    self.accounts = accounts
    self.regions = regions
    self.services = services
    self.times = times
  }

  /// `s3` is `s3.amazonaws.com`; case does not count.
  static func provider(_ service: String) -> String {
    let name = service.lowercased()
    return name.contains(".") ? name : "\(name).amazonaws.com"
  }
}
