import Foundation
import SluiceConfig
import SluiceCore
import Testing

@Suite struct PipelineDefinitionTests {
  static let whole = """
    name: detect
    source:
      files: { paths: [logs, /var/log/more], after: 2026-01-31T18:30:00Z }
    stages:
      - decompress
      - parse: {}
      - detect:
          rules: ../rules
    sinks:
      - stdout:
      - file: { path: "out/{tag}.jsonl", from: events, gzip: true }
    """

  @Test func readsAWholePipeline() throws {
    let loaded = try Loaded(Self.whole)
    #expect(loaded.problems == [])
    let definition = try #require(loaded.definition)
    #expect(definition.name == "detect")
    #expect(definition.file == "p.yaml")
    #expect(definition.directory == "/etc/sluice")
    let source = try #require(definition.source as? FilesSource)
    #expect(source.paths.map(\.path) == ["/etc/sluice/logs", "/var/log/more"])
    #expect(source.after == EventTime("2026-01-31T18:30:00Z"))
    #expect(definition.stages.map(\.path) == ["stages.0.decompress", "stages.1.parse", "stages.2.detect"])
    #expect(definition.stages.map(\.location.description) == ["p.yaml:5:5", "p.yaml:6:5", "p.yaml:7:5"])
    #expect((definition.stages[2].component as? DetectStage)?.rules.map(\.path) == ["/etc/sluice/../rules"])
    #expect(definition.sinks.map(\.path) == ["sinks.0.stdout", "sinks.1.file"])
    #expect(definition.sourceLocation.description == "p.yaml:3:3")
    #expect(loaded.fileSink?.path.text == "out/{tag}.jsonl")
    #expect(loaded.fileSink?.from == .events)
    #expect(loaded.fileSink?.gzip == true)
  }

  @Test(arguments: ["- decompress", "- decompress:", "- decompress: {}", "- decompress: ~"])
  func acceptsAComponentWithoutKeysInEachWriting(_ entry: String) throws {
    let loaded = try Loaded("source: stdin\nstages:\n  \(entry)\n  - parse\nsinks: [stdout]\n")
    #expect(loaded.problems == [])
    #expect(loaded.definition?.stages.map(\.path) == ["stages.0.decompress", "stages.1.parse"])
  }

  @Test func isNamedAsItsFileByDefault() throws {
    #expect(try Loaded("source: stdin\nstages: [parse]\nsinks: [stdout]").definition?.name == "p")
  }

