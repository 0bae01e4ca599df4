import SluiceAWS

/// Finds the folders of accounts and regions in a place, with as few listings as tell them: one of `AWSLogs/`, one for
/// each organisation, and one for each account whose regions are not given.
struct LayoutSearch: Sendable {
  let requests: ListingRequests
  /// Those that are wanted; empty for all.
  let accounts: Set<String>
  let regions: [String]
  let contents: [TrailContent]

  /// What is to be listed for a place: folders of a trail, or, where there are none, all keys.
  ///
  /// - Throws: `AWSError` when the bucket can't be listed.
  func stretches(of place: S3Place, _ times: NameTimes) async throws(AWSError) -> [KeyStretch] {
    let plain = KeyStretch(
      bucket: place.bucket, prefix: place.prefix, readsDigests: contents.contains(.digests))
    guard let folders = try await folders(of: place) else { return [plain] }
    return folders.compactMap { $0.stretch(times, within: Self.inside(place, $0)) }
  }

  /// What keys of a folder have to begin with: a place that names the folder of the logs only by what is in front of it
  /// says nothing of what is in it.
  private static func inside(_ place: S3Place, _ folder: TrailFolder) -> String {
    folder.root.hasPrefix(place.prefix) ? folder.root : place.prefix
  }

  /// Nil when the place has no such layout.
  private func folders(of place: S3Place) async throws(AWSError) -> [TrailFolder]? {
    let base: String
    if let range = Self.logs(in: place.prefix) {
      base = String(place.prefix[..<range])
    } else {
      base =
        place.prefix.isEmpty || place.prefix.hasSuffix("/") ? "\(place.prefix)AWSLogs/" : "\(place.prefix)/AWSLogs/"
    }
    let names = try await names(in: base, of: place)
    var roots: [(root: String, accounts: [String])] = []
    let own = names.filter(Self.isAccount)
    if !own.isEmpty { roots.append((base, own)) }
    for organization in names where organization.hasPrefix("o-") {
      let root = "\(base)\(organization)/"
      // Which of the accounts asked for are in it is not known: where there is one organisation, they are.
      let isOnly = own.isEmpty && names.count(where: { $0.hasPrefix("o-") }) == 1
      let members =
        isOnly && !accounts.isEmpty && root.hasPrefix(place.prefix)
        ? Array(accounts) : try await self.names(in: root, of: place).filter(Self.isAccount)
      roots.append((root, members))
    }
    if roots.isEmpty { return nil }

    var branches: [(root: String, account: String, content: TrailContent)] = []
    for (root, members) in roots {
      for account in members.sorted() where accounts.isEmpty || accounts.contains(account) {
        for content in wanted(below: "\(root)\(account)/", of: place) { branches.append((root, account, content)) }
      }
    }
    // Something else of AWS's is asked for by name, such as `AWSLogs/123456789012/Config/`.
    if branches.isEmpty, place.prefix.dropFirst(base.count).split(separator: "/").count > 1, !roots.isEmpty {
      return nil
    }

    return try await ListingRequests.concurrently(branches) { branch async throws(AWSError) in
      let path = "\(branch.root)\(branch.account)/\(branch.content.rawValue)/"
      let found: [String]
      if regions.isEmpty {
        found = try await self.names(in: path, of: place)
      } else {
        found = regions.filter { "\(path)\($0)/".hasPrefix(place.prefix) || place.prefix.hasPrefix("\(path)\($0)/") }
      }
      return found.map {
        TrailFolder(
          bucket: place.bucket, root: branch.root, account: branch.account, content: branch.content, region: $0)
      }
    }.flatMap(\.self)
  }

  /// The contents that are configured, or the one that the place names.
  private func wanted(below path: String, of place: S3Place) -> [TrailContent] {
    if place.prefix.utf8.count > path.utf8.count, place.prefix.hasPrefix(path) {
      let name = place.prefix.dropFirst(path.count)
      if let slash = name.firstIndex(of: "/") {
        return TrailContent(rawValue: String(name[..<slash])).map { [$0] } ?? []
      }
      return contents.filter { $0.rawValue.hasPrefix(name) }
    }
    return contents
  }

  /// The folders in `path` that the place allows: without asking where it names one.
  private func names(in path: String, of place: S3Place) async throws(AWSError) -> [String] {
    guard place.prefix.utf8.count > path.utf8.count, place.prefix.hasPrefix(path) else {
      return try await requests.folders(in: path, of: place.bucket, from: path)
    }
    let name = place.prefix.dropFirst(path.count)
    if let slash = name.firstIndex(of: "/") { return [String(name[..<slash])] }
    return try await requests.folders(in: path, of: place.bucket, from: place.prefix)
  }

  /// Where the folder `AWSLogs/` ends in a prefix; the last one.
  private static func logs(in prefix: String) -> String.Index? {
    var end: String.Index?
    var start = prefix.startIndex
    while let slash = prefix[start...].firstIndex(of: "/") {
      if prefix[start..<slash] == "AWSLogs" { end = prefix.index(after: slash) }
      start = prefix.index(after: slash)
    }
    return end
  }

  static func isAccount(_ name: String) -> Bool { name.utf8.count == 12 && name.utf8.allSatisfy(\.isDigit) }
}
