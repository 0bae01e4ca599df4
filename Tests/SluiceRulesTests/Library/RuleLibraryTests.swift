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
    try write("b/c/three.toml", id: "3", type: "machine_learning")
    try write("z.toml", id: "4")
    try write("a.test.yaml", "not a rule")
    try write(".hidden/five.toml", id: "1")
    let library = RuleLibrary.load(paths: [folder.path])
    #expect(library.errors.isEmpty)
    #expect(library.programs.map(\.rule.id) == ["1", "2", "4"])
    #expect(library.programs[0].rule.origin == folder.path + "/a.toml")
    #expect(library.unsupported.map(\.rule.id) == ["3"])
    #expect(!library.unsupported[0].reason.isEmpty)
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

  private static let sigma = """
    title: A rule
    id: s1
    logsource: { product: aws, service: cloudtrail }
    detection: { sel: { a: b }, condition: sel }

    """

  @Test func sigmaRulesAreLoadedBesideElastics() throws {
    defer { clean() }
    try write("b.toml", id: "2")
    try write("a.yml", Self.sigma)
    try write("c/c.yaml", "title: Many\ncorrelation: { type: temporal, rules: [s1], timespan: 1h }\n")
    try write("a.test.yml", "tests: []")
    try write("a.test.yaml", Self.sigma)
    try write("pipeline.yaml", "name: x\nsource: {}\n")
    try write("broken.yaml", "name: [\n")
    let library = RuleLibrary.load(paths: [folder.path])
    #expect(library.errors.isEmpty, "\(library.errors)")
    #expect(library.programs.map(\.rule.id) == ["s1", "2", "sigma-many"])
    #expect(library.programs.map(\.namespace) == [.record, .document, .record])
  }

  @Test func yamlWithoutARuleIsAnErrorWhenNamed() throws {
    defer { clean() }
    try write("only/pipeline.yaml", "name: x\n")
    try write("only/a.test.yaml", Self.sigma)
    try write("only/sub/list.yml", "- 1\n")
    let paths = ["only", "only/pipeline.yaml", "only/a.test.yaml"].map { folder.path + "/" + $0 }
    // Each on its own: a file that a folder held is not read again.
    let errors = paths.flatMap { RuleLibrary.load(paths: [$0]).errors }
    #expect(
      errors.map(\.message) == [
        "there is no rule in this folder", "there is no `detection`, `correlation` or `filter`",
        "is a file of rule tests, not of rules",
      ])
    #expect(errors[0].hint == "rule files are named *.toml (Elastic) or *.yml, *.yaml (Sigma)")
  }

  @Test func idsAreOnceInEachLanguage() throws {
    defer { clean() }
    try write("a.toml", id: "s1")
    try write("b.yml", Self.sigma)
    try write("c.yml", Self.sigma + "---\n" + Self.sigma.replacing("id: s1", with: "id: s2"))
    let library = RuleLibrary.load(paths: [folder.path])
    // Elastic and Sigma number their rules apart.
    #expect(library.programs.map(\.rule.id) == ["s1", "sigma:s1", "s2"])
    #expect(library.errors.map(\.file) == [folder.path + "/c.yml"])
    #expect(library.errors.allSatisfy { $0.message.contains("already that of the rule in \(folder.path)/b.yml") })
  }

  @Test func brokenSigmaFilesDoNotHideTheOthers() throws {
    defer { clean() }
    try write("a.yml", "title: x\ndetection: [\n")
    try write("b.yml", Self.sigma)
    let library = RuleLibrary.load(paths: [folder.path])
    #expect(library.programs.map(\.rule.id) == ["s1"] && library.errors.count == 1 && library.errors[0].line == 3)
  }
}
