package import SluiceAWS
import SluiceConfig
package import SluiceCore

/// What a source would read: objects and bytes by account, region and day.
package struct S3Inventory: Sendable {
  package struct Group: Hashable, Comparable, Sendable {
    /// `-` where neither folder nor name tells.
    package let account: String
    package let region: String
    /// Of the time in the name, `yyyy-MM-dd`.
    package let day: String

    package static func < (left: Group, right: Group) -> Bool {
      (left.account, left.region, left.day) < (right.account, right.region, right.day)
    }
  }

  package struct Amount: Hashable, Sendable {
    package var objects = 0
    package var bytes = 0
    /// Of the objects, those that have to be restored before they can be read.
    package var archived = 0

    package init(objects: Int = 0, bytes: Int = 0, archived: Int = 0) {
      self.objects = objects
      self.bytes = bytes
      self.archived = archived
    }

    package static func += (left: inout Amount, right: Amount) {
      left.objects += right.objects
      left.bytes += right.bytes
      left.archived += right.archived
    }
  }

  package private(set) var groups: [Group: Amount] = [:]
  package private(set) var total = Amount()
  package internal(set) var skipped = Counter<String>()
  /// List requests that it took.
  package var requests = 0
  /// A few of the objects, from all over, to try the speed with.
  package private(set) var samples: [ListedObject] = []

  package init() {}

  package mutating func add(_ object: ListedObject) {
    let day = object.nameTime?.date ?? "-"
    let amount = Amount(objects: 1, bytes: object.size, archived: object.isArchived ? 1 : 0)
    groups[Group(account: object.account ?? "-", region: object.region ?? "-", day: day), default: Amount()] += amount
    total += amount
  }

  /// Adds a page. Of each, one object may become a sample.
  mutating func add(_ page: ListedPage) {
    for index in 0..<page.count { add(page[index]) }
    if page.count > 0, samples.count < 256 {
      let object = page[page.count / 2]
      if !object.isArchived { samples.append(object) }
    }
  }

  package mutating func add(_ other: S3Inventory) {
    groups.merge(other.groups) { left, right in
      var sum = left
      sum += right
      return sum
    }
    total += other.total
    samples = Array((samples + other.samples).prefix(256))
  }

  /// Sums over one of the three, sorted.
  package func sums(_ key: (Group) -> String) -> [(name: String, amount: Amount)] {
    var sums: [String: Amount] = [:]
    for (group, amount) in groups { sums[key(group), default: Amount()] += amount }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension S3Source {
  /// Lists all that would be read, and reads nothing.
  ///
  /// - Throws: `AWSError` when listing fails.
  /// - Complexity: memory for the groups, and a page of each run that is being listed.
  package func inventory() async throws(AWSError) -> S3Inventory {
    let access = try await access()
    let requests = ListingRequests(access.lister)
    let stretches = try await stretches(requests)
    let tally = ListingTally()
    let selection = selection
    let parts = try await ListingRequests.concurrently(stretches) { stretch async throws(AWSError) in
      var pages = StretchPages(stretch, requests, selection, tally)
      var part = S3Inventory()
      while let page = try await pages.next() { part.add(page) }
      return part
    }
    var inventory = S3Inventory()
    for part in parts { inventory.add(part) }
    inventory.skipped = tally.totals.skipped
    inventory.requests = requests.count
    return inventory
  }

  func access() async throws(AWSError) -> S3Access { try await (open ?? S3Access.with(settings))() }
}
