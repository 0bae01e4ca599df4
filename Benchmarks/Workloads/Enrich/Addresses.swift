import SluiceTestSupport

/// Made-up databases of cities and networks, and addresses in them: 4,096 networks of 256 addresses each.
enum Addresses {
  private static let networks = 4_096

  static var cities: [UInt8] {
    var writer = DatabaseWriter(type: "GeoLite2-City")
    for network in 0..<networks {
      writer.add(
        prefix(network) + ".0/24",
        DatabaseWriter.city(
          "Town \(network)", region: ("R\(network % 100)", "Region \(network % 100)"),
          country: ("X\(network % 10)", "Country \(network % 10)"),
          at: (Double(network % 180) - 90, Double(network % 360) - 180)))
    }
    return writer.bytes
  }

  static var systems: [UInt8] {
    var writer = DatabaseWriter(type: "GeoLite2-ASN")
    for network in 0..<networks {
      writer.add(prefix(network) + ".0/24", DatabaseWriter.system(UInt32(64_512 + network), "Network \(network)"))
    }
    return writer.bytes
  }

  /// An address and its city's name. A million of them are different.
  static func sample(_ number: Int, isKnown: Bool) -> (value: String, expected: String?) {
    // 2,531 has no divisor in common with the number of networks: neighbours are far from each other.
    let network = number * 2_531 % networks
    let host = number / networks % 256
    guard isKnown else { return ("198.\(network / 256).\(network % 256).\(host)", nil) }
    return ("\(prefix(network)).\(host)", "Town \(network)")
  }

  private static func prefix(_ network: Int) -> String { "11.\(network / 256).\(network % 256)" }
}
