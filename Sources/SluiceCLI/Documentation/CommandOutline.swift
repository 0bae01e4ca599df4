/// A command as swift-argument-parser's `--experimental-dump-help` describes it (version 0 of its format): what a manual
/// page needs of that.
struct CommandOutline: Decodable {
  struct Tool: Decodable {
    let command: CommandOutline
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable {
      let kind: String
      let name: String

      /// With its dashes.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let preferredName: Name?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?

    /// What is typed: the names, or the name of the value.
    var term: String {
      kind == .positional ? valueName ?? "" : (names ?? []).map(\.text).joined(separator: ", ")
    }

    /// The value of an option.
    var placeholder: String { kind == .option ? valueName ?? "" : "" }

    /// As in `[--set key=value ...]`.
    var usage: String {
      let name = preferredName?.text ?? ""
      let text =
        switch kind {
        case .positional: valueName ?? ""
        case .option: "\(name) \(valueName ?? "")"
        case .flag: name
        }
      let repeated = isRepeating ? "\(text) ..." : text
      return isOptional ? "[\(repeated)]" : repeated
    }

    /// A sentence or more, with values and default.
    var explanation: String {
      var parts = [abstract, discussion].compactMap { $0 }
      if let allValues, !allValues.isEmpty { parts.append("Values: \(allValues.joined(separator: ", ")).") }
      if let defaultValue, !defaultValue.isEmpty, kind != .flag { parts.append("Default: \(defaultValue).") }
      return parts.joined(separator: " ")
    }
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let subcommands: [CommandOutline]?
  let arguments: [Argument]?

  var visibleSubcommands: [CommandOutline] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// Without those that every command has.
  var visibleArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !["--help", "--version"].contains(argument.preferredName?.text)
    }
  }
}
