import Yams

extension UserAgentRules {
  /// Reads any YAML that says the same as a regexes.yaml.
  ///
  /// - Throws: the first mistake, with its line.
  init(yaml: String, file: String) throws(UserAgentError) {
    self.init()
    let root: Node?
    do {
      root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw Self.mistake(error, file)
    } catch {
      throw UserAgentError(file: file, message: "not YAML: \(error)")
    }
    guard let root else { throw Self.nothing(file) }
    guard case .mapping(let lists) = root else {
      throw UserAgentError(
        file: file, line: root.mark?.line,
        message: "not a file of user agent regexes (expected the lists user_agent_parsers, os_parsers, device_parsers)")
    }
    for (key, value) in lists {
      guard let subject = UserAgentSubject.allCases.first(where: { $0.key == key.string }) else { continue }
      guard case .sequence(let entries) = value else {
        throw UserAgentError(file: file, line: value.mark?.line, message: "\(subject.key) is not a list of entries")
      }
      for entry in entries {
        append(try Self.rule(entry, subject, file), to: subject)
        guard count <= Self.limit else {
          throw UserAgentError(
            file: file, line: entry.mark?.line, message: "more than \(Self.limit) regexes, aliases expanded")
        }
      }
    }
    guard count > 0 else { throw Self.nothing(file) }
  }

  private static func nothing(_ file: String) -> UserAgentError {
    UserAgentError(
      file: file, message: "no user agent regexes (expected the lists user_agent_parsers, os_parsers, device_parsers)")
  }

  private static func rule(
    _ entry: Node, _ subject: UserAgentSubject, _ file: String
  ) throws(UserAgentError) -> UserAgentRule {
    let line = entry.mark?.line ?? 1
    guard case .mapping(let keys) = entry else {
      throw UserAgentError(
        file: file, line: line, message: "an entry of \(subject.key) has to be a mapping with a regex")
    }
    var draft = UserAgentRuleDraft(subject, line: line)
    for (key, value) in keys {
      guard let name = key.string, case .scalar(let scalar) = value else {
        throw UserAgentError(
          file: file, line: value.mark?.line ?? line, message: "the value of '\(key.string ?? "?")' is not a text")
      }
      // `family_replacement:` with nothing behind it.
      if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { continue }
      if let mistake = draft.set(name, scalar.string) {
        throw UserAgentError(file: file, line: value.mark?.line ?? line, message: mistake)
      }
    }
    guard let rule = draft.rule() else {
      throw UserAgentError(file: file, line: line, message: "an entry of \(subject.key) has no regex")
    }
    return rule
  }

  private static func mistake(_ error: YamlError, _ file: String) -> UserAgentError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      UserAgentError(file: file, line: mark.line, message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let names, let context):
      UserAgentError(
        file: file, line: context.mark.line, message: "the key '\(names.first ?? "")' is there twice in one mapping")
    case .reader(let problem, let offset, _, let yaml):
      UserAgentError(
        file: file, line: yaml.utf8.prefix(offset ?? 0).count { $0 == 0x0A } + 1, message: "not YAML: \(problem)")
    default: UserAgentError(file: file, message: "not YAML: \(error)")
    }
  }
}
