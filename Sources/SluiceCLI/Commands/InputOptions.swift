import ArgumentParser
import SluiceSources

/// What `detect` and `map` read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "CloudTrail logs: files, directories (with all below them), globs, or - for standard input.", valueName: "path"),
    completion: .file())
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

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("name at least one file, directory or glob, or - for standard input")
    }
  }

  var source: FileSource { FileSource(paths: paths, include: include, exclude: exclude) }
}
