import Foundation
import SluiceConfig
import Testing

@testable import SluiceCLI

/// The schema and the reader of pipeline files are made from the same declarations: what one takes, the other takes.
@Suite(.enabled(if: SchemaChecker.isAvailable, Comment(rawValue: SchemaChecker.absence)))
struct SchemaAgreementTests {
  private static let environment = ["SOME": "1", "LOGS": "logs", "STAGE": "route"]
  private let schema = PipelineSchema(BuiltInStages.registry).text

  /// What the reader says, without files or rules being looked at.
  private func mistakes(_ text: String) -> [Problem] {
    let problems = ProblemCollector()
    _ = PipelineDefinition.load(
      text: text, file: "pipeline.yaml", directory: "/nowhere", registry: BuiltInStages.registry,
      environment: Self.environment, problems: problems)
    return problems.problems.filter { $0.severity == .error }
  }

  @Test func shippedPipelinesPass() throws {
    let texts = try Checkout.pipelineFiles.map {
      try String(contentsOfFile: "\(Checkout.pipelines.path)/\($0)", encoding: .utf8)
    }
    let mistakes = try SchemaChecker.check(texts, schema: schema)
    #expect(mistakes == texts.map { _ in nil })
  }

  @Test func pipelinesToBeginWithPass() throws {
    let texts = try PipelineTemplate.sourceNames.map { name in
      try #require(PipelineTemplate(source: name, registry: BuiltInStages.registry)).text(file: "p.yaml", rules: nil)
    }
    let mistakes = try SchemaChecker.check(texts, schema: schema)
    #expect(mistakes == texts.map { _ in nil })
  }

  private static func pipeline(
    source: String = "file: { paths: x }", stages: String = "parse", sinks: String = "stdout: { from: events }"
  ) -> String {
    "source: { \(source) }\nstages: [ \(stages) ]\nsinks: [ \(sinks) ]\n"
  }

  /// Every form that the reader takes.
  static let good = [
    pipeline(),
    pipeline(source: "file: { paths: [x, 1, true, ./y], include: '*.json', after: 2026-03-14T00:00:00Z }"),
    pipeline(source: "file: { paths: \"${LOGS}\", after: '2026-03-14 01:02', before: 20260315 }"),
    pipeline(source: "file: { paths: '-', exclude: [], include: , after: ~ }"),
    pipeline(stages: "decompress, { parse: }, { route: null }, route: {}"),
    pipeline(stages: "{ decompress: { max_size: 1, window: 64 KIB, backend: zlib } }, parse: {}"),
    pipeline(stages: "{ decompress: { max_size: '1 gb', window: \"${SIZE:-4096}\" } }, parse"),
    pipeline(stages: "parse: { format: \"${FORMAT:-ecs}\" }"),
    pipeline(stages: "parse, \"${STAGE}\""),
    pipeline(stages: "parse, route: { routes: [{ when: 'a: b', drop: true }, { when: 'c: 1', tag: t }], default: 12 }"),
    pipeline(stages: "parse, route: { tag: 'a.${LOGS}' }"),
    pipeline(sinks: "stdout, { file: { path: x, max_open_files: 65536, rotate: { size: 1kB, interval: 1h30m } } }"),
    pipeline(sinks: "file: { path: x, overwrite: false, rotate: { interval: 7d }, tags: t }"),
    "name: 12\n" + pipeline(), "name: 'a.$${b}.${LOGS}$$$'\n" + pipeline(),
    pipeline().replacing("sinks: [ stdout: { from: events } ]", with: "sinks:\n  - file: { path: x, overwrite: ~ }"),
    pipeline() + "name: ${SOME}\n", "name:\n" + pipeline(),
  ]

  @Test func whatTheReaderTakesTheSchemaTakes() throws {
    for (text, wrong) in zip(Self.good, try SchemaChecker.check(Self.good, schema: schema)) {
      #expect(mistakes(text).map(\.description) == [], "\(text)")
      #expect(wrong == nil, "\(text)")
    }
  }

