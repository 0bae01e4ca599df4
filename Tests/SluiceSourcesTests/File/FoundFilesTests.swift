import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct FoundFilesTests {
  private let files = [
    FoundFile(path: RawPath("a/b/one"), size: 1, nameTime: EventTime(milliseconds: 5)),
    FoundFile(path: RawPath("a/b/two"), size: nil, nameTime: nil),
    FoundFile(path: RawPath("/three"), size: 3, nameTime: nil),
    FoundFile(path: RawPath("four"), size: 0, nameTime: nil),
    FoundFile(path: RawPath("a/b/five"), size: 5, nameTime: nil),
    FoundFile(path: RawPath([0x61, 0x2F, 0xFF]), size: 6, nameTime: nil),
  ]

  @Test func givesBackWhatItWasGiven() {
    let found = FoundFiles(files)
    #expect(found.map(\.path) == files.map(\.path))
    #expect(found.map(\.size) == files.map(\.size))
    #expect(found.map(\.nameTime) == files.map(\.nameTime))
    #expect(found.indices.map { found.withName($0) { Array($0) } } == files.map { Array($0.path.name) })
  }

  @Test func theOrderIsByTimeThenNameThenPath() {
    let names = ["z/a", "y/a", "b", "ab", "a"]
    var found = FoundFiles(names.map { FoundFile(path: RawPath($0), size: 0, nameTime: nil) })
    found.set(firstEventTime: EventTime(milliseconds: 1), of: 2)
    #expect(found.nameTime(2) == nil && found.time(2) == EventTime(milliseconds: 1))
    let order = FileOrder.sorted(found, 0..<5)
    #expect(order.map { names[Int($0)] } == ["b", "a", "y/a", "z/a", "ab"])
  }
}
