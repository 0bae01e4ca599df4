import SluiceCore
import Testing

@Suite struct TagTableTests {
  @Test func oneNameIsOneTag() {
    let table = TagTable()
    let first = table.tag("cloud.aws.cloudtrail.s3")
    #expect(first != nil && table.tag("cloud.aws.cloudtrail.s3") == first && table.tag("other") != first)
    #expect(first.flatMap(table.name) == "cloud.aws.cloudtrail.s3")
    #expect(table.name(.none) == nil)
  }

  @Test func newNamesBeyondTheLimitGetNone() {
    let table = TagTable(limit: 3)
    let tags = ["a", "b", "c"].map(table.tag)
    #expect(!tags.contains(nil) && table.tag("d") == nil)
    // Known ones still work.
    #expect(table.tag("b") == tags[1])
  }
}
