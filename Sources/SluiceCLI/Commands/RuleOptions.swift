import ArgumentParser
import SluiceConfig
import SluiceDetect
import SluiceRules

/// Which rules a command runs.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run only rules of this severity or a higher one: low, medium, high or critical.", valueName: "severity"))
  var level: FailureSeverity?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Run only the rule with this id or name; * and ? are wildcards, case does not count. May be repeated.",
      valueName: "rule"))
  var rule: [String] = []

  func validate() throws {
    if rule.contains(where: { $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("--rule needs an id or a name") }
  }

  var selection: RuleSelection {
    var selection = RuleSelection()
    selection.severity = level.flatMap { Rule.Severity(rawValue: $0.rawValue) }
    selection.include = rule.map { RulePattern($0) }
    return selection
  }

  /// The same for each detect stage of a pipeline file, in place of what the file says.
  ///
  /// - Throws: `ValidationError` when the pipeline detects nothing.
  func overrides(of definition: PipelineDefinition) throws -> [String] {
    if level == nil, rule.isEmpty { return [] }
    let stages = definition.stages.filter { $0.component is DetectStage }
    guard !stages.isEmpty else {
      throw ValidationError("--level and --rule choose rules, and \(definition.file) has no detect stage")
    }
    return stages.flatMap { stage in
      var texts: [String] = []
      if let level { texts.append("\(stage.path).severity=\(level.rawValue)") }
      if !rule.isEmpty { texts.append("\(stage.path).include=[\(rule.map(Self.quoted).joined(separator: ", "))]") }
      return texts
    }
  }

  /// As a single-quoted scalar of YAML, in which variables of the pipeline file are none.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''").replacing("${", with: "$${") + "'"
  }
}
