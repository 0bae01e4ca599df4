import SluiceCore

extension [UInt8] {
  /// Appends a cell's value; several of them with `separator` between.
  mutating func append(_ cell: Cell, separator: StaticString = ", ") {
    guard cell.kind == .many else {
      if cell.kind != .null { append(raw: cell.bytes) }
      return
    }
    for (index, value) in cell.values.enumerated() {
      if index > 0 { append(raw: separator) }
      append(raw: value.bytes)
    }
  }

  /// Appends `2026-03-14 13:02:45`, or without the year for a narrow column. UTC.
  mutating func append(_ time: EventTime, hasYear: Bool) {
    let start = count
    time.append(to: &self)
    self[start + 10] = 0x20
    // Without fraction and zone.
    removeLast(5)
    if !hasYear { removeSubrange(start..<start + 5) }
  }
}

extension Cell {
  /// Whether it has a value to show.
  var hasText: Bool {
    switch kind {
    case .missing, .pending, .null: false
    case .many: !values.isEmpty
    default: length > 0
    }
  }

  /// The value, or the first of several.
  var first: Cell { kind == .many ? values.first ?? .missing : self }
}
