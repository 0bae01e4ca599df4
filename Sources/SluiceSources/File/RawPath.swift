import SluiceCore

/// A path as the system has it: bytes, which need not be UTF-8.
struct RawPath: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  /// For messages; bytes that are not UTF-8 are replaced.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes behind the last `/`.
  var name: ArraySlice<UInt8> { bytes[((bytes.lastIndex(of: 0x2F) ?? -1) + 1)...] }

  func appending(_ name: some Collection<UInt8>) -> RawPath {
    if bytes.isEmpty { return RawPath(Array(name)) }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count + 1 + name.count)
    joined += bytes
    if joined.last != 0x2F { joined.append(0x2F) }
    joined += name
    return RawPath(joined)
  }

  /// Calls `body` with the path as a C string, valid during the call.
  func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { buffer in
      _ = buffer.initialize(fromContentsOf: bytes + [0])
      return buffer.withMemoryRebound(to: CChar.self) { text in
        // The buffer holds at least the final 0, so it has an address.
        body(UnsafePointer(text.baseAddress.unsafelyUnwrapped))
      }
    }
  }
}

extension RawPath: Comparable {
  /// By bytes.
  static func < (left: RawPath, right: RawPath) -> Bool { precedes(left.bytes[...], right.bytes[...]) }

  static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.withUnsafeBytes { left in right.withUnsafeBytes { right in left.lexicographicallyPrecedes(right) } }
  }
}

extension FileStatus {
  init(_ path: RawPath) throws(SystemError) {
    // The closure can't throw a typed error through withCString's rethrows, so the result is carried out.
    let result: Result<FileStatus, SystemError> = path.withCString { path in
      Result { () throws(SystemError) in try FileStatus(path) }
    }
    self = try result.get()
  }
}
