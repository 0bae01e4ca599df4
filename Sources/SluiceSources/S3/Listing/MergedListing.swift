import SluiceAWS

/// The objects of many runs of keys in the order of their times, as `ListedObject.precedes` has it.
///
/// The run of a trail's folder is in that order already; of each, a few pages are in memory. Runs of other keys are
/// listed whole, and sorted: see `SortedPages`.
///
/// - Complexity: O(log *n*) per object for *n* runs; memory for `lookAhead` objects, and one page of each run.
actor MergedListing {
  // About 140 bytes each.
  private static let lookAhead = 200_000

  private struct Head {
    let object: ListedObject
    let run: Int
  }

  private struct Run {
    let listing: StretchListing
    /// Of a run that has to be sorted.
    var sorted: SortedPages?
    var page: ListedPage?
    var position = 0
  }

  private var runs: [Run]
  private let listings: [StretchListing]
  private var heap: [Head] = []
  private var isBegun = false

  init(
    _ stretches: [KeyStretch], _ requests: ListingRequests, _ selection: FileSelection, _ tally: ListingTally,
    lookAhead: Int = MergedListing.lookAhead
  ) {
    let share = lookAhead / max(stretches.count, 1)
    // With very many runs, smaller pages keep the memory bounded at the price of more requests.
    let pageSize = min(1_000, max(100, share))
    tally.begin(stretches.count)
    runs = stretches.map {
      Run(
        listing: StretchListing(
          StretchPages($0, requests, selection, tally, pageSize: pageSize), ahead: max(1, share)))
    }
    listings = runs.map(\.listing)
    for listing in listings { listing.start() }
  }

  deinit { cancel() }

  /// Ends listing: there are no more objects but those that are in memory.
  nonisolated func cancel() {
    for listing in listings { listing.cancel() }
  }

  /// The next object; nil at the end.
  ///
  /// - Throws: `AWSError` when listing fails.
  func next() async throws(AWSError) -> ListedObject? {
    if !isBegun {
      isBegun = true
      for index in runs.indices { if let object = try await advance(index) { push(Head(object: object, run: index)) } }
    }
    guard let first = heap.first else { return nil }
    if let object = try await advance(first.run) {
      heap[0] = Head(object: object, run: first.run)
    } else {
      let last = heap.removeLast()
      if !heap.isEmpty { heap[0] = last }
    }
    if !heap.isEmpty { sink() }
    return first.object
  }

  private func advance(_ index: Int) async throws(AWSError) -> ListedObject? {
    let listing = runs[index].listing
    if listing.stretch.folder == nil {
      if runs[index].sorted == nil { runs[index].sorted = try await SortedPages(listing) }
      return runs[index].sorted?.next()
    }
    while true {
      if let page = runs[index].page, runs[index].position < page.count {
        defer { runs[index].position += 1 }
        return page[runs[index].position]
      }
      guard let page = try await listing.next() else { return nil }
      runs[index].page = page
      runs[index].position = 0
    }
  }

  private func push(_ head: Head) {
    heap.append(head)
    var index = heap.count - 1
    while index > 0 {
      let parent = (index - 1) / 2
      guard heap[index].object.precedes(heap[parent].object) else { return }
      heap.swapAt(index, parent)
      index = parent
    }
  }

  /// Moves the first one down to its place.
  private func sink() {
    var index = 0
    while true {
      let left = 2 * index + 1
      guard left < heap.count else { return }
      let right = left + 1
      let child = right < heap.count && heap[right].object.precedes(heap[left].object) ? right : left
      guard heap[child].object.precedes(heap[index].object) else { return }
      heap.swapAt(index, child)
      index = child
    }
  }
}
