import SluiceCore

/// A file that will be read.
struct FoundFile: Sendable {
  let path: RawPath
  /// Size as it was found; nil for pipes and devices.
  let size: Int?
  /// The time in its name, where CloudTrail gave it.
  let nameTime: EventTime?
}

/// Files in the order in which they were found. Folders are kept once each and names in one buffer, so that a file takes
/// 24 bytes and its name: there may be millions.
struct FoundFiles: Sendable {
  private struct Row {
    let name: NameSpan
    /// -1 for none.
    let size: Int64
    /// In milliseconds; `Int64.min` for none.
    let nameTime: Int64
  }

  private struct Folder {
    /// With the slash at its end.
    let path: [UInt8]
    /// The first of its files, which lie behind each other.
    let first: Int32
  }

  private var rows: [Row] = []
  private var folders: [Folder] = []
  private var names: [UInt8] = []

  init() {}

  init(_ files: some Sequence<FoundFile>) { for file in files { append(file) } }

  mutating func append(_ file: FoundFile) {
    let name = file.path.name
    let folder = file.path.bytes[..<name.startIndex]
    if folders.last.map({ $0.path.elementsEqual(folder) }) != true {
      folders.append(Folder(path: Array(folder), first: Int32(rows.count)))
    }
    rows.append(
      Row(
        name: NameSpan(start: names.count, count: name.count), size: file.size.map { Int64($0) } ?? -1,
        nameTime: file.nameTime?.milliseconds ?? .min))
    names += name
  }

  func size(_ index: Int) -> Int? { rows[index].size < 0 ? nil : Int(rows[index].size) }

  func nameTime(_ index: Int) -> EventTime? {
    let time = rows[index].nameTime
    return time == .min ? nil : EventTime(milliseconds: time)
  }

  /// Calls `body` with the bytes of a file's name, without its folders.
  func withName<Value>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    names.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[rows[index].name.range])) }
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
      path: RawPath(folder(of: index) + names[rows[index].name.range]), size: size(index), nameTime: nameTime(index))
  }
}

/// Where a name lies among others, and a mark, in eight bytes.
struct NameSpan: Sendable {
  private let bits: UInt64

  /// - Parameter count: fewer than 32,768: systems have no longer names.
  init(start: Int, count: Int, isMarked: Bool = false) {
    bits = UInt64(start) << 16 | UInt64(count) << 1 | (isMarked ? 1 : 0)
  }

  var range: Range<Int> {
    let start = Int(bits >> 16)
    return start..<start + Int(bits >> 1 & 0x7FFF)
  }

  var isMarked: Bool { bits & 1 != 0 }
}
