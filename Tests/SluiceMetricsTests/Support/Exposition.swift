/// A strict reader of Prometheus' text format 0.0.4: what it does not understand is an error.
struct Exposition {
  struct Sample: Hashable {
    let name: String
    let labels: [String: String]
    let value: Double
  }

  struct FormatError: Error, CustomStringConvertible { let description: String }

  private(set) var samples: [Sample] = []
  private(set) var types: [String: String] = [:]
  private(set) var help: [String: String] = [:]

  init(_ text: String) throws(FormatError) {
    guard text.isEmpty || text.hasSuffix("\n") else { throw FormatError(description: "no line break at the end") }
    var closed: Set<String> = []
    var current = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("#") {
        let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "#", Self.isName(parts[2]) else {
          throw FormatError(description: "comment: \(line)")
        }
        if parts[2] != current {
          closed.insert(current)
          current = parts[2]
          if closed.contains(current) { throw FormatError(description: "\(current) is in two places") }
        }
        switch parts[1] {
        case "HELP" where help[parts[2]] == nil && types[parts[2]] == nil: help[parts[2]] = parts[3]
        case "TYPE" where types[parts[2]] == nil: types[parts[2]] = parts[3]
        default: throw FormatError(description: "comment: \(line)")
        }
        continue
      }
      let sample = try Self.sample(String(line))
      let base =
        types[current] == "histogram"
        ? ["_bucket", "_sum", "_count"].first { sample.name == current + $0 }.map { _ in current } : sample.name
      guard base == current else { throw FormatError(description: "\(sample.name) is outside of its family") }
      if samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) {
        throw FormatError(description: "twice: \(line)")
      }
      samples.append(sample)
    }
    for (name, type) in types where type == "histogram" { try checkHistogram(name) }
  }

  subscript(name: String, labels: [String: String]) -> Double? {
    samples.first { $0.name == name && $0.labels == labels }?.value
  }

  subscript(name: String) -> Double? { self[name, [:]] }

  private func checkHistogram(_ name: String) throws(FormatError) {
    let buckets = Dictionary(grouping: samples.filter { $0.name == name + "_bucket" }) {
      $0.labels.filter { $0.key != "le" }
    }
    for (labels, group) in buckets {
      let bounds = group.map { Double($0.labels["le"] ?? "") ?? .nan }
      guard bounds == bounds.sorted(), bounds.last == .infinity, group.map(\.value) == group.map(\.value).sorted(),
        group.last?.value == self[name + "_count", labels], self[name + "_sum", labels] != nil
      else { throw FormatError(description: "histogram \(name) \(labels)") }
    }
  }

  private static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[a-zA-Z_:][a-zA-Z0-9_:]*/) != nil }

  private static func sample(_ line: String) throws(FormatError) -> Sample {
    guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)/) else {
      throw FormatError(description: "line: \(line)")
    }
    guard let value = Double(match.3 == "+Inf" ? "inf" : String(match.3)) else {
      throw FormatError(description: "value: \(line)")
    }
    var labels: [String: String] = [:]
    var rest = match.2 ?? ""
    while !rest.isEmpty {
      guard let label = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(,|$)/) else {
        throw FormatError(description: "labels: \(line)")
      }
      guard labels[String(label.1)] == nil else { throw FormatError(description: "label twice: \(line)") }
      labels[String(label.1)] = String(label.2).replacing("\\n", with: "\n").replacing("\\\"", with: "\"")
        .replacing("\\\\", with: "\\")
      rest = rest[label.range.upperBound...]
    }
    return Sample(name: String(match.1), labels: labels, value: value)
  }
}
