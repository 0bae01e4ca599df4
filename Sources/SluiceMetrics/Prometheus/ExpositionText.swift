/// Writes metrics as Prometheus reads them: text format 0.0.4.
///
/// Source: Prometheus documentation, "Exposition formats".
struct ExpositionText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private(set) var text = ""

  mutating func append(_ family: MetricRegistry.Family) {
    let name = family.description.name
    if !family.description.help.isEmpty { text += "# HELP \(name) \(Self.help(family.description.help))\n" }
    text += "# TYPE \(name) \(family.description.kind.rawValue)\n"
    for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
      switch series {
      case .counter(let cell): append(name, labels, cell.value)
      case .gauge(let cell): append(name, labels, cell.value)
      case .histogram(let cell): append(name, labels, cell)
      }
    }
    if family.series.isEmpty, family.description.isZeroAtFirst { append(name, "", 0) }
  }

  private mutating func append(_ name: String, _ labels: String, _ value: Double) {
    text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(value))\n"
  }

  private mutating func append(_ name: String, _ labels: String, _ cell: HistogramCell) {
    let (cumulative, sum) = cell.snapshot
    let bounds = cell.bounds.map(Self.number) + ["+Inf"]
    for (bound, count) in zip(bounds, cumulative) {
      append(name + "_bucket", (labels.isEmpty ? "" : labels + ",") + "le=\"\(bound)\"", Double(count))
    }
    append(name + "_sum", labels, sum)
    append(name + "_count", labels, Double(cumulative.last ?? 0))
  }

  // MARK: Parts

  /// Whole numbers without a point.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  /// With what names may not have replaced by `_`.
  static func name(_ text: String) -> String { identifier(text, allowsColon: true) }

  /// In the order of the names; a name that comes twice counts once.
  static func labels(_ labels: [(String, String)]) -> String {
    var byName: [String: String] = [:]
    for (name, value) in labels { byName[identifier(name, allowsColon: false)] = value }
    return byName.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(Self.value($0.value))\"" }.joined(separator: ",")
  }

  private static func identifier(_ text: String, allowsColon: Bool) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "_": name.unicodeScalars.append(scalar)
      case "0"..."9": name.unicodeScalars.append(contentsOf: name.isEmpty ? ["_", scalar] : [scalar])
      case ":" where allowsColon: name.unicodeScalars.append(scalar)
      default: name += "_"
      }
    }
    return name.isEmpty ? "_" : name
  }

  private static func value(_ text: String) -> String { escaped(text, quotes: true) }

  private static func help(_ text: String) -> String { escaped(text, quotes: false) }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
