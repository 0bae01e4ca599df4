import ArgumentParser
import SluiceConfig

struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Shows what a pipeline file can name, and the keys of each.")

  @Argument(
    help: "A source, stage or sink; all of them in a line each, if left out.",
    completion: .list(Set(ComponentListing(BuiltInStages.registry).entries.map(\.name)).sorted()))
  var name: String?

  @Option(help: "Show the keys as text or as a Markdown table.")
  var format: Format = .text

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown }

  func run() throws {
    let listing = ComponentListing(BuiltInStages.registry)
    guard let name else {
      print(listing.overview)
      return
    }
    let found = listing.entries.filter { $0.name == name }
    guard !found.isEmpty else {
      let names = Set(listing.entries.map(\.name)).sorted()
      let near = nearestName(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is no '\(name)'\(near) (there are \(names.joined(separator: ", ")))")
    }
    switch format {
    case .text: print(found.map(ComponentListing.text).joined(separator: "\n\n"))
    case .markdown: print(found.map { ComponentListing.markdown($0.keys) }.joined(separator: "\n\n"))
    }
  }
}
