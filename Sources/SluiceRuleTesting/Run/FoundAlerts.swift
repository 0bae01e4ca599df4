import SluiceCore
import SluiceDetect

/// The alerts of a test, as far as a test can ask for it.
struct FoundAlerts {
  let count: Int
  /// Ascending; nil where an alert has no time.
  let times: [EventTime?]
  /// The texts that each of them shows.
  private let values: [Set<String>]

  /// - Parameter events: the texts of the test's events, as JSON, for alerts that show one of them.
  init(_ alerts: [DetectionSession.Alert], of events: [RuleTest.Event]) {
    let alerts = alerts.sorted { ($0.time?.milliseconds ?? .min) < ($1.time?.milliseconds ?? .min) }
    count = alerts.count
    times = alerts.map(\.time)
    values = alerts.map { alert in
      let shown = alert.record.flatMap { events.indices.contains($0) ? events[$0].value.json : nil } ?? []
      return Self.texts([0x7B] + alert.members + [0x2C] + alert.document + [0x7D]).union(Self.texts(shown))
    }
  }

  func shows(_ value: String) -> Bool { values.contains { $0.contains(value) } }

  /// All scalars of a JSON text, and the names of members.
  private static func texts(_ json: [UInt8]) -> Set<String> {
    var texts: Set<String> = []
    unsafe json.withUnsafeBytes { bytes in
      var scanner = unsafe JSONScanner(bytes)
      while true {
        switch scanner.next() {
        case .end: return
        case .string(let isEscaped):
          let text = unsafe Array(scanner.tokenBytes)
          texts.insert(isEscaped ? unescaped(text) : String(decoding: text, as: UTF8.self))
        case .number, .true, .false: texts.insert(unsafe String(decoding: scanner.tokenBytes, as: UTF8.self))
        case .objectStart, .objectEnd, .arrayStart, .arrayEnd, .null: continue
        }
      }
    }
    return texts
  }

  private static func unescaped(_ text: [UInt8]) -> String {
    unsafe String(
      decoding: [UInt8](unsafeUninitializedCapacity: max(1, text.count)) { target, count in
        guard let start = target.baseAddress else { return }
        count = unsafe text.withUnsafeBytes { unsafe unescapeJSON($0, into: UnsafeMutableRawPointer(start)).count }
      }, as: UTF8.self)
  }
}

extension RuleTest.Expectation {
  /// What is not as expected; nil when all is.
  func complaint(about found: FoundAlerts) -> String? {
    if found.count < least || found.count > most ?? .max {
      if isPlain {
        return least > 0
          ? "expected a match, but the rule does not match" : "expected no match, but the rule matches"
      }
      return "expected \(countText), but there \(found.count == 1 ? "was" : "were") \(found.text)"
    }
    if let times, found.times != times.map(Optional.some) {
      return "expected alerts at \(times.map(\.description).joined(separator: ", ")), but there were \(found.text)"
    }
    let absent = values.filter { !found.shows($0) }
    if absent.isEmpty { return nil }
    return "no alert shows \(absent.map { "'\($0)'" }.joined(separator: ", ")); there were \(found.text)"
  }

  private var countText: String {
    let alerts = { (count: Int) in "\(count) alert\(count == 1 ? "" : "s")" }
    guard let most else { return "at least \(alerts(least))" }
    if most == least { return alerts(least) }
    return least == 0 ? "at most \(alerts(most))" : "\(least) to \(alerts(most))"
  }
}

extension FoundAlerts {
  fileprivate var text: String {
    let times = times.map { $0?.description ?? "no time" }
    if count == 0 { return "none" }
    return "\(count), at \(times.prefix(10).joined(separator: ", "))\(count > 10 ? " …" : "")"
  }
}
