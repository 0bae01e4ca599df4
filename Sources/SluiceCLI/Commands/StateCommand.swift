import ArgumentParser
import SluiceCore
import SluiceState

struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Shows what a state file holds, and drops a rule's state.",
    discussion: """
      For each rule with state: its entries (groups, sequences under way, terms), their size, and the event times of those \
      that were touched longest ago and last. A pipeline may be running meanwhile, unless something is dropped.
      """)

  @Argument(help: ArgumentHelp("The state file.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: ArgumentHelp("Only the rule with this id.", valueName: "id"))
  var rule: String?

  @Option(
    help: ArgumentHelp("Forget what is stored of the rule with this id: it begins anew.", valueName: "id"))
  var drop: String?

  @Option(help: "As text or json.")
  var format: Format = .text

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  func run() throws {
    do {
      if let drop { try self.drop(drop) }
      let report = StateReport(try StateStore.reading(file).summary(), rule: rule)
      guard rule == nil || !report.rules.isEmpty else {
        Terminal.error("error: \(file) holds nothing of a rule with the id '\(rule ?? "")'")
        throw ExitStatus.usage
      }
      print(format == .text ? report.text : report.json)
    } catch let error as StateError {
      Terminal.error("error: \(Terminal.printable(error.description))")
      throw ExitStatus.usage
    }
  }

  private func drop(_ id: String) throws {
    // Looked at first: a path that was mistyped makes no new file.
    let rules = try StateStore.reading(file).summary().sections.filter { $0.section.kind == .rule }
    guard rules.contains(where: { $0.section.name == id }) else {
      Terminal.error("error: \(file) holds nothing of a rule with the id '\(id)'")
      throw ExitStatus.usage
    }
    let count = try StateStore(path: file).drop(rule: id)
    Terminal.error("dropped \(count) entr\(count == 1 ? "y" : "ies") of \(id)")
  }
}
