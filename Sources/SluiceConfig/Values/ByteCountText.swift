/// Sizes as people write them: `262144`, `10 kB`, `64MiB`.
package enum ByteCountText {
  private static let units: [(name: String, bytes: Int)] = [
    ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
    ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000), ("B", 1),
  ]

  /// An integer and a unit, with or without a blank between; none means bytes. Case does not matter. Nil for all else,
  /// and for what `Int` can't hold.
  package static func value(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    var name = text.dropFirst(digits.count)
    if name.first == " ", name.count > 1 { name = name.dropFirst() }
    let wanted = name.isEmpty ? "b" : name.lowercased()
    guard let number = Int(digits), let unit = units.first(where: { $0.name.lowercased() == wanted }) else {
      return nil
    }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit.bytes)
    return overflow ? nil : product
  }

  /// As `value(_:)` reads it, in the largest unit that leaves no rest.
  package static func text(_ count: Int) -> String {
    guard count > 0, let unit = units.first(where: { count % $0.bytes == 0 }), unit.bytes > 1 else { return "\(count)" }
    return "\(count / unit.bytes)\(unit.name)"
  }
}
