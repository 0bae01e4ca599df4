package import SluiceConfig
package import SluiceCore

/// `file` in a pipeline file: files, directories, globs and standard input.
///
/// Directories are read recursively; symbolic links are followed, and a file that is reached twice is read once. Hidden
/// files and directories are passed over unless they are named. CloudTrail's digests are passed over and counted.
///
/// With `after` and `before`, objects that can't hold events of these times are passed over by the time in their names:
/// those named five minutes or more before `after` (a name has the time of delivery, and events are not later), and
/// those named a day or more after `before`. Records of all other objects are filtered by their own time.
package struct FileSource: SourceComponent {
  package static let name = "file"
  package static let summary = "Reads files, directories, globs and standard input, in the order of their times."

  package static let paths = ConfigKey.paths(
    "paths", required: true,
    "Files, directories (with all below them), globs (`*`, `?`, `[a-z]`, `**` for any directories), `-` for stdin.")
  package static let include = ConfigKey.strings(
    "include", default: [],
    "Globs over the path below the given directory, or over the name; only what one of them matches is read.")
  package static let exclude = ConfigKey.strings(
    "exclude", default: [],
    "Globs over the path below the given directory, or over the name; what one of them matches is not read.")
  package static let after = ConfigKey.optionalTime("after", "Only events at this time or later.")
  package static let before = ConfigKey.optionalTime("before", "Only events before this time.")
  package static let keys: [any ConfigKeyDeclaration] = [paths, include, exclude, after, before]

  /// A path as it was given.
  struct Given: Sendable {
    /// For messages.
    let text: String
    let path: String
    let location: SourceLocation?
  }

  let given: [Given]
  private(set) var selection: FileSelection

  package var timeRange: TimeRange? {
    selection.range.after == nil && selection.range.before == nil ? nil : selection.range
  }

  package init(_ section: ConfigSection) {
    given = section.value(Self.paths).map { Given(text: $0.text, path: $0.path, location: $0.location) }
    let range = TimeRange(after: section.value(Self.after), before: section.value(Self.before))
    if let after = range.after, let before = range.before, after >= before {
      section.problems.error(
        at: section.location(of: Self.before.name),
        "before (\(before)) is not later than after (\(after)): no event fits")
    }
    selection = FileSelection(
      include: section.value(Self.include).map(Glob.init), exclude: section.value(Self.exclude).map(Glob.init),
      range: range)
  }

  /// For commands: paths relative to the working directory.
  package init(
    paths: [String], include: [String] = [], exclude: [String] = [], after: EventTime? = nil, before: EventTime? = nil
  ) {
    given = paths.map { Given(text: $0, path: $0, location: nil) }
    selection = FileSelection(
      include: include.map(Glob.init), exclude: exclude.map(Glob.init), range: TimeRange(after: after, before: before))
  }

  /// The same source without the objects that can hold no events of these accounts, regions and times. CloudTrail's own
  /// names tell; files with other names are read. Empty lists stand for all.
  package func narrowed(accounts: [String], regions: [String], times: TimeRange) -> FileSource {
    var source = self
    source.selection.accounts = Set(accounts)
    source.selection.regions = Set(regions)
    source.selection.asked = times
    return source
  }

  package func plan(_ context: inout PlanContext) -> any SourcePlan { plan(context.problems) }

  /// Finds the files. What is wrong with the paths goes to `problems`.
  package func plan(_ problems: ProblemCollector) -> FileSourcePlan {
    var listing = FileListing(selection)
    var stretches: [FileSourcePlan.Stretch] = []
    var taken = 0
    var hasStandardInput = false
    for given in given {
      guard given.text == "-" else {
        find(given, &listing, problems)
        continue
      }
      if hasStandardInput {
        problems.error(at: given.location, "standard input (-) is given twice: it can be read once")
      } else {
        stretches += [.files(taken..<listing.files.count), .standardInput]
        taken = listing.files.count
        hasStandardInput = true
      }
    }
    stretches.append(.files(taken..<listing.files.count))
    let plan = FileSourcePlan(files: listing.files, stretches: stretches, skipped: listing.skipped)
    if plan.count == 0, !listing.skipped.isEmpty, !problems.hasErrors {
      let reasons = listing.skipped.sorted.map { "\($0.count) \($0.key)" }.joined(separator: ", ")
      problems.warning(at: given.first?.location, "none of the files found is to be read: \(reasons)")
    }
    return plan
  }

  private func find(_ given: Given, _ listing: inout FileListing, _ problems: ProblemCollector) {
    let unreadableBefore = listing.unreadable.count
    do throws(SystemError) {
      if try !listing.add(RawPath(given.path)) {
        problems.error(
          at: given.location, "\(given.text) holds no files (hidden ones are read only when they are named)")
      }
    } catch {
      // What exists under a name with a star in it was read as it is, above.
      if Glob.isPattern(given.path) {
        switch listing.add(matching: given.path) {
        case nil: problems.error(at: given.location, "nothing matches \(given.text)")
        case false?: problems.error(at: given.location, "\(given.text) matches only directories without files")
        case true?: break
        }
      } else {
        problems.error(at: given.location, "\(given.text): \(error.text)")
      }
    }
    for (path, error) in listing.unreadable[unreadableBefore...] {
      problems.warning(at: given.location, "left out \(path.text): \(error.text)")
    }
  }
}
