import SluiceCore

/// Alerts as bytes, on their way from a renderer to the sink that compares them.
enum ComparedAlertCoding {
  private static let untimed = Int64.min

  static func append(_ alert: ComparedAlert, to bytes: inout [UInt8]) {
    bytes.append(alert.side.rawValue)
    append(alert.id.high, to: &bytes)
    append(alert.id.low, to: &bytes)
    append(UInt64(bitPattern: alert.time?.milliseconds ?? untimed), to: &bytes)
    append(UInt64(alert.record), to: &bytes)
    for text in [alert.rule, alert.actor, alert.what, alert.source, alert.eventID, alert.object] {
      append(UInt64(text.utf8.count), to: &bytes)
      bytes.append(contentsOf: text.utf8)
    }
  }

  /// Nil for bytes that `append` did not write.
  static func alerts(_ bytes: [UInt8]) -> [ComparedAlert]? {
    var rest = bytes[...]
    var alerts: [ComparedAlert] = []
    while !rest.isEmpty {
      guard let side = ComparedAlert.Side(rawValue: rest.removeFirst()), let high = number(&rest),
        let low = number(&rest), let time = number(&rest), let record = number(&rest)
      else { return nil }
      var texts: [String] = []
      for _ in 0..<6 {
        guard let count = number(&rest), count <= rest.count else { return nil }
        texts.append(String(decoding: rest.prefix(Int(count)), as: UTF8.self))
        rest.removeFirst(Int(count))
      }
      let milliseconds = Int64(bitPattern: time)
      alerts.append(
        ComparedAlert(
          side: side, rule: texts[0], id: ComparedAlert.ID(high: high, low: low),
          time: milliseconds == untimed ? nil : EventTime(milliseconds: milliseconds), actor: texts[1], what: texts[2],
          source: texts[3], eventID: texts[4], object: texts[5], record: Int(truncatingIfNeeded: record)))
    }
    return alerts
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    guard rest.count >= 8 else { return nil }
    var result: UInt64 = 0
    for byte in rest.prefix(8).reversed() { result = result << 8 | UInt64(byte) }
    rest.removeFirst(8)
    return result
  }
}
