import ArgumentParser
import SluiceConfig
import SluiceSources

/// What `detect` and `map` read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "CloudTrail logs: files, directories (with all below them), globs, - for standard input, or s3://bucket/prefix.",
      valueName: "path"),
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
    let places = paths.filter(S3Place.isURL)
    for path in places where S3Place(url: path) == nil {
      throw ValidationError("'\(path)' is no place in S3: expected s3://bucket or s3://bucket/prefix")
    }
    if !places.isEmpty, places.count < paths.count {
      throw ValidationError("places in S3 and files can't be read in one go: name one kind")
    }
  }

  var source: any SourceComponent {
    let places = paths.compactMap { S3Place(url: $0) }
    if places.isEmpty { return FileSource(paths: paths, include: include, exclude: exclude) }
    return S3Source(places: places, include: include, exclude: exclude)
  }
}
