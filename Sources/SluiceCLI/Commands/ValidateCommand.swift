import ArgumentParser
import SluiceConfig
import SluiceCore
import SluiceRuntime

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks a pipeline file and everything that it names, and shows all mistakes at once.",
    discussion: "Exit status: 0 when the pipeline can run, warnings or not; 1 when there is a mistake.")

  @Argument(help: ArgumentHelp("The pipeline file (YAML).", valueName: "file"), completion: .pipelineFile)
  var file: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Override a value of the file. May be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(help: "Show the result as text or json.")
  var format: Format = .text

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @concurrent func run() async throws {
    let problems = ProblemCollector()
    var isRunnable = false
    if let definition = try PipelineCommand.load(file, overrides, problems: problems) {
      isRunnable =
        PipelinePlan(definition, plainWindows: BuiltInStages.plainWindows, problems: problems) != nil
        && !problems.hasErrors
    }
    switch format {
    case .text:
      for problem in problems.problems { print(Terminal.printable(problem.description)) }
      let errors = problems.problems.count { $0.severity == .error }
      let warnings = problems.problems.count - errors
      print(
        isRunnable
          ? "\(file): can run" + (warnings > 0 ? " (\(warnings) warning\(warnings == 1 ? "" : "s"))" : "")
          : "\(file): \(errors) mistake\(errors == 1 ? "" : "s")")
    case .json: print(Self.json(problems.problems, isRunnable))
    }
    if !isRunnable { throw ExitStatus.usage }
  }

  private static func json(_ problems: [Problem], _ isRunnable: Bool) -> String {
    var out: [UInt8] = []
    out.append(raw: isRunnable ? "{\"valid\":true,\"problems\":[" : "{\"valid\":false,\"problems\":[")
    for (index, problem) in problems.enumerated() {
      if index > 0 { out.append(0x2C) }
      out.append(raw: "{\"severity\":")
      out.append(jsonString: problem.severity.rawValue)
      func add(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        out.append(raw: ",\"")
        out.append(raw: key)
        out.append(raw: "\":")
        out.append(jsonString: text)
      }
      if let location = problem.location {
        add("file", location.file)
        out.append(contentsOf: ",\"line\":\(location.line),\"column\":\(location.column)".utf8)
      }
      add("path", problem.path)
      add("message", problem.message)
      add("expected", problem.expected)
      add("suggestion", problem.suggestion)
      out.append(0x7D)
    }
    out.append(raw: "]}")
    return String(decoding: out, as: UTF8.self)
  }
}
