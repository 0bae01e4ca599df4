/// Checks that the stages fit together: bytes are decompressed at most once, then parsed exactly once, and only then
/// are there records to work on.
struct StageOrder {
  private enum Kind { case decompress, parse, record, other, unknown }

  private struct Stage {
    let kind: Kind
    let name: String
    let location: SourceLocation
    let path: String
  }

  /// Where `stages` is written.
  private let location: SourceLocation
  private var stages: [Stage] = []
  /// A stage with a misspelt name may be any of them: what depends on it is not judged.
  private var hasUnknown = false

  init(location: SourceLocation) { self.location = location }

  mutating func append(_ type: any Component.Type, at location: SourceLocation, path: String) {
    let kind: Kind =
      if type is any DecompressComponent.Type {
        .decompress
      } else if type is any ParseComponent.Type {
        .parse
      } else if type is any RecordStageComponent.Type {
        .record
      } else {
        .other
      }
    stages.append(Stage(kind: kind, name: type.name, location: location, path: path))
  }

  mutating func appendUnknown() { hasUnknown = true }

  /// - Parameter parse: what the parse stage is called.
  func check(parse: String, _ problems: ProblemCollector) {
    var decompress: Stage?
    var parser: Stage?
    let hasParser = stages.contains { $0.kind == .parse }
    for stage in stages {
      switch stage.kind {
      case .decompress:
        if let decompress {
          report(
            stage, "'\(stage.name)' is there twice, first in line \(decompress.location.line)", "remove one", problems)
        } else if let parser {
          report(
            stage, "'\(stage.name)' comes after '\(parser.name)', which reads plain bytes",
            "move it before '\(parser.name)' in line \(parser.location.line)", problems)
        }
        decompress = decompress ?? stage
      case .parse:
        if let parser {
          report(stage, "'\(stage.name)' is there twice, first in line \(parser.location.line)", "remove one", problems)
        }
        parser = parser ?? stage
      case .record:
        if parser == nil, hasParser {
          report(
            stage, "'\(stage.name)' comes before '\(parse)', and works on records, which only '\(parse)' makes",
            "move it after '\(parse)'", problems)
        }
      case .other, .unknown: break
      }
    }
    if !hasParser, !hasUnknown { reportMissing(parse, after: decompress, problems) }
  }

  private func reportMissing(_ parse: String, after decompress: Stage?, _ problems: ProblemCollector) {
    let record = stages.first { $0.kind == .record }
    let before = record.map { " before '\($0.name)' in line \($0.location.line)" }
    let after = decompress.map { " after '\($0.name)' in line \($0.location.line)" }
    problems.error(
      at: location, "no stage makes records of the bytes",
      expected: "add '- \(parse)'\(before ?? after ?? "")", path: "stages")
  }

  private func report(_ stage: Stage, _ message: String, _ expected: String, _ problems: ProblemCollector) {
    problems.error(at: stage.location, message, expected: expected, path: stage.path)
  }
}
