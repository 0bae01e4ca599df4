import Testing

@testable import SluiceSinks

@Suite struct PathTemplateTests {
  @Test(
    arguments: [
      ("", "unknown"), ("..", "_."), (".", "_"), ("...", "_._"), ("../../etc", "_._.._etc"), ("/a", "_a"),
      ("a/../b", "a_._b"), ("a\u{0}\n\u{7F}", "a___"), ("s3.a-b_c", "s3.a-b_c"), ("é", "__"), (".hidden", "_hidden"),
    ])
  func valuesAreSafePathComponents(_ value: String, _ safe: String) {
    let result = PathTemplate.safe(value, maximumLength: 128)
    #expect(!result.contains("/") && !result.contains("..") && !result.hasPrefix("."))
    if !value.contains("..") { #expect(result == safe) }
    #expect(PathTemplate.safe(String(repeating: "a", count: 1_000), maximumLength: 128).count == 128)
  }

  @Test func bracesInTheFolderOfThePipelineFileAreNoPlaceholders() throws {
    let template = try PathTemplate("out/{tag}.jsonl", resolved: "/home/{me}/out/{tag}.jsonl")
    #expect(template.path { _ in "t" } == "/home/{me}/out/t.jsonl")
    #expect(try PathTemplate("a.jsonl", resolved: "/{x}/a.jsonl").path { _ in nil } == "/{x}/a.jsonl")
  }

  @Test(arguments: ["", "out/", "out/..", "{tag", "{nothing}", "{tag}{tag}{tag}"])
  func whatNamesNoFileIsRefused(_ text: String) {
    #expect(throws: PathTemplate.ParseError.self) { try PathTemplate(text) }
  }
}

@Suite struct FileNameTests {
  @Test(
    arguments: [
      ("a/events.jsonl.gz", "a/events-0001.jsonl.gz"), ("events.jsonl", "events-0001.jsonl"), ("events", "events-0001"),
      ("cloud.aws.cloudtrail.s3", "cloud.aws.cloudtrail.s3-0001"), ("x.gz", "x-0001.gz"), ("a.b/.gz", "a.b/.gz-0001"),
    ])
  func partsAreNumberedBeforeTheEndings(_ path: String, _ part: String) {
    #expect(FileName(path).part(0) == path)
    #expect(FileName(path).part(1) == part)
  }
}
