import SluiceSinks
import Testing

@Suite struct TagPatternTests {
  @Test(
    arguments: [
      ("*", "", true), ("*", "a.b", true), ("a.*", "a.b", true), ("a.*", "ab", false), ("*.s3", "cloud.aws.s3", true),
      ("*.s3", "cloud.aws.s3x", false), ("a*b*c", "a1b2b3c", true), ("a*b*c", "acb", false), ("a?c", "abc", true),
      ("a?c", "ac", false), ("", "", true), ("", "a", false), ("**a", "a", true), ("A", "a", false),
    ])
  func starsAndQuestionMarks(_ pattern: String, _ tag: String, _ matches: Bool) {
    #expect(TagPattern(pattern).matches(tag) == matches)
  }
}
