import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Prints a completion script for a shell.",
    discussion: """
      Where it goes, for a user:

      bash: sluice completions bash > ~/.local/share/bash-completion/completions/sluice

      zsh: sluice completions zsh > ~/.zfunc/_sluice, with fpath=(~/.zfunc $fpath) before compinit in ~/.zshrc

      fish: sluice completions fish > ~/.config/fish/completions/sluice.fish
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: Shell

  func run() {
    let script: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    print(SluiceCommand.completionScript(for: script))
  }
}

extension CompletionKind {
  /// A pipeline file.
  static var pipelineFile: CompletionKind { .file(extensions: ["yaml", "yml"]) }
}
