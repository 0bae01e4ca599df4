import Testing

@testable import SluiceSources

@Suite struct S3KeyDecodingTests {
  @Test(arguments: [
    ("plain/key.json.gz", "plain/key.json.gz"), ("a+b", "a b"), ("a%20b", "a b"), ("a%2Bb", "a+b"),
    // As AWS writes it, and as other servers do.
    ("a+b%2Bc%3Dd/%C3%BC%2525%C3%A9%26x", "a b+c=d/ü%25é&x"), ("a+b%2bc%3dd%2F%c3%bc%2525", "a b+c=d/ü%25"),
    ("%F0%9F%98%80", "😀"), ("ü", "ü"), ("%00", "\0"),
  ]) func keysAreDecoded(_ pair: (String, String)) { #expect(S3KeyDecoding.decode(pair.0) == pair.1) }

  @Test(arguments: ["", "%", "a%2", "%zz", "%-1", "%+1", "%C3", "%FF", "%ED%A0%80"]) func wrongEncodingsAreRefused(
    _ text: String
  ) { #expect(S3KeyDecoding.decode(text) == nil) }
}
