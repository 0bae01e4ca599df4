import SluiceCore

/// The order in which files are read: by the time in CloudTrail's names, across accounts and regions, and by the first
/// event's time where a name has none; equal times by name, then by path. Files of no known time come last.
struct FileOrder {
  /// - Parameter firstEventTime: looks into a file; asked only about those without a time in the name.
  /// - Complexity: O(*n* log *n*).
  static func sorted(_ files: [FoundFile], firstEventTime: (FoundFile) -> EventTime?) -> [FoundFile] {
    struct Keyed {
      let time: Int64
      let file: FoundFile
    }
    let keyed = files.map { file in
      Keyed(time: (file.nameTime ?? firstEventTime(file))?.milliseconds ?? .max, file: file)
    }
    return keyed.sorted { left, right in
      if left.time != right.time { return left.time < right.time }
      let (leftName, rightName) = (left.file.path.name, right.file.path.name)
      if leftName != rightName { return RawPath.precedes(leftName, rightName) }
      return left.file.path < right.file.path
    }.map(\.file)
  }
}
