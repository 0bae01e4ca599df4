import Foundation

/// Numbers as people read them.
enum Quantity {
  /// `12,345`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    let text = String(
      digits.enumerated().flatMap { index, digit in
        index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
      })
    return number < 0 ? "-" + text : text
  }

  /// `1 rule`, `2 rules`.
  static func counted(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `640 B`, `12 kB`, `3,400 MB`: powers of 1,000.
  static func bytes(_ bytes: Int) -> String {
    bytes < 10_000
      ? "\(bytes) B" : bytes < 10_000_000 ? "\(grouped(bytes / 1_000)) kB" : "\(grouped(bytes / 1_000_000)) MB"
  }

  /// In five characters at most: `999`, `12.3k`, `4.1M`.
  static func short(_ number: Double) -> String {
    var value = max(0, number)
    for unit in ["", "k", "M", "G", "T"] {
      if value < 999.5 || unit == "T" {
        let digits = unit.isEmpty || value >= 99.95 ? 0 : 1
        return String(format: "%.\(digits)f", value) + unit
      }
      value /= 1_000
    }
    return ""
  }

  /// `0:07`, `12:30`, `3:02:11`.
  static func clock(_ seconds: Double) -> String {
    let seconds = Int(min(max(0, seconds.rounded(.up)), 359_999))
    let parts = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    return parts.0 > 0
      ? String(format: "%d:%02d:%02d", parts.0, parts.1, parts.2) : String(format: "%d:%02d", parts.1, parts.2)
  }

  static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
