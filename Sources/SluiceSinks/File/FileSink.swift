package import SluiceConfig
import SluiceCore

/// Writes JSON lines to files, spread over them by tag, day, account and region.
///
/// A file gets its name when it is complete; until then it is called `.NAME.partial`. What a run before has left is begun
/// anew, but for a source that runs live: what it gave once it may never give again, so nothing is written over.
package struct FileSink: SinkComponent {
  package static let name = "file"
  package static let summary = "Writes alerts, events or dead letters to files, one JSON document a line."

  static let path = ConfigKey.path(
    "path",
    """
    The file, with the placeholders {tag}, {date} (the event's day, UTC), {account} and {region}; what an event does \
    not have is unknown. A name that ends in .gz is compressed.
    """)
  static let overwrite = ConfigKey.boolean(
    "overwrite", default: false,
    """
    Whether files of earlier runs are replaced. Otherwise they end the run, but for a source that runs live: there the \
    next part follows them.
    """)
  static let maximumOpenFiles = ConfigKey.integer(
    "max_open_files", default: 64, in: 1...65_536,
    """
    Files that are written at once. Beyond that the one used longest ago is completed, and more for it goes to a next \
    part.
    """)
  static let compressionLevel = ConfigKey.integer(
    "compression_level", default: 3, in: 1...9,
    "Of gzip, from 1 (fast) to 9 (small). Where ISA-L is built in it does the levels 1 to 3, several times as fast.")
  static let size = ConfigKey.optionalByteCount(
    "size", in: 1...Int.max,
    "Bytes of text, before compression, after which a file is completed and the next part begins.")
  static let interval = ConfigKey.optionalDuration(
    "interval", in: .seconds(1)...DurationText.longest,
    "Length of the periods of event time that have files of their own.")
  static let age = ConfigKey.optionalDuration(
    "age", in: .seconds(1)...DurationText.longest,
    """
    How long, by the clock, a file is written before it is completed. For sources that run live: their files have no end \
    of their own. An empty file stays open.
    """)
  static let rotate = ConfigKey.section(
    "rotate", [size, interval, age], "When a file is completed and the next part (NAME-0001) begins.")
  package static let keys: [any ConfigKeyDeclaration] =
    [path] + StreamSelection.keys + [rotate, maximumOpenFiles, compressionLevel, overwrite]

  let selection: StreamSelection
  /// Nil when the path has a mistake, which is reported.
  let template: PathTemplate?
  let settings: OutputFiles.Settings
  /// In milliseconds.
  let interval: Int64?
  /// Whether files are completed before the end of the run, whatever comes.
  package var completesFilesInTime: Bool { settings.partAge != nil }

  package var takesDeadLetters: Bool { selection.stream == .deadLetters }

  package init(_ section: ConfigSection) {
    selection = StreamSelection(section)
    let path = section.value(Self.path)
    var settings = OutputFiles.Settings()
    settings.limit = section.value(Self.maximumOpenFiles)
    settings.compressionLevel = section.value(Self.compressionLevel)
    settings.replaces = section.value(Self.overwrite)
    var interval: Int64?
    if let rotate = section.value(Self.rotate) {
      settings.partSize = rotate.value(Self.size)
      settings.partAge = rotate.value(Self.age)
      if let duration = rotate.value(Self.interval) {
        let (seconds, attoseconds) = duration.components
        interval = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
      }
      if ![Self.size.name, Self.interval.name, Self.age.name].contains(where: rotate.contains) {
        section.problems.error(at: rotate.location, "rotate needs size, interval or age, or several of them")
      }
    }
    self.settings = settings
    self.interval = interval
    template = Self.template(path, section)
  }

  private static func template(_ path: ConfigPath, _ section: ConfigSection) -> PathTemplate? {
    guard !path.text.isEmpty else { return nil }
    if path.isStandardStream {
      section.problems.error(at: path.location, "'-' is no file", expected: "the standard output is the sink 'stdout'")
      return nil
    }
    do throws(PathTemplate.ParseError) {
      return try PathTemplate(path.text, resolved: path.path)
    } catch {
      section.problems.error(at: path.location, "path: \(error.message)")
      return nil
    }
  }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    let stream = selection.plan(&context)
    // A path without mistakes, in place of a wrong one: such a plan is not opened.
    let template = template ?? .standIn
    let needsColumns =
      interval != nil || template.uses(.date) || template.uses(.account) || template.uses(.region)
    let columns =
      needsColumns && selection.stream != .deadLetters
      ? PartitionColumns(catalog: context.catalog, in: &context.projection) : nil
    var settings = settings
    settings.keepsEarlierFiles = context.source?.isLive == true
    return FileSinkPlan(
      label: label, stream: stream, settings: settings,
      partitioning: Partitioning(template: template, columns: columns, interval: interval, tags: context.tags))
  }
}

/// A planned file sink.
struct FileSinkPlan: SinkPlan {
  let label: String
  let stream: StreamPlan
  let settings: OutputFiles.Settings
  let partitioning: Partitioning

  /// Opens the file if there is only one, so that it is there even when nothing is written to it.
  func open(_ projection: Projection) throws(SinkError) -> any Sink {
    let sink = FileSinkWriter(self, projection)
    if partitioning.template.isConstant, partitioning.interval == nil {
      try sink.open(partitioning.template.path { _ in nil })
    }
    return sink
  }

  func renew(_ sink: any Sink, _ projection: Projection) { (sink as? FileSinkWriter)?.follow(self, projection) }

  /// The path, as it was resolved: with other outputs there is nothing to go on with.
  var positionName: String? { partitioning.template.text }

  func open(_ projection: Projection, resuming positions: [StateEntry]) throws(SinkError) -> any Sink {
    var settings = settings
    settings.defersNames = true
    let files: OutputFiles
    do throws(OutputFileError) {
      files = try OutputFiles(settings, resuming: positions)
    } catch {
      if case .system(let failure) = error { throw failure.sinkError(label) }
      throw SinkError(sink: label, message: error.message)
    }
    let sink = FileSinkWriter(self, projection, files: files)
    if positions.isEmpty, partitioning.template.isConstant, partitioning.interval == nil {
      try sink.open(partitioning.template.path { _ in nil })
    }
    return sink
  }
}
