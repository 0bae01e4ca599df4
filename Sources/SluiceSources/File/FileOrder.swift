import SluiceCore

/// The order in which files are read: by the time in CloudTrail's names, across accounts and regions, and by the first
/// event's time where a name has none; equal times by name, then by path. Files of no known time come last.
struct FileOrder {
  private struct Keyed {
    let time: Int64
    let index: Int32
  }

  /// - Parameter places: of the files to put in order.
  /// - Returns: the places in order.
  /// - Complexity: O(*n* log *n*).
  static func sorted(_ files: FoundFiles, _ places: Range<Int>) -> [Int32] {
    var keyed = places.map { Keyed(time: files.time($0)?.milliseconds ?? .max, index: Int32($0)) }
    keyed.sort { left, right in
      if left.time != right.time { return left.time < right.time }
      let (left, right) = (Int(left.index), Int(right.index))
      return files.withName(left) { leftName in
        files.withName(right) { rightName in
          if leftName.lexicographicallyPrecedes(rightName) { return true }
          // The same name in two folders.
          return leftName.elementsEqual(rightName) && files[left].path < files[right].path
        }
      }
    }
    return keyed.map(\.index)
  }
}
