import Testing

@testable import SluiceRoute

@Suite struct ByteTableTests {
  private func value(_ key: String, _ table: ByteTable) -> Int? {
    var key = key
    return key.withUTF8 { table.value(of: UnsafeRawBufferPointer($0)) }
  }

  private func insert(_ key: String, _ table: inout ByteTable) -> Int {
    var key = key
    return key.withUTF8 { table.insert(UnsafeRawBufferPointer($0)) }
  }

  @Test func keysAreNumberedInTheirOrder() {
    var table = ByteTable(limit: 1_000)
    // Every length from 0 on, and keys that differ in one byte only.
    let keys = (0..<40).map { String(repeating: "x", count: $0) } + (0..<500).map { "service-number-\($0)" }
    for (number, key) in keys.enumerated() {
      #expect(value(key, table) == nil)
      #expect(insert(key, &table) == number)
    }
    for (number, key) in keys.enumerated() { #expect(value(key, table) == number) }
    #expect(value("absent", table) == nil)
    #expect(!table.isFull)
  }

  @Test func aFullTableSaysSoAndCanBeEmptied() {
    var table = ByteTable(limit: 3)
    for number in 0..<3 { #expect(insert("\(number)", &table) == number) }
    #expect(table.isFull)
    table.removeAll()
    #expect(!table.isFull)
    #expect(value("0", table) == nil)
    #expect(insert("2", &table) == 0)
    #expect(value("2", table) == 0)
  }
}
