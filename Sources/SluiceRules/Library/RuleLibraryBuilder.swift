/// Collects what files hold, and makes a library of it when all have been read.
struct RuleLibraryBuilder {
  private enum Entry {
    case loaded(RuleLoad)
    /// By its id; what becomes of it is known when all documents are.
    case sigma(SigmaDocument)
  }

  private let indicators: [IndicatorList]
  private var entries: [Entry] = []
  private var errors: [RuleFileError] = []
  /// The file of each rule id.
  private var origins: [String: String] = [:]

  init(indicators: [IndicatorList]) { self.indicators = indicators }

  /// Reads a file, or the files of a folder.
  mutating func add(_ path: String, _ walk: inout RuleFileWalk) {
    var hasRule = false
    let files = walk.files(at: path, found: &hasRule, errors: &errors)
    for content in RuleFileContent.read(files, indicators) where add(content) { hasRule = true }
    guard !hasRule, walk.isFolder(path) else { return }
    errors.append(
      RuleFileError(
        file: path, message: "there is no rule in this folder", hint: "rule files are named \(RuleFile.names)"))
  }

  /// Whether the file is one of rules.
  private mutating func add(_ content: RuleFileContent) -> Bool {
    switch content {
    case .elastic(let load):
      if claim(load.rule, .elastic, hint: "give one of them another `rule_id`, or remove it") {
        entries.append(.loaded(load))
      }
    case .sigma(let documents):
      let hint = "give one of them another `id`, or remove it"
      for document in documents where claim(document.rule, .sigma, hint: hint) {
        entries.append(.sigma(document))
      }
    case .other: return false
    case .wrong(let mistakes): errors.append(contentsOf: mistakes)
    }
    return true
  }

  /// Whether the rule's id is its own among those of its kind: Elastic and Sigma number their rules apart.
  private mutating func claim(_ rule: Rule, _ format: RuleFile.Format, hint: String) -> Bool {
    let key = "\(format) \(rule.id)"
    if let first = origins[key] {
      errors.append(
        RuleFileError(
          file: rule.origin, message: "the rule id \(rule.id) is already that of the rule in \(first)", hint: hint))
      return false
    }
    origins[key] = rule.origin
    return true
  }

  func library(_ placeholders: SigmaPlaceholders) -> RuleLibrary {
    let documents = entries.compactMap { if case .sigma(let document) = $0 { document } else { nil } }
    let resolution = SigmaLibrary.resolve(documents, placeholders: placeholders)
    let programs = Dictionary(resolution.programs.map { ($0.rule.id, $0) }) { first, _ in first }
    let reasons = Dictionary(resolution.unsupported.map { ($0.rule.id, $0.reason) }) { first, _ in first }
    let elasticIDs = Set(entries.compactMap { if case .loaded(let load) = $0 { load.rule.id } else { nil } })
    var library = RuleLibrary()
    for entry in entries {
      switch entry {
      case .loaded(.program(let program)): library.programs.append(program)
      case .loaded(.unsupported(let rule, let reason)): library.unsupported.append((rule, reason))
      case .sigma(let document):
        if let program = programs[document.rule.id] { library.programs.append(program.apart(from: elasticIDs)) }
        if let reason = reasons[document.rule.id] { library.unsupported.append((document.rule, reason)) }
      }
    }
    library.errors = errors + resolution.errors
    return library
  }
}

extension RuleProgram {
  /// The Sigma rule under an id that no rule of Elastic has: where both have one, Sigma's begins with `sigma:`.
  fileprivate func apart(from ids: Set<String>) -> RuleProgram {
    func apart(_ id: String) -> String { ids.contains(id) ? "sigma:\(id)" : id }
    var rule = rule
    rule.id = apart(rule.id)
    guard case .correlation(var correlation) = body else {
      return RuleProgram(rule: rule, body: body, namespace: namespace)
    }
    correlation.aliases = correlation.aliases.mapValues { fields in
      Dictionary(fields.map { (apart($0.key), $0.value) }) { first, _ in first }
    }
    correlation.rules = correlation.rules.map(apart)
    return RuleProgram(rule: rule, body: .correlation(correlation), namespace: namespace)
  }
}
