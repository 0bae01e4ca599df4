/// Time spans of correlations: a whole number and a unit.
enum SigmaTimespan {
  /// Months and years are the mean ones of the Gregorian calendar, as pySigma has them.
  static let units: [(name: String, seconds: Int64)] = [
    ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400), ("w", 604_800), ("M", 2_629_746), ("y", 31_556_952),
  ]

  /// In milliseconds; nil for other texts, for nothing, and for more than a hundred years.
  static func milliseconds(of text: String) -> Int64? {
    guard let unit = units.first(where: { $0.name == text.suffix(1) }) else { return nil }
    let digits = text.dropLast().utf8
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text.dropLast()), number > 0 else {
      return nil
    }
    let (seconds, overflows) = number.multipliedReportingOverflow(by: unit.seconds)
    return overflows || seconds > 100 * 31_556_952 ? nil : seconds * 1_000
  }
}
