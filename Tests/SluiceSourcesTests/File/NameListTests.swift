import Testing

@testable import SluiceSources

@Suite struct NameListTests {
  @Test func namesOfAllLengthsAreGivenBackAcrossPieces() {
    var list = NameList()
    // The longest there may be fills half of a piece.
    let lengths = [0, 1, 255, 32_767, 32_767, 32_767, 3, 20_000] + (0..<3_000).map { $0 % 300 }
    let names = lengths.enumerated().map { index, length in (0..<length).map { UInt8(truncatingIfNeeded: $0 ^ index) } }
    var spans = names.enumerated().map { list.append($1, isMarked: $0 % 3 == 0) }
    #expect(spans.map { Array(list[$0]) } == names)
    #expect(spans.map { list.withBytes($0) { Array($0) } } == names)
    #expect(spans.indices.allSatisfy { spans[$0].isMarked == ($0 % 3 == 0) })
    spans[1].isMarked = true
    spans[3].isMarked = false
    #expect(spans[1].isMarked && !spans[3].isMarked && Array(list[spans[3]]) == names[3])
  }
}
