import Testing

@testable import SluiceVerify

@Suite struct BucketRootTests {
  @Test func urlsAreRead() {
    #expect(BucketStore.Root("s3://b")?.bucket == "b")
    #expect(BucketStore.Root("s3://b")?.prefix == "")
    #expect(BucketStore.Root("s3://b/p/q")?.prefix == "p/q")
    for text in ["", "b", "s3://", "s3:///k", "https://b/k"] { #expect(BucketStore.Root(text) == nil) }
  }
}
