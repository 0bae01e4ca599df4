import ArgumentParser

struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Prints the manual page.",
    discussion: """
      sluice man | man -l - shows it; sluice man > ~/.local/share/man/man1/sluice.1 installs it for a user.
      """)

  static func page() throws -> ManualPage {
    try ManualPage(
      help: SluiceCommand._dumpHelp(), version: SluiceVersion.text,
      components: ComponentListing(BuiltInStages.registry))
  }

  func run() throws {
    print(try Self.page().text, terminator: "")
  }
}
