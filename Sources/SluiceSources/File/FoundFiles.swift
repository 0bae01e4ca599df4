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
/// little more than a hundred bytes: there may be millions.
struct FoundFiles: Sendable {
  private struct Row {
    let folder: Int32
    let nameLength: Int32
    let nameStart: Int
    let size: Int?
    let nameTime: EventTime?
  }

  private var rows: [Row] = []
  /// With the slash at their ends.
  private var folders: [[UInt8]] = []
  private var names: [UInt8] = []

  init() {}

  init(_ files: some Sequence<FoundFile>) { for file in files { append(file) } }

  mutating func append(_ file: FoundFile) {
    let name = file.path.name
    let folder = file.path.bytes[..<name.startIndex]
    if folders.last.map({ $0.elementsEqual(folder) }) != true { folders.append(Array(folder)) }
    rows.append(
      Row(
        folder: Int32(folders.count - 1), nameLength: Int32(name.count), nameStart: names.count, size: file.size,
        nameTime: file.nameTime))
    names += name
  }

  func size(_ index: Int) -> Int? { rows[index].size }
  func nameTime(_ index: Int) -> EventTime? { rows[index].nameTime }

  /// Calls `body` with the bytes of a file's name, without its folders.
  func withName<Value>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let row = rows[index]
    return names.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[row.nameStart..<row.nameStart + Int(row.nameLength)]))
    }
  }
}

extension FoundFiles: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { rows.count }

  subscript(index: Int) -> FoundFile {
    let row = rows[index]
    let name = names[row.nameStart..<row.nameStart + Int(row.nameLength)]
    return FoundFile(path: RawPath(folders[Int(row.folder)] + name), size: row.size, nameTime: row.nameTime)
  }
}
