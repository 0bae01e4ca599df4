import ArgumentParser
import SluiceAWS
import SluiceConfig
import SluiceRuntime
import SluiceSources

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows what a pipeline with the source s3 would read, before anything is read.",
    discussion: """
      Objects and bytes by account, region and day, with the time and the cost of the requests. The bucket is listed for \
      it, as the run will list it again. The JSON has a row for each account, region and day.
      """)

  @Argument(
    help: ArgumentHelp("The pipeline file (YAML), or a place such as s3://bucket/prefix.", valueName: "file"),
    completion: .pipelineFile)
  var file: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Override a value of the file. May be repeated.", valueName: "key=value"))
  var overrides: [String] = []

  @OptionGroup var filters: FilterOptions

  @Option(help: ArgumentHelp("Reckon the time with so many megabytes a second.", valueName: "MB/s"))
  var rate: Double?

  @Flag(help: "Fetch a few objects, up to 64 MB of them, to find out how fast they come.")
  var measure = false

  @Option(help: "Show the result as a table or json.")
  var format: Format = .table

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  func validate() throws {
    if let rate, !(rate > 0 && rate.isFinite) { throw ValidationError("--rate has to be above 0") }
    if rate != nil, measure { throw ValidationError("--rate and --measure are two answers to how fast it goes") }
  }

  @concurrent func run() async throws {
    let source = try Backfill.source(file, overrides, filters, for: "plan")
    do throws(AWSError) {
      let inventory = try await source.inventory()
      var speed = BackfillEstimate.Speed.assumed
      if let rate { speed = .given(bytesPerSecond: rate * 1e6) }
      if measure, let measured = try await source.speed(inventory.samples) { speed = .measured(measured) }
      let report = PlanReport(
        places: source.places.map(\.url), inventory: inventory,
        estimate: BackfillEstimate(
          objects: inventory.total.objects, bytes: inventory.total.bytes, listRequests: inventory.requests,
          speed: speed))
      print(format == .json ? report.json : Terminal.printableLines(report.text))
    } catch {
      Terminal.error("error: \(Terminal.printable(error.description))")
      throw ExitStatus.failed
    }
  }
}

/// What the commands on a backfill read.
enum Backfill {
  /// The source of a pipeline file, or of a place in S3, with the filters of the command line.
  ///
  /// - Throws: `ExitStatus`, when it has said why.
  static func source(
    _ file: String, _ overrides: [String], _ filters: FilterOptions, for command: String
  ) throws -> S3Source {
    let choice = filters.choice
    func narrowed(_ source: S3Source) -> S3Source {
      source.narrowed(accounts: choice.accounts, regions: choice.regions, times: choice.times)
    }
    if S3Place.isURL(file) {
      guard let place = S3Place(url: file) else {
        Terminal.error(
          "error: \(Terminal.printable(file)) is no place in S3: expected s3://bucket or s3://bucket/prefix")
        throw ExitStatus.usage
      }
      return narrowed(S3Source(places: [place]))
    }
    let problems = ProblemCollector()
    let definition = try PipelineCommand.load(file, overrides, problems: problems)
    for problem in problems.problems { Terminal.error(Terminal.printable(problem.description)) }
    guard let definition, !problems.hasErrors else { throw ExitStatus.usage }
    guard let source = definition.source as? S3Source else {
      let name = type(of: definition.source).name
      Terminal.error(
        "error: \(command) is for pipelines with the source s3, and \(file) has the source \(name): what it will read "
          + "can't be listed beforehand")
      throw ExitStatus.usage
    }
    return narrowed(source)
  }
}
