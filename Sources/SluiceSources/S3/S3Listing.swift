import SluiceAWS
import SluiceConfig

extension S3Source {
  /// Finds out what there is to list.
  ///
  /// - Throws: `AWSError` when a bucket can't be listed.
  func stretches(_ requests: ListingRequests) async throws(AWSError) -> [KeyStretch] {
    let times = NameTimes([selection.range, selection.asked])
    if times.isEmpty { return [] }
    let asked = selection.accounts
    let wanted = accounts.isEmpty ? asked : asked.isEmpty ? Set(accounts) : asked.intersection(accounts)
    if wanted.isEmpty, !(accounts.isEmpty && asked.isEmpty) { return [] }
    let search = LayoutSearch(requests: requests, accounts: wanted, regions: regions, contents: contents)
    let found = try await ListingRequests.concurrently(places) { place async throws(AWSError) in
      try await search.stretches(of: place, times)
    }
    return found.flatMap(\.self).filter { stretch in
      guard let folder = stretch.folder else { return true }
      return selection.allows(region: folder.region)
    }
  }
}

extension FileSelection {
  /// Whether a trail's folder of this region can hold events of the regions asked for: as its names tell.
  fileprivate func allows(region: String) -> Bool {
    var selection = self
    selection.accounts = []
    return selection.reason(name: Array("000000000000_CloudTrail_\(region)_20200101T0000Z_x.json.gz".utf8)[...]) == nil
  }
}
