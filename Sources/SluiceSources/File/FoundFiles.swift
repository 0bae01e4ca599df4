import SluiceCore

/// A file that will be read.
struct FoundFile: Sendable {
  let path: RawPath
  /// Size as it was found; nil for pipes and devices.
  let size: Int?
  /// The time in its name, where CloudTrail gave it.
  let nameTime: EventTime?
}

/// Files in the order in which they were found. Folders are kept once each and names side by side, so that a file takes 24
/// bytes and its name: there may be millions.
struct FoundFiles: Sendable {
  private struct Row {
    /// Marked where the time is that of the first event.
    var name: NameSpan
    /// -1 for none.
    let size: Int64
    /// In milliseconds; `Int64.min` for none.
    var time: Int64
  }

  private struct Folder {
    /// With the slash at its end.
    let path: [UInt8]
    /// The first of its files, which lie behind each other.
    let first: Int32
  }

  private var rows: [Row] = []
  private var folders: [Folder] = []
  private var names = NameList()

  init() {}

  init(_ files: some Sequence<FoundFile>) { for file in files { append(file) } }

  mutating func append(_ file: FoundFile) {
    let name = file.path.name
    let folder = file.path.bytes[..<name.startIndex]
    if folders.last.map({ $0.path.elementsEqual(folder) }) != true {
      folders.append(Folder(path: Array(folder), first: Int32(rows.count)))
    }
    rows.reserveMore(1)
    rows.append(
      Row(
        name: names.append(name), size: file.size.map { Int64($0) } ?? -1, time: file.nameTime?.milliseconds ?? .min))
  }

  /// Notes the time of the first event of a file that has none in its name.
  mutating func set(firstEventTime time: EventTime, of index: Int) {
    rows[index].time = time.milliseconds
    rows[index].name.isMarked = true
  }

  func size(_ index: Int) -> Int? { rows[index].size < 0 ? nil : Int(rows[index].size) }

  func nameTime(_ index: Int) -> EventTime? { rows[index].name.isMarked ? nil : time(index) }

  /// The time in the name, or that of the first event.
  func time(_ index: Int) -> EventTime? {
    let time = rows[index].time
    return time == .min ? nil : EventTime(milliseconds: time)
  }

  /// Calls `body` with the bytes of a file's name, without its folders.
  func withName<Value>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    names.withBytes(rows[index].name, body)
  }

  /// - Complexity: O(log *n*) in the number of folders.
  private func folder(of index: Int) -> [UInt8] {
    var (low, high) = (0, folders.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(folders[middle].first) <= index { low = middle } else { high = middle }
    }
    return folders[low].path
  }
}

extension FoundFiles: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { rows.count }

  subscript(index: Int) -> FoundFile {
    FoundFile(
      path: RawPath(folder(of: index) + names[rows[index].name]), size: size(index), nameTime: nameTime(index))
  }
}
