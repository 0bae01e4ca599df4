import CMaxMindDB
import Glibc
import SluiceCore

/// An open MaxMind database.
final class GeoDatabase: Sendable {
  /// What it is used for.
  enum Role: String, CaseIterable, Sendable {
    case city, country, asn

    /// What the database's type has to contain. Types are such as `GeoLite2-City`, `GeoIP2-Enterprise`,
    /// `DBIP-ASN-Lite (compat=GeoLite2-ASN)`.
    var typeNames: [String] {
      switch self {
      case .city: ["City", "Enterprise"]
      case .country: ["Country", "City", "Enterprise"]
      case .asn: ["ASN", "ISP"]
      }
    }

    /// For messages.
    var expected: String {
      switch self {
      case .city: "a City database, such as GeoLite2-City, GeoIP2-City or DBIP-City-Lite"
      case .country: "a Country database, such as GeoLite2-Country, GeoIP2-Country or DBIP-Country-Lite"
      case .asn: "an ASN database, such as GeoLite2-ASN, GeoIP2-ISP or DBIP-ASN-Lite"
      }
    }
  }

  let role: Role
  /// As the file calls itself.
  let type: String
  let built: EventTime
  let stamp: FileStatus
  // Only read after opening; libmaxminddb's lookups change nothing.
  private nonisolated(unsafe) let handle: UnsafeMutablePointer<MMDB_s>

  /// Opens a copy of the file.
  ///
  /// - Throws: `FileProblem` where there is none, it is damaged, or of a type that has not what the role asks for.
  init(path: String, role: Role) throws(FileProblem) {
    let image = try DatabaseImage(copying: path)
    let handle = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
    handle.initialize(to: MMDB_s())
    let status = withExtendedLifetime(image) { MMDB_open(image.path, UInt32(MMDB_MODE_MMAP), handle) }
    guard status == MMDB_SUCCESS else {
      handle.deallocate()
      throw FileProblem("is a damaged MaxMind database: \(Self.explanation(status)); fetch it anew")
    }
    let metadata = handle.pointee.metadata
    let type = metadata.database_type.map { String(cString: $0) } ?? ""
    guard role.typeNames.contains(where: { type.contains($0) }) else {
      MMDB_close(handle)
      handle.deallocate()
      throw FileProblem("is a database of type '\(type)'")
    }
    self.handle = handle
    self.role = role
    self.type = type
    stamp = image.stamp
    built = EventTime(milliseconds: Int64(clamping: min(metadata.build_epoch, 1 << 40)) * 1_000)
  }

  deinit {
    MMDB_close(handle)
    handle.deallocate()
  }

  /// The record of an address.
  enum Finding {
    /// Its values, valid as long as the database is open.
    case record(GeoRecord)
    case none
    /// The database is damaged there.
    case damaged
  }

  /// Looks an address up: one walk down the search tree, and one over the record's values.
  func find(_ address: IPAddress) -> Finding {
    var status: Int32 = MMDB_SUCCESS
    var result = MMDB_lookup_result_s()
    if let v4 = address.v4 {
      var socket = sockaddr_in()
      socket.sin_family = sa_family_t(AF_INET)
      socket.sin_addr.s_addr = v4.bigEndian
      withUnsafePointer(to: &socket) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { result = MMDB_lookup_sockaddr(handle, $0, &status) }
      }
    } else {
      var socket = sockaddr_in6()
      socket.sin6_family = sa_family_t(AF_INET6)
      withUnsafeMutableBytes(of: &socket.sin6_addr) {
        $0.storeBytes(of: address.high.bigEndian, toByteOffset: 0, as: UInt64.self)
        $0.storeBytes(of: address.low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
      withUnsafePointer(to: &socket) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { result = MMDB_lookup_sockaddr(handle, $0, &status) }
      }
    }
    switch status {
    case MMDB_SUCCESS: break
    // Not damage: a database of IPv4 has no IPv6 addresses.
    case MMDB_IPV6_LOOKUP_IN_IPV4_DATABASE_ERROR: return .none
    default: return .damaged
    }
    guard result.found_entry else { return .none }
    let section = UnsafeRawBufferPointer(
      start: handle.pointee.data_section, count: Int(handle.pointee.data_section_size))
    return DataSection(section).record(at: Int(result.entry.offset)).map { .record($0) } ?? .damaged
  }

  /// Puts what the record says into `row`.
  ///
  /// - Returns: false when a value turns out to be damaged; what could be read stays.
  func read(_ record: GeoRecord, into row: inout GeoRowBuilder) -> Bool {
    var reader = GeoRecordReader(record)
    switch role {
    case .city:
      reader.readCountry(into: &row)
      reader.readCity(into: &row)
    case .country: reader.readCountry(into: &row)
    case .asn: reader.readSystem(into: &row)
    }
    return !reader.isDamaged
  }

  private static func explanation(_ status: Int32) -> String {
    MMDB_strerror(status).map { String(cString: $0) } ?? "error \(status)"
  }
}
