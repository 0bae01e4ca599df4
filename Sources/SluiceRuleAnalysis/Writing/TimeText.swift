/// Time spans in text.
enum TimeText {
  /// `90s`, `5m`, `1h`, `7d`: in the greatest unit that leaves no rest.
  static func span(_ milliseconds: Int64) -> String {
    for (unit, factor) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)] as [(String, Int64)]
    where milliseconds >= factor && milliseconds % factor == 0 {
      return "\(milliseconds / factor)\(unit)"
    }
    return "\(milliseconds)ms"
  }
}
