import ArgumentParser
import SluiceRuleAnalysis
import SluiceRules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists detection rules: type, severity, ATT&CK techniques, window, and whether they are run.",
    discussion: "Exit status: 0; 1 when a file has a mistake, so that its rule is missing.")

  @Argument(
    help: ArgumentHelp(
      "Rules, and folders of rules; those that come with sluice, if left out.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(help: "Show the list as table, json or csv.")
  var format: Format = .table

  @Flag(help: "Print a layer for the MITRE ATT&CK Navigator instead.")
  var navigator = false

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv }

  func run() throws {
    let listing = RuleListing(paths: try ShippedRules.paths(or: paths))
    if navigator {
      print(NavigatorLayer(listing).json)
    } else {
      switch format {
      case .table: print(Terminal.printableLines(listing.table))
      case .json: print(listing.json)
      case .csv: print(Terminal.printableLines(listing.csv))
      }
    }
    for error in listing.errors { Terminal.error("error: \(Terminal.printable(error.description))") }
    if !listing.errors.isEmpty { throw ExitStatus.usage }
  }
}

extension ShippedRules {
  /// The paths that were named, or else the folder of the rules that come with sluice.
  ///
  /// - Throws: when none were named and the folder is not found.
  static func paths(or named: [String]) throws -> [String] {
    if !named.isEmpty { return named }
    guard let folder = folder() else {
      throw ValidationError(
        "the rules that come with sluice were not found; name some, or their folder in SLUICE_RULES")
    }
    return [folder]
  }
}
