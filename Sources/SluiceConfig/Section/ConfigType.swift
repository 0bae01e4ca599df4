/// What a key's value is. Validator, schema and help are derived from it.
package indirect enum ConfigType: Sendable, Hashable, CustomStringConvertible {
  case string
  /// An integer, in a range if one is given.
  case integer(ClosedRange<Int>?)
  case boolean
  /// Such as `5m`, `1h30m`, `500ms`, in a range if one is given.
  case duration(ClosedRange<Duration>?)
  /// Such as `64MiB`, `10 kB`, `262144`, in a range if one is given.
  case byteCount(ClosedRange<Int>?)
  /// A file or a folder, relative to the pipeline file.
  case path
  /// A condition on records, in KQL.
  case filter
  /// A point in time, in ISO 8601.
  case time
  /// One of these texts.
  case enumeration([String])
  /// A string that is never shown.
  case secret
  /// A list; where it is `list(of: .string)` or `list(of: .path)`, a single one stands for a list of one.
  case list(of: ConfigType)
  /// A mapping with these keys.
  case section([DeclaredKey])
  /// A mapping from any name to this.
  case mapping(of: ConfigType)
  /// Anything.
  case any

  /// With article, as in "expected …".
  package var description: String {
    switch self {
    case .string: "a text"
    case .integer(nil): "an integer"
    case .integer(let range?):
      if range.upperBound == .max {
        range.lowerBound == .min ? "an integer" : "an integer of at least \(range.lowerBound)"
      } else {
        "an integer from \(range.lowerBound) to \(range.upperBound)"
      }
    case .boolean: "true or false"
    case .duration(let range):
      "a duration such as 30s, 5m or 1h30m"
        + Self.limits(range, least: .zero, greatest: DurationText.longest, DurationText.text)
    case .byteCount(let range):
      "a size such as 262144, 10 kB or 64MiB" + Self.limits(range, least: 0, greatest: .max, ByteCountText.text)
    case .path: "a path"
    case .filter: "a condition in KQL"
    case .time: "a time such as 2026-01-31 or 2026-01-31T18:30:00Z"
    case .enumeration(let names): alternatives(names)
    case .secret: "a secret text"
    case .list(of: .section), .list(of: .any): "a list of mappings"
    case .list(of: let element): "\(element) or a list of them"
    case .section: "a mapping"
    case .mapping(of: let element): "a mapping from names to \(element)"
    case .any: "a value"
    }
  }

  /// `, from 4KiB to 64MiB`; bounds that are those of the type itself are left out.
  private static func limits<Bound: Comparable>(
    _ range: ClosedRange<Bound>?, least: Bound, greatest: Bound, _ text: (Bound) -> String
  ) -> String {
    guard let range else { return "" }
    return switch (range.lowerBound > least, range.upperBound < greatest) {
    case (true, true): ", from \(text(range.lowerBound)) to \(text(range.upperBound))"
    case (true, false): ", at least \(text(range.lowerBound))"
    case (false, true): ", at most \(text(range.upperBound))"
    case (false, false): ""
    }
  }
}
