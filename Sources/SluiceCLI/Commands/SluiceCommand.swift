package import ArgumentParser
import Foundation

/// The command line.
package struct SluiceCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "sluice",
    abstract: "Detects threats in AWS CloudTrail logs, in the stream.",
    discussion: """
      Exit status: 0 done; 1 usage or configuration; 2 finished, but some input was damaged or refused; 3 the run \
      failed, because its output could not be written or its source could not be read; 4 there was an alert of the \
      severity that --fail-on names, or of a higher one, or a difference and --fail-on-change (also when some input \
      was damaged). A reader that closes \
      standard output early, such as head, is no failure.
      """,
    version: "sluice \(SluiceVersion.text)",
    subcommands: [
      RunCommand.self, ValidateCommand.self, DetectCommand.self, MapCommand.self, TestCommand.self, DiffCommand.self,
      BenchCommand.self, InitCommand.self, PlanCommand.self, CheckCommand.self, StateCommand.self, VerifyCommand.self,
      ImportCollectorCommand.self, StagesCommand.self, SchemaCommand.self, GraphCommand.self, LintCommand.self,
      ExplainCommand.self, RulesCommand.self, CompletionsCommand.self, ManCommand.self,
    ])

  package init() {}

  /// Parses the arguments, runs the command, and ends the process with its exit status.
  @concurrent package static func start() async {
    // A closed pipe is an error of the write that meets it, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Foundation.exit(ExitStatus.done.rawValue)
    } catch let status as ExitStatus {
      Foundation.exit(status.rawValue)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code.isSuccess {
        print(text)
      } else if !text.isEmpty {
        Terminal.error(text)
      }
      Foundation.exit(code.isSuccess ? ExitStatus.done.rawValue : ExitStatus.usage.rawValue)
    }
  }
}

/// How the process ends. Thrown by commands that have said why.
enum ExitStatus: Int32, Error {
  case done = 0
  /// Wrong arguments, or a mistake in a pipeline file or rule.
  case usage = 1
  /// The run went to its end, but objects or records in it could not be read.
  case damaged = 2
  /// The run broke off.
  case failed = 3
  /// There was an alert that `--fail-on` asks about, or a difference that `--fail-on-change` does.
  case found = 4
}
