import ArgumentParser
import Foundation
import SluiceConfig

/// The manual page in the `man` macros of roff, from the declarations of the commands and of the components.
struct ManualPage {
  let text: String

  /// - Parameter help: the commands as swift-argument-parser's `--experimental-dump-help` describes them.
  init(help: String, version: String, components: ComponentListing) throws {
    let root = try JSONDecoder().decode(CommandOutline.Tool.self, from: Data(help.utf8)).command
    var roff = Roff()
    roff.macro("TH", [root.commandName.uppercased(), "1", "", "\(root.commandName) \(version)", "User Commands"])
    roff.macro("SH", ["NAME"])
    roff.line("\(root.commandName) - \(root.abstract ?? "")")
    roff.macro("SH", ["SYNOPSIS"])
    roff.synopsis([("\(root.commandName)", .bold), ("command", .italic), ("[option ...]", .roman)])
    if let discussion = root.discussion {
      roff.macro("SH", ["DESCRIPTION"])
      roff.paragraphs(discussion)
    }
    roff.macro("SH", ["COMMANDS"])
    for command in root.visibleSubcommands { roff.append(command, of: root.commandName) }
    roff.macro("SH", ["PIPELINE FILES"])
    roff.line("A pipeline file is YAML with these keys:")
    roff.append(PipelineDefinition.keys)
    for entry in components.entries {
      roff.macro("SS", ["\(entry.kind.rawValue) \(entry.name)"])
      roff.line(entry.summary)
      roff.append(entry.keys)
    }
    text = roff.text
  }
}

extension Roff {
  fileprivate mutating func append(_ command: CommandOutline, of tool: String) {
    macro("SS", ["\(tool) \(command.commandName)"])
    let usage = command.visibleArguments.map { ($0.usage, Font.roman) }
    synopsis([("\(tool) \(command.commandName)", .bold)] + usage)
    if let abstract = command.abstract {
      macro("PP")
      line(abstract)
    }
    if let discussion = command.discussion {
      macro("PP")
      paragraphs(discussion)
    }
    for argument in command.visibleArguments {
      item([(argument.term, argument.kind == .positional ? .italic : .bold), (argument.placeholder, .italic)])
      line(argument.explanation)
    }
  }

  /// Keys with their types, those of nested sections with the path to them.
  fileprivate mutating func append(_ keys: [any ConfigKeyDeclaration], prefix: String = "") {
    for key in keys {
      let value = key.isRequired ? "; required" : key.defaultText.map { "; default \($0)" } ?? ""
      item([("\(prefix)\(key.name)", .bold), ("\(key.type)\(value)", .roman)])
      line(key.documentation)
      switch key.type {
      case .section(let inner): append(inner, prefix: "\(prefix)\(key.name).")
      case .list(of: .section(let inner)): append(inner, prefix: "\(prefix)\(key.name)[].")
      default: break
      }
    }
  }
}