  @Test func reportsSeveralMistakesAtOnceInTheOrderOfTheFile() throws {
    let loaded = try Loaded(
      """
      nmae: x
      source:
        files: { after: yesterday }
      stages:
        - decompres
        - parse: { limit: 99 }
        - detect: { rulez: [a] }
      sinks:
        - file: { gzip: maybe, from: alert }
        - fiel: {}
      """)
    #expect(
      loaded.problems == [
        "p.yaml:1:1: error: unknown key 'nmae' in the pipeline file; did you mean 'name'? "
          + "(keys: name, source, stages, sinks, state, metrics)",
        "p.yaml:3:3: error: missing key 'paths' in files (a path or a list of them: What to read.)",
        "p.yaml:3:19: error: after can't be 'yesterday' (expected a time such as 2026-01-31 or 2026-01-31T18:30:00Z)",
        "p.yaml:5:5: error: unknown stage 'decompres'; did you mean 'decompress'? (stages: decompress, parse, detect)",
        "p.yaml:6:21: error: limit can't be '99' (expected an integer from 1 to 64)",
        "p.yaml:7:5: error: missing key 'rules' in detect (a path or a list of them: Rule files and folders.)",
        "p.yaml:7:15: error: unknown key 'rulez' in detect; did you mean 'rules'? (keys: rules, emit)",
        "p.yaml:9:5: error: missing key 'path' in file (a path: Where to write.)",
        "p.yaml:9:19: error: gzip can't be 'maybe' (expected true or false)",
        "p.yaml:9:32: error: from can't be 'alert'; did you mean 'alerts'? (expected alerts, events or dead_letters)",
        "p.yaml:10:5: error: unknown sink 'fiel'; did you mean 'file'? (sinks: stdout, file)",
      ])
    #expect(loaded.definition != nil)
  }

  @Test(arguments: [
    (
      "[]",
      "p.yaml:1:1: error: the pipeline file can't be a list "
        + "(expected a mapping with the keys name, source, stages and sinks)"
    ),
    ("", "p.yaml:1:1: error: the document is empty"),
    (
      "name: x\nstages: [parse]\nsinks: [stdout]",
      "p.yaml:1:1: error: missing key 'source' in the pipeline file (Where the data comes from.)"
    ),
    (
      "source:\nstages: [parse]\nsinks: [stdout]",
      "p.yaml:1:8: error: source names no source (sources: files, stdin)"
    ),
    (
      "source: [stdin]\nstages: [parse]\nsinks: [stdout]",
      "p.yaml:1:9: error: source can't be a list (expected one source; a pipeline has one source)"
    ),
    (
      "source: { stdin: , files: }\nstages: [parse]\nsinks: [stdout]",
      "p.yaml:1:20: error: source names 2 sources: 'stdin', 'files' (a pipeline has one source)"
    ),
    (
      "source: file\nstages: [parse]\nsinks: [stdout]",
      "p.yaml:1:9: error: 'file' is a sink, not a source (sources: files, stdin)"
    ),
  ])
  func hasNoDefinitionWithoutASource(_ text: String, _ problem: String) throws {
    let loaded = try Loaded(text)
    #expect(loaded.definition == nil)
    #expect(loaded.problems == [problem])
  }

  @Test(arguments: [
    ("sinks: []", "p.yaml:3:8: error: sinks is empty (expected at least one: stdout, file)"),
    (
      "sinks: stdout",
      "p.yaml:3:8: error: sinks can't be 'stdout' (expected a list: each sink on a line that begins with '- ')"
    ),
    (
      "sinks:\n  - file:\n    path: x",
      "p.yaml:5:5: error: 'path' stands beside 'file' instead of inside it (indent it further than 'file')"
    ),
    (
      "sinks:\n  - file: { path: x }\n    stdout: {}",
      "p.yaml:5:5: error: sinks.0 names 2 sinks: 'file', 'stdout' (begin each with '- ')"
    ),
    (
      "sinks:\n  - file: x",
      "p.yaml:4:11: error: file can't be 'x' (expected a mapping with keys: path, from, gzip, filter)"
    ),
    ("sinks:\n  - parse", "p.yaml:4:5: error: 'parse' is a stage, not a sink (sinks: stdout, file)"),
    ("sinks:\n  -", "p.yaml:4:4: error: sinks.0 names no sink (sinks: stdout, file)"),
    ("sinks:\n  - file:\n      path:", "p.yaml:5:7: error: 'path' in file has no value (expected a path)"),
    ("sinks:\n  - file:\n      path: [x]", "p.yaml:5:13: error: path can't be a list (expected a path)"),
    ("sinks:\n  - stdout: { x: 1 }", "p.yaml:4:15: error: unknown key 'x' in stdout (keys: from)"),
  ])
  func reportsMistakesInSinks(_ sinks: String, _ problem: String) throws {
    let loaded = try Loaded("source: stdin\nstages: [parse]\n\(sinks)")
    #expect(loaded.problems == [problem])
    #expect(loaded.definition != nil)
  }

  /// One scalar of a good file replaced, put in, or taken away: what is wrong is reported with its place.
  @Test(arguments: ["", "\t", "\n", "-", ":", "[", "{", "}", "\"", "'", "|", "&", "*a", "<<", "${", "#", "\u{0}", "ü"])
  func survivesSlipsOfTheFinger(_ slip: String) throws {
    let scalars = Array(Self.whole.unicodeScalars)
    for position in scalars.indices {
      for removed in slip.isEmpty ? [1] : [0, 1] {
        var text = String.UnicodeScalarView(scalars[..<position])
        text.append(contentsOf: slip.unicodeScalars)
        text.append(contentsOf: scalars[(position + removed)...])
        let loaded = try Loaded(String(text))
        #expect(loaded.definition != nil || !loaded.problems.isEmpty)
        #expect(loaded.problems.allSatisfy { $0.hasPrefix("p.yaml:") })
      }
    }
  }

  private func load(path: String) -> (definition: PipelineDefinition?, problems: [String]) {
    let problems = ProblemCollector()
    let definition = PipelineDefinition.load(path: path, registry: .fixture, environment: [:], problems: problems)
    return (definition, problems.problems.map(\.description))
  }

  @Test func readsAFileAndStartsPathsAtItsFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("live.yaml")
    try Data("source: { files: { paths: x } }\nstages: [parse]\nsinks: [stdout]\n".utf8).write(to: file)
    let loaded = load(path: file.path)
    #expect(loaded.problems == [])
    #expect(loaded.definition?.name == "live")
    #expect(loaded.definition?.directory == folder.path)
    #expect((loaded.definition?.source as? FilesSource)?.paths.first?.path == folder.appendingPathComponent("x").path)

    try Data("name: x\n\u{E4}b".utf8 + [0xFF]).write(to: file)
    #expect(load(path: file.path).problems == ["\(file.path):2:3: error: the file is not UTF-8 from here on"])
    #expect(
      load(path: folder.path).problems == ["error: can't read the pipeline file '\(folder.path)': it is a folder"])
  }

  @Test func aFileThatIsNotThereIsReported() {
    let loaded = load(path: "/nonexistent/p.yaml")
    #expect(loaded.definition == nil)
    #expect(
      loaded.problems == ["error: can't read the pipeline file '/nonexistent/p.yaml': there is no such file"])
  }
}
