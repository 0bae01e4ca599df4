/// Durations as people write them: `5m`, `1h30m`, `500ms`, `2d`.
package enum DurationText {
  private static let units: [(name: String, milliseconds: Int64)] = [
    ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
  ]

  /// The greatest duration that can be written.
  package static let longest = Duration.milliseconds(Int64.max)

  /// Numbers, each with its unit, largest unit first, each unit once; `0` needs none. Nil for all else, and for what
  /// milliseconds in 64 bits can't hold.
  package static func value(_ text: String) -> Duration? {
    if text == "0" { return .zero }
    var rest = text[...]
    var total: Int64 = 0
    var nextUnit = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(letters.count)
      guard let number = Int64(digits), let unit = units.firstIndex(where: { $0.name == letters }), unit >= nextUnit
      else { return nil }
      let (product, overflow) = number.multipliedReportingOverflow(by: units[unit].milliseconds)
      let (sum, carry) = total.addingReportingOverflow(product)
      if overflow || carry { return nil }
      total = sum
      nextUnit = unit + 1
    }
    return text.isEmpty ? nil : .milliseconds(total)
  }

  /// As `value(_:)` reads it; what is below a millisecond is cut off.
  package static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    var rest = overflow ? Int64.max : product + attoseconds / 1_000_000_000_000_000
    var text = ""
    for unit in units where unit.name != "w" && rest >= unit.milliseconds {
      text += "\(rest / unit.milliseconds)\(unit.name)"
      rest %= unit.milliseconds
    }
    return text.isEmpty ? "0" : text
  }
}
