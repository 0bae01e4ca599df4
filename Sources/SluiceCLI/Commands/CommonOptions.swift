import ArgumentParser
import Foundation
import Logging

/// Options of every command that runs a pipeline.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Work on so many objects side by side. The output does not depend on it.", valueName: "n"))
  var lanes: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Least level of log lines on standard error.")
  var logLevel: LogLevel = .info

  @Option(help: "Log lines as text or json.")
  var logFormat: LogFormat = .text

  @Option(help: "The summary and the ledger at the end, on standard error: text, json or none.")
  var summary: SummaryFormat = .text

  @Flag(name: .customLong("no-progress"), help: "Show no progress line on the terminal.")
  var hidesProgress = false

  func validate() throws {
    guard (1...256).contains(lanes) else { throw ValidationError("--lanes has to be from 1 to 256") }
  }

  func makeLogger() -> Logger {
    var logger = Logger(label: "sluice") { _ in StandardErrorLog(format: logFormat) }
    logger.logLevel = Logger.Level(rawValue: logLevel.rawValue) ?? .info
    return logger
  }
}

enum LogFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

enum SummaryFormat: String, CaseIterable, ExpressibleByArgument { case text, json, none }

/// As `Logger.Level`.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
  case trace, debug, info, notice, warning, error, critical
}
