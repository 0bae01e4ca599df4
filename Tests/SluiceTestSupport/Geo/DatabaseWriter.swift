import Foundation

/// A value of a MaxMind database.
package indirect enum DatabaseValue {
  case text(String)
  case double(Double)
  case number(UInt32)
  case map([(String, DatabaseValue)])
  case list([DatabaseValue])
  /// Bytes of the data section as they are.
  case raw([UInt8])
}

/// Writes small MaxMind databases for tests (MaxMind DB file format specification 2.0): IPv6 trees with 24-bit records.
package struct DatabaseWriter {
  package var type: String
  package var built: UInt64 = 1_700_000_000
  package var version: UInt16 = 6
  private var nodes: [(left: Int, right: Int)] = [(empty, empty)]
  private var data: [UInt8] = []
  private static let empty = -1

  package init(type: String) { self.type = type }

  /// Gives an address range a value. IPv4 lies in the first half of `::/96`, as MaxMind writes it.
  ///
  /// - Parameter network: such as `192.0.2.0/24` or `2001:db8::/32`; ranges must not hold each other.
  package mutating func add(_ network: String, _ value: DatabaseValue) {
    let parts = network.split(separator: "/")
    let text = String(parts[0])
    var bits: [Bool] = []
    var length = Int(parts[1]) ?? 0
    var bytes = [UInt8](repeating: 0, count: 16)
    if text.contains(":") {
      var address = in6_addr()
      inet_pton(AF_INET6, text, &address)
      bytes = withUnsafeBytes(of: &address) { Array($0) }
    } else {
      for (index, part) in text.split(separator: ".").enumerated() { bytes[12 + index] = UInt8(part) ?? 0 }
      length += 96
    }
    for bit in 0..<length { bits.append(bytes[bit / 8] >> (7 - bit % 8) & 1 == 1) }
    let offset = data.count
    data += Self.encode(value)
    var node = 0
    for (index, bit) in bits.enumerated() {
      if index == bits.count - 1 {
        // Values are told from nodes when the tree is written: they lie below `empty`.
        if bit { nodes[node].right = -2 - offset } else { nodes[node].left = -2 - offset }
        break
      }
      let next = bit ? nodes[node].right : nodes[node].left
      if next >= 0 {
        node = next
      } else {
        nodes.append((Self.empty, Self.empty))
        if bit { nodes[node].right = nodes.count - 1 } else { nodes[node].left = nodes.count - 1 }
        node = nodes.count - 1
      }
    }
  }

  package var bytes: [UInt8] {
    var file: [UInt8] = []
    for node in nodes {
      for record in [node.left, node.right] {
        let value = record >= 0 ? record : record == Self.empty ? nodes.count : nodes.count + 16 + (-2 - record)
        file += [UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
      }
    }
    file += [UInt8](repeating: 0, count: 16)
    file += data
    return file + [0xAB, 0xCD, 0xEF] + Array("MaxMind.com".utf8) + metadata
  }

  private var metadata: [UInt8] {
    Self.encode(
      .map([
        ("binary_format_major_version", .raw(Self.unsigned(2, type: 5))),
        ("binary_format_minor_version", .raw(Self.unsigned(0, type: 5))),
        ("build_epoch", .raw(Self.unsigned(built, type: 9))), ("database_type", .text(type)),
        ("description", .map([("en", .text("for tests"))])),
        ("ip_version", .raw(Self.unsigned(UInt64(version), type: 5))),
        ("languages", .list([.text("en")])), ("node_count", .raw(Self.unsigned(UInt64(nodes.count), type: 6))),
        ("record_size", .raw(Self.unsigned(24, type: 5))),
      ]))
  }

  package static func encode(_ value: DatabaseValue) -> [UInt8] {
    switch value {
    case .text(let text): return control(2, Array(text.utf8).count) + Array(text.utf8)
    case .double(let value):
      let bits = value.bitPattern
      return control(3, 8) + (0..<8).map { UInt8(bits >> UInt64(56 - 8 * $0) & 0xFF) }
    case .number(let value): return unsigned(UInt64(value), type: 6)
    case .map(let pairs): return control(7, pairs.count) + pairs.flatMap { encode(.text($0.0)) + encode($0.1) }
    case .list(let values): return control(11, values.count) + values.flatMap(encode)
    case .raw(let bytes): return bytes
    }
  }

  private static func unsigned(_ value: UInt64, type: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest > 0 {
      bytes.insert(UInt8(rest & 0xFF), at: 0)
      rest >>= 8
    }
    return control(type, bytes.count) + bytes
  }

  package static func control(_ type: Int, _ size: Int) -> [UInt8] {
    let (low, more): (Int, [UInt8]) =
      switch size {
      case ..<29: (size, [])
      case ..<285: (29, [UInt8(size - 29)])
      default: (30, [UInt8((size - 285) >> 8), UInt8((size - 285) & 0xFF)])
      }
    let head = type <= 7 ? [UInt8(type << 5 | low)] : [UInt8(low), UInt8(type - 7)]
    return head + more
  }
}

extension DatabaseWriter {
  /// A small city database of our own.
  package static var cities: DatabaseWriter {
    var writer = DatabaseWriter(type: "GeoLite2-City")
    writer.add(
      "192.0.2.0/24", city("Musterstadt", region: ("MU", "Musterland"), country: ("XM", "Mustania"), at: (48.5, -9.25)))
    writer.add("2001:db8::/32", city("Sixtown", region: nil, country: ("XS", "Sixia"), at: (62, 10)))
    writer.add("198.51.100.0/25", .map([("continent", .map([("names", .map([("en", .text("Europe"))]))]))]))
    return writer
  }

  package static var systems: DatabaseWriter {
    var writer = DatabaseWriter(type: "GeoLite2-ASN")
    writer.add("192.0.2.0/24", system(64_500, "Example \"Net\" Ltd"))
    writer.add("203.0.113.0/24", .map([("autonomous_system_number", .number(4_200_000_001))]))
    return writer
  }

  package static func city(
    _ name: String, region: (code: String, name: String)?, country: (code: String, name: String),
    at place: (Double, Double)
  ) -> DatabaseValue {
    func names(_ name: String) -> (String, DatabaseValue) {
      ("names", .map([("de", .text("nicht \(name)")), ("en", .text(name))]))
    }
    var pairs: [(String, DatabaseValue)] = [
      ("city", .map([names(name)])), ("continent", .map([names("Europe")])),
      ("country", .map([("iso_code", .text(country.code)), names(country.name)])),
      ("location", .map([("latitude", .double(place.0)), ("longitude", .double(place.1))])),
    ]
    if let region {
      pairs.append(
        (
          "subdivisions",
          .list([
            .map([("iso_code", .text("OUTER")), names("Outer")]),
            .map([("iso_code", .text(region.code)), names(region.name)]),
          ])
        ))
    }
    return .map(pairs)
  }

  package static func system(_ number: UInt32, _ name: String) -> DatabaseValue {
    .map([("autonomous_system_number", .number(number)), ("autonomous_system_organization", .text(name))])
  }
}
