import Testing

@testable import SluiceSources

@Suite struct GlobExpansionTests {
  private func expand(_ folder: Folder, _ pattern: String) -> [String] {
    GlobExpansion("\(folder.path)/\(pattern)").paths.map { folder.relative($0.text) }
  }

  @Test func patternsFindFilesAndDirectories() throws {
    let folder = try Folder()
    for name in ["a/x.json", "a/y.txt", "b/x.json", "b/c/x.json", ".hidden/x.json", "b/.x.json"] {
      try folder.write(name)
    }
    #expect(expand(folder, "*/x.json") == ["a/x.json", "b/x.json"])
    #expect(expand(folder, "*") == ["a", "b"])
    #expect(Set(expand(folder, "**/*.json")) == ["a/x.json", "b/x.json", "b/c/x.json"])
    #expect(expand(folder, "b/**/c/*") == ["b/c/x.json"])
    #expect(expand(folder, "b/.*") == ["b/.x.json"])
    #expect(expand(folder, "a/**") == ["a"])
    #expect(expand(folder, "nothing/*").isEmpty)
    #expect(expand(folder, "*.gz").isEmpty)
  }

  @Test func linksThatLeadBackEnd() throws {
    let folder = try Folder()
    try folder.write("a/x.json")
    try folder.link("a/up", to: "..")
    #expect(expand(folder, "**/x.json").contains("a/x.json"))
  }
}
