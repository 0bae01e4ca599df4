import SluiceCore
import SluiceState

/// What a state file holds, in words or as JSON.
struct StateReport {
  let rules: [StateSummary.Section]
  private let summary: StateSummary
  private let isWhole: Bool

  /// - Parameter rule: the only one to be shown.
  init(_ summary: StateSummary, rule: String? = nil) {
    self.summary = summary
    isWhole = rule == nil
    rules = summary.sections.filter { $0.section.kind == .rule && (rule == nil || $0.section.name == rule) }
  }

  private var half: [Int] { summary.objectsHalfDone }

  var text: String {
    var lines: [String] = []
    if isWhole {
      let begun = half.isEmpty ? "" : ", \(half.count) begun (\(half.reduce(0, +)) records done)"
      lines.append("objects   \(summary.objectsDone) done\(begun)")
      for section in summary.sections {
        switch section.section.kind {
        case .order:
          lines.append("watermark \(section.newest.map(\.description) ?? "none yet")  (\(section.section.owner))")
        case .waiting:
          lines.append("waiting   \(section.entries) events, \(size(section.bytes))  (\(section.section.owner))")
        case .seen:
          lines.append("seen      \(section.entries) events, \(size(section.bytes))  (\(section.section.owner))")
        case .sink: lines.append("sink      \(section.section.name)")
        case .rule: break
        }
      }
      lines.append("")
    }
    let table =
      [["rule", "entries", "size", "oldest", "newest"]]
      + rules.map { rule in
        [
          rule.section.name, "\(rule.entries)", size(rule.bytes), rule.oldest?.description ?? "-",
          rule.newest?.description ?? "-",
        ]
      }
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    for row in table {
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column == 1 || column == 2 ? blanks + cell : cell + blanks
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    return Terminal.printableLines(lines.joined(separator: "\n"))
  }

  var json: String {
    var bytes: [UInt8] = [0x7B]
    if isWhole {
      bytes.append(contentsOf: "\"objects\":{\"done\":\(summary.objectsDone),\"begun\":\(half.count)},".utf8)
      append("order", .order, to: &bytes) { section, bytes in
        bytes.append(raw: ",\"watermark\":")
        append(section.newest, to: &bytes)
      }
      append("waiting", .waiting, to: &bytes) { append($0, to: &$1) }
      append("seen", .seen, to: &bytes) { append($0, to: &$1) }
      append("sinks", .sink, to: &bytes) { section, bytes in
        bytes.append(raw: ",\"path\":")
        bytes.append(jsonString: section.section.name)
      }
    }
    bytes.append(raw: "\"rules\":[")
    for (index, rule) in rules.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(raw: "{\"rule\":")
      bytes.append(jsonString: rule.section.name)
      bytes.append(raw: ",\"stage\":")
      bytes.append(jsonString: rule.section.owner)
      append(rule, to: &bytes)
      bytes.append(0x7D)
    }
    bytes.append(raw: "]}")
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(
    _ name: String, _ kind: StateSection.Kind, to bytes: inout [UInt8],
    _ members: (StateSummary.Section, inout [UInt8]) -> Void
  ) {
    bytes.append(jsonString: name)
    bytes.append(raw: ":[")
    for (index, section) in summary.sections.filter({ $0.section.kind == kind }).enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(raw: "{\"stage\":")
      bytes.append(jsonString: section.section.owner)
      members(section, &bytes)
      bytes.append(0x7D)
    }
    bytes.append(raw: "],")
  }

  private func append(_ section: StateSummary.Section, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\"entries\":\(section.entries),\"bytes\":\(section.bytes),\"oldest\":".utf8)
    append(section.oldest, to: &bytes)
    bytes.append(raw: ",\"newest\":")
    append(section.newest, to: &bytes)
  }

  private func append(_ time: EventTime?, to bytes: inout [UInt8]) {
    if let time { bytes.append(jsonString: time.description) } else { bytes.append(raw: "null") }
  }

  private func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<10_000: "\(bytes) B"
    case ..<10_000_000: "\(bytes / 1_000) kB"
    default: "\(bytes / 1_000_000) MB"
    }
  }
}
