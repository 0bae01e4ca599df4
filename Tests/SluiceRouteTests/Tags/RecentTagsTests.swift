import SluiceCore
import Testing

@testable import SluiceRoute

@Suite struct RecentTagsTests {
  static func withCell<Result>(_ text: String, _ body: (Cell) -> Result) -> Result {
    Array(text.utf8).withUnsafeBytes { bytes in
      body(Cell(kind: .string, start: bytes.baseAddress, length: UInt32(bytes.count)))
    }
  }

  static func tag(_ recent: RecentTags, _ service: String) -> UInt32? {
    withCell(service) { recent.place(of: $0)?.pointee.tag.index }
  }

  @discardableResult
  static func remember(_ recent: RecentTags, _ service: String, _ number: Int) -> (entry: Int, count: Int)? {
    withCell(service) { recent.remember($0, Tag(index: UInt32(number)), entry: number) }
  }

  @Test func aServiceThatWasRememberedHasItsTagAndNoOther() {
    let recent = RecentTags()
    Self.remember(recent, "ec2.amazonaws.com", 3)
    #expect(Self.tag(recent, "ec2.amazonaws.com") == 3)
    // The same ends, the same length, another middle.
    #expect(Self.tag(recent, "ec2.amaz!naws.com") == nil)
    #expect(Self.tag(recent, "ec2.amazonaws.co") == nil)
    Self.remember(recent, "ec2.amaz!naws.com", 4)
    #expect(Self.tag(recent, "ec2.amazonaws.com") != 4)
    recent.removeAll()
    #expect(Self.tag(recent, "ec2.amaz!naws.com") == nil)
  }

  @Test(arguments: [0, 1, 7, 8, 63, 64, 65, 128])
  func namesOfAnyLengthAreTakenAndTheMiddlingOnesAreRemembered(length: Int) {
    let recent = RecentTags()
    let name = String(repeating: "x", count: length)
    Self.remember(recent, name, 7)
    #expect(Self.tag(recent, name) == (RecentTags.lengths.contains(length) ? 7 : nil))
  }

  @Test func whatIsNoTextIsNotRemembered() {
    let recent = RecentTags()
    #expect(recent.remember(.missing, Tag(index: 1), entry: 1) == nil)
    #expect(recent.place(of: .missing) == nil)
  }

  @Test func manyServicesKeepTheirTagsAndTheirCounts() {
    let recent = RecentTags()
    var counted = [Int](repeating: 0, count: 500)
    for round in 0..<3 {
      for service in 0..<500 {
        let name = "service-\(service).amazonaws.com"
        if let found = Self.tag(recent, name) {
          #expect(found == UInt32(service), "round \(round)")
        } else if let pushedOut = Self.remember(recent, name, service) {
          counted[pushedOut.entry] += pushedOut.count
        }
        Self.withCell(name) { recent.place(of: $0)?.pointee.count += 1 }
      }
    }
    recent.takeCounts { counted[$0] += $1 }
    #expect(counted == [Int](repeating: 3, count: 500))
    recent.takeCounts { _, _ in Issue.record("counts are taken once") }
  }
}