  static let bad = [
    "[]", "12", "source: { file: { paths: x } }", pipeline() + "surplus: 1\n", pipeline(source: ""),
    pipeline(source: "fil: { paths: x }"), pipeline(source: "file: { paths: x }, stdout: {}"),
    pipeline(source: "file:"),
    pipeline(source: "file: { paths: }"), pipeline(source: "file: { paths: [] }"),
    pipeline(source: "file: { paths: '' }"), pipeline(source: "file: { paths: x, after: yesterday }"),
    pipeline(source: "file: { paths: x, before: 2026-1-1 }"), pipeline(source: "file: { paths: \"${1}\" }"),
    pipeline(source: "file: { paths: \"a ${LOGS\" }"), pipeline(source: "file: { paths: [x, [y]] }"),
    pipeline(source: "file: [x]"), pipeline(source: "file: x"),
    pipeline(stages: ""), pipeline(stages: "decompress"), pipeline(stages: "pars"), pipeline(stages: "parse, parse"),
    pipeline(stages: "decompress, decompress, parse"), pipeline(stages: "parse, detect"),
    pipeline(stages: "parse, detect: {}"), pipeline(stages: "parse, stdout"), pipeline(stages: "parse, [route]"),
    pipeline(stages: "parse, 12"), pipeline(stages: "parse: { formt: ecs }"),
    pipeline(stages: "parse: { format: xml }"),
    pipeline(stages: "{ decompress: { window: 1 } }, parse"), pipeline(stages: "{ decompress: { window: 4X } }, parse"),
    pipeline(stages: "{ decompress: { max_size: -1 } }, parse"), pipeline(stages: "parse, route: { routes: {} }"),
    pipeline(stages: "parse, route: { routes: [{ tag: x }] }"), pipeline(stages: "parse, route: { routes: [x] }"),
    pipeline(stages: "parse, route: { routes: [{ when: 'a: b', drop: 'true' }] }"),
    pipeline(stages: "parse, route: { routes: [{ when: 'a: b', drp: true }] }"),
    pipeline(stages: "parse, route: { match: none, routes: [] }"), pipeline(stages: "parse, {}"),
    "source: { file: { paths: x } }\nstages: parse\nsinks: [stdout]\n",
    "source: [{ file: { paths: x } }]\nstages: [parse]\nsinks: [stdout]\n",
    pipeline(sinks: ""), pipeline(sinks: "file"), pipeline(sinks: "file: { path: x, max_open_files: 0 }"),
    pipeline(sinks: "file: { path: x, max_open_files: 65537 }"), pipeline(sinks: "file: { path: x, overwrite: yes }"),
    pipeline(sinks: "file: { path: x, compression_level: 1.5 }"), pipeline(sinks: "stdout: { from: alert }"),
    pipeline(sinks: "file: { path: x, rotate: { size: 0 } }"), pipeline(sinks: "file: { path: x, rotate: 1MiB }"),
    pipeline(sinks: "file: { path: x, rotate: { interval: 30 } }"),
    pipeline(sinks: "file: { path: x, rotate: { interval: 1s1m } }"),
    pipeline(sinks: "file: { path: x, rotate: { sise: 1 } }"),
    pipeline(sinks: "file: { path: x, compression_level: '6' }"), pipeline(sinks: "null"),
  ]

  @Test func whatTheReaderRefusesTheSchemaRefuses() throws {
    for (text, wrong) in zip(Self.bad, try SchemaChecker.check(Self.bad, schema: schema)) {
      #expect(!mistakes(text).isEmpty, "\(text)")
      #expect(wrong != nil, "\(text)")
    }
  }

  /// Each key of each component, at every depth, with a value of a wrong type; each section with a key that it does not
  /// have, and without one that it needs. Both refuse it, and the reader says where.
  @Test func everyDeclaredKeyIsCheckedByBoth() throws {
    let mutations = DeclarationMutations.all(BuiltInStages.registry)
    #expect(mutations.count > 60)
    for (mutation, wrong) in zip(mutations, try SchemaChecker.check(mutations.map(\.text), schema: schema)) {
      let paths = mistakes(mutation.text).map(\.path)
      #expect(paths.contains(mutation.path), "\(mutation.text) \(paths)")
      #expect(wrong != nil, "\(mutation.text)")
    }
  }

  /// With nothing changed, the pipelines that the mutations are made from have no mistake in a key's type.
  @Test func unchangedTheyPass() throws {
    let texts = DeclarationMutations.unchanged(BuiltInStages.registry)
    let mistakes = try SchemaChecker.check(texts, schema: schema)
    #expect(mistakes == texts.map { _ in nil })
  }
}
