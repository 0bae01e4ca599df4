import SluiceCore

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The names in a directory, sorted by their bytes, without hidden ones (unless asked for), `.` and `..`: a directory may
/// have hundreds of thousands.
struct DirectoryEntries {
  struct Entry {
    let name: [UInt8]
    let isLink: Bool
  }

  private var names = NameList()
  /// Marked where it is a link.
  private var rows: [NameSpan] = []

  /// Reads the directory.
  ///
  /// - Complexity: O(*n* log *n*)
  init(_ path: RawPath, hidden: Bool = false) throws(SystemError) {
    guard let directory = path.withCString({ opendir($0) }) else { throw .last }
    defer { closedir(directory) }
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw .last }
        break
      }
      let isLink = entry.pointee.d_type == UInt8(DT_LNK)
      // The system ends d_name with a 0; an entry may be shorter than the struct, so it is not copied.
      withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 1) { name in
          if name[0] == 0x2E, !hidden || name[1] == 0 || name[1] == 0x2E && name[2] == 0 { return }
          let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
          rows.reserveMore(1)
          rows.append(names.append(bytes, isMarked: isLink))
        }
      }
    }
    rows.sort { [names] left, right in
      names.withBytes(left) { left in names.withBytes(right) { left.lexicographicallyPrecedes($0) } }
    }
  }
}

extension DirectoryEntries: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { rows.count }

  subscript(index: Int) -> Entry {
    Entry(name: Array(names[rows[index]]), isLink: rows[index].isMarked)
  }
}
