import ArgumentParser
import SluiceCore
import SluiceSources

/// What `detect` and `map` read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "CloudTrail logs: files, directories (with all below them), globs, or - for standard input.", valueName: "path"))
  var paths: [String]

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Read only files that match this glob, over the path below the directory or the name. May be repeated.",
      valueName: "glob"))
  var include: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Leave out files that match this glob. May be repeated.", valueName: "glob"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only events at this time or later, such as 2026-03-14T13:00:00Z or 2026-03-14.", valueName: "time"))
  var after: TimeArgument?

  @Option(help: ArgumentHelp("Only events before this time.", valueName: "time"))
  var before: TimeArgument?

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("name at least one file, directory or glob, or - for standard input")
    }
    if let after = after?.time, let before = before?.time, after >= before {
      throw ValidationError("--before (\(before)) is not later than --after (\(after)): no event fits")
    }
  }

  var source: FileSource {
    FileSource(paths: paths, include: include, exclude: exclude, after: after?.time, before: before?.time)
  }
}

/// A time on the command line.
struct TimeArgument: ExpressibleByArgument {
  let time: EventTime

  init?(argument: String) {
    guard let time = EventTime(argument) else { return nil }
    self.time = time
  }
}
