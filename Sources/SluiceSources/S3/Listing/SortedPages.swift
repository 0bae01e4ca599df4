import SluiceAWS

/// All objects of a run of keys, sorted by their times.
///
/// - Complexity: O(*n* log *n*); about 160 bytes for each object.
struct SortedPages {
  private struct Place {
    let order: Int64
    let page: Int32
    let index: Int32
  }

  private var pages: [ListedPage] = []
  /// Last one first.
  private var places: [Place] = []

  /// Lists the run to its end.
  init(_ listing: StretchListing) async throws(AWSError) {
    while let page = try await listing.next() {
      for index in 0..<page.count {
        places.append(Place(order: page.order(index), page: Int32(pages.count), index: Int32(index)))
      }
      pages.append(page)
    }
    let pages = pages
    places.sort { left, right in
      if left.order != right.order { return left.order > right.order }
      // Names tell: they are unpacked only for objects of the same time.
      return pages[Int(right.page)][Int(right.index)].precedes(pages[Int(left.page)][Int(left.index)])
    }
  }

  mutating func next() -> ListedObject? {
    places.popLast().map { pages[Int($0.page)][Int($0.index)] }
  }
}
