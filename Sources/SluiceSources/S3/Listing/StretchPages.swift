import SluiceAWS

/// The pages of a run of keys, asked for one after the other.
struct StretchPages {
  let stretch: KeyStretch
  private let requests: ListingRequests
  private let selection: FileSelection
  private let tally: ListingTally
  private let pageSize: Int
  private var token: String?
  private var order = Int64.min
  private(set) var isEnded = false

  /// - Parameter pageSize: keys of a page, up to 1,000.
  init(
    _ stretch: KeyStretch, _ requests: ListingRequests, _ selection: FileSelection, _ tally: ListingTally,
    pageSize: Int = 1_000
  ) {
    self.stretch = stretch
    self.requests = requests
    self.selection = selection
    self.tally = tally
    self.pageSize = pageSize
  }

  /// The next page, which may hold nothing that is wanted; nil behind the last one.
  mutating func next() async throws(AWSError) -> ListedPage? {
    if isEnded { return nil }
    let page = try await requests.page(
      of: stretch.bucket, prefix: stretch.prefix, startAfter: token == nil ? stretch.startAfter : nil, token: token,
      count: pageSize)
    let listed = ListedPage(page, of: stretch, after: order, selection)
    order = listed.lastOrder ?? order
    token = listed.isPastEnd ? nil : page.nextToken
    isEnded = token == nil
    tally.add(listed)
    tally.ask(requests.count)
    // Counted before it can be taken: who has taken all knows that it is all.
    if isEnded { tally.finish() }
    return listed
  }
}
