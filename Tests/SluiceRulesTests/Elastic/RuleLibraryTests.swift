import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct RuleLibraryTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ path: String, id: String, type: String = "query", query: String = "a: b") throws {
    let text = """
      [rule]
      rule_id = "\(id)"
      name = "Rule \(id)"
      type = "\(type)"
      severity = "low"
      risk_score = 21
      query = '\(query)'
      """
    try write(path, text)
  }

  private func write(_ path: String, _ text: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  @Test func foldersAreReadInTheOrderOfPathsAndOtherFilesLeftAlone() throws {
    defer { clean() }
    try write("b/two.toml", id: "2")
    try write("a.toml", id: "1")
    try write("b/c/three.toml", id: "3", type: "eql")
    try write("z.toml", id: "4")
    try write("a.test.yaml", "not a rule")
    try write(".hidden/five.toml", id: "1")
    let library = RuleLibrary.load(paths: [folder.path])
    #expect(library.errors.isEmpty)
    #expect(library.programs.map(\.rule.id) == ["1", "2", "4"])
    #expect(library.programs[0].rule.origin == folder.path + "/a.toml")
    #expect(library.unsupported.map(\.rule.id) == ["3"])
    #expect(library.unsupported[0].reason == "not supported yet")
  }

  @Test func aFileNamedTwiceIsLoadedOnce() throws {
    defer { clean() }
    try write("b.toml", id: "2")
    try write("a.toml", id: "1")
    let library = RuleLibrary.load(paths: [folder.path + "/b.toml", folder.path, folder.path + "/"])
    #expect(library.errors.isEmpty && library.programs.map(\.rule.id) == ["2", "1"])
  }

  @Test func loopsOfSymbolicLinksEnd() throws {
    defer { clean() }
    try write("a/one.toml", id: "1")
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("a/loop"), withDestinationURL: folder)
    let library = RuleLibrary.load(paths: [folder.path])
    #expect(library.errors.isEmpty && library.programs.map(\.rule.id) == ["1"])
  }

  @Test func oneBadFileDoesNotHideTheOthers() throws {
    defer { clean() }
    try write("a.toml", id: "1", query: "a: not b")
    try write("b.toml", id: "2")
    try write("c.toml", "= 5")
    let library = RuleLibrary.load(paths: [folder.path])
    #expect(library.programs.map(\.rule.id) == ["2"])
    #expect(library.errors.map { [$0.line, $0.column] } == [[7, 13], [1, 1]])
    #expect(library.errors[0].file.hasSuffix("/a.toml") && library.errors[0].hint?.hasPrefix("expected") == true)
  }

  @Test func repeatedRuleIdsNameBothFiles() throws {
    defer { clean() }
    try write("a.toml", id: "1")
    try write("b.toml", id: "1")
    let library = RuleLibrary.load(paths: [folder.path])
    #expect(library.programs.map(\.rule.origin) == [folder.path + "/a.toml"])
    #expect(library.errors.count == 1 && library.errors[0].file == folder.path + "/b.toml")
    #expect(library.errors[0].message.contains(folder.path + "/a.toml"))
  }

  @Test func pathsWithoutARuleAreErrors() throws {
    defer { clean() }
    try write("empty/readme.md", "")
    try write("bad.toml", "")
    try Data([0x61, 0xFF]).write(to: folder.appendingPathComponent("latin.toml"))
    let paths = ["absent", "empty", "empty/readme.md", "latin.toml"].map { folder.path + "/" + $0 }
    let library = RuleLibrary.load(paths: paths)
    #expect(library.programs.isEmpty && library.errors.map(\.file) == paths)
    #expect(
      library.errors.map(\.message) == [
        "there is no such file or folder", "there is no rule in this folder", "is not a rule file", "is not UTF-8 text",
      ])
  }
}
