import ArgumentParser
import SluiceConfig
import SluiceCore
import SluiceRuntime
import SluiceSources

/// Which events a command is about. What a pipeline file says holds, too.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only events at this time or later, such as 2026-03-14T13:00:00Z or 2026-03-14.", valueName: "time"))
  var after: TimeArgument?

  @Option(help: ArgumentHelp("Only events before this time.", valueName: "time"))
  var before: TimeArgument?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only events that this account logged, whoever called. May be repeated.", valueName: "id"))
  var account: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Only events of this region, such as eu-west-1. May be repeated.", valueName: "region"))
  var region: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only events of this service, such as s3 or s3.amazonaws.com. May be repeated.", valueName: "service"))
  var service: [String] = []

  func validate() throws {
    if let after = after?.time, let before = before?.time, after >= before {
      throw ValidationError("--before (\(before)) is not later than --after (\(after)): no event fits")
    }
    for id in account where id.utf8.count != 12 || !id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw ValidationError("--account \(id) is not the id of an account: it has 12 digits")
    }
    for name in region where name.isEmpty || !name.utf8.allSatisfy(Self.isOfRegion) {
      throw ValidationError("--region \(name) is not a region: such as eu-west-1")
    }
    for name in service where name.isEmpty || name.contains(where: \.isWhitespace) {
      throw ValidationError("--service '\(name)' is not a service: such as s3 or s3.amazonaws.com")
    }
  }

  private static func isOfRegion(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  /// What records have to be like.
  var choice: RecordChoice {
    RecordChoice(
      accounts: account, regions: region, services: service, times: TimeRange(after: after?.time, before: before?.time))
  }

  /// The pipeline with a source that leaves out whole objects, where it can tell.
  func apply(to definition: PipelineDefinition) -> PipelineDefinition {
    let choice = choice
    return definition.mapSource { source in
      switch source {
      case let files as FileSource:
        return files.narrowed(accounts: choice.accounts, regions: choice.regions, times: choice.times)
      case let bucket as S3Source:
        return bucket.narrowed(accounts: choice.accounts, regions: choice.regions, times: choice.times)
      default: return source
      }
    }
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
