import SluiceCore

/// Writes the rows of a table for a terminal.
struct TableWriter {
  private let columns: [TableColumn]
  private let layout: TableLayout
  private let text: TerminalText
  private let hasColor: Bool
  private var cell: [UInt8] = []

  init(_ columns: [TableColumn], dropOrder: [Int], _ style: TerminalStyle) {
    self.columns = columns
    layout = TableLayout(columns, dropOrder: dropOrder, width: style.width)
    text = TerminalText(style)
    hasColor = style.hasColor
  }

  /// The line with the titles.
  var header: [UInt8] {
    var buffer: [UInt8] = []
    if hasColor { Ink.bold.append(to: &buffer) }
    let start = buffer.count
    for (index, place) in layout.places.enumerated() {
      let taken = text.append(columns[place.column].title, width: place.width, to: &buffer)
      pad(index, taken, to: &buffer)
    }
    while buffer.count > start, buffer.last == 0x20 { buffer.removeLast() }
    if hasColor { Ink.appendEnd(to: &buffer) }
    buffer.append(0x0A)
    return buffer
  }

  /// Appends a row.
  ///
  /// - Parameter fill: puts the text of the column of that index into an empty buffer, and returns its ink. Called for
  ///   columns that are shown only.
  mutating func append(to buffer: inout [UInt8], _ fill: (Int, inout [UInt8]) -> Ink?) {
    var end = buffer.count
    for (index, place) in layout.places.enumerated() {
      cell.removeAll(keepingCapacity: true)
      let ink = hasColor ? fill(place.column, &cell) : (fill(place.column, &cell), nil).1
      ink?.append(to: &buffer)
      let taken = cell.withUnsafeBytes { text.append($0, width: place.width, to: &buffer) }
      if ink != nil { Ink.appendEnd(to: &buffer) }
      if taken > 0 { end = buffer.count }
      pad(index, taken, to: &buffer)
    }
    // No blanks at the line's end.
    buffer.removeSubrange(end...)
    buffer.append(0x0A)
  }

  private func pad(_ index: Int, _ taken: Int, to buffer: inout [UInt8]) {
    guard index < layout.places.count - 1 else { return }
    let blanks = layout.places[index].width - taken + TableLayout.gap
    buffer.append(contentsOf: repeatElement(0x20, count: max(0, blanks)))
  }
}
