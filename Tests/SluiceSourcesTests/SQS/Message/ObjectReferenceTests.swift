import Testing

@testable import SluiceSources

@Suite struct ObjectReferenceTests {
  @Test func aDigestTellsObjectsAndTheirContentsApart() {
    let objects = [
      ObjectReference(bucket: "logs", key: "a", eTag: "1"),
      ObjectReference(bucket: "logs", key: "b", eTag: "1"),
      ObjectReference(bucket: "logs", key: "a", eTag: "2"),
      ObjectReference(bucket: "logs", key: "a", eTag: "1", sequencer: "2"),
      ObjectReference(bucket: "logs", key: "a", versionID: "v", eTag: "1"),
      ObjectReference(bucket: "log", key: "a", eTag: "1"),
    ]
    #expect(Set(objects.map { ObjectDigest($0.identity) }).count == objects.count)
    #expect(
      ObjectDigest(objects[0].identity) == ObjectDigest(ObjectReference(bucket: "logs", key: "a", eTag: "1").identity))
  }

  @Test func aVersionNamedNullIsNone() {
    #expect(ObjectReference(bucket: "logs", key: "a", versionID: "null").versionID == nil)
  }
}
