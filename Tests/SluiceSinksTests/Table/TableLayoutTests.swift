import Testing

@testable import SluiceSinks

@Suite struct TableLayoutTests {
  private let columns = [
    TableColumn.fixed("a", 5), TableColumn(title: "b", minimum: 4, maximum: 20, weight: 2),
    TableColumn(title: "c", minimum: 4, maximum: 10, weight: 1), .fixed("d", 3),
  ]

  private func widths(_ width: Int) -> [Int: Int] {
    let layout = TableLayout(columns, dropOrder: [3, 2], width: width)
    return Dictionary(uniqueKeysWithValues: layout.places.map { ($0.column, $0.width) })
  }

  @Test func columnsFillTheWidth() {
    #expect(widths(22) == [0: 5, 1: 4, 2: 4, 3: 3])
    #expect(widths(31) == [0: 5, 1: 10, 2: 7, 3: 3])
    #expect(widths(100) == [0: 5, 1: 20, 2: 10, 3: 3])
    for width in 22...44 { #expect(widths(width).values.reduce(0, +) + 6 == width) }
  }

  @Test func columnsDropInOrderWhereItIsNarrow() {
    #expect(Set(widths(21).keys) == [0, 1, 2])
    #expect(Set(widths(16).keys) == [0, 1])
    #expect(widths(8) == [0: 5, 1: 1])
    for width in 10...120 {
      let widths = widths(width)
      #expect(widths.values.reduce(0, +) + TableLayout.gap * (widths.count - 1) <= width)
    }
  }

  @Test(arguments: [
    (30, [1, 2]), (46, [0, 1, 2]), (61, [0, 1, 2, 3]), (80, [0, 1, 2, 3, 5]), (100, [0, 1, 2, 3, 4, 5]),
    (160, [0, 1, 2, 3, 4, 5, 6]),
  ])
  func alertsShowWhatFits(_ width: Int, _ shown: [Int]) {
    let layout = TableLayout(AlertRows.columns(width), dropOrder: AlertRows.dropOrder, width: width)
    #expect(layout.places.map(\.column) == shown)
  }
}
