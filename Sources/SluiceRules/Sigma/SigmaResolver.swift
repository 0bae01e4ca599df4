/// The work of `SigmaLibrary.resolve`, step by step.
struct SigmaResolver {
  /// What is known of a document so far.
  enum State {
    case open
    case body(RuleProgram.Body)
    case unsupported(String)
    /// Left out: it is a filter, or a mistake in it was reported.
    case dropped
  }

  /// So many mistakes are looked at for what may have been meant.
  private static let maximumGuesses = 100

  let placeholders: SigmaPlaceholders
  private(set) var documents: [SigmaDocument] = []
  var states: [State] = []
  var errors: [RuleFileError] = []
  /// Documents by id and by name.
  private var indices: [String: [Int]] = [:]
  /// For each document the conditions that filters add.
  private var filters: [Int: [SigmaFilterUse]] = [:]

  struct SigmaFilterUse {
    let document: Int
    let detection: SigmaDetection
  }

  init(placeholders: SigmaPlaceholders) { self.placeholders = placeholders }

  mutating func collect(_ all: [SigmaDocument]) {
    var origins: [String: SigmaDocument] = [:]
    for document in all {
      if let first = origins[document.rule.id] {
        fail(
          "the rule id \(document.rule.id) is already that of the rule in \(first.rule.origin)", in: document,
          hint: "give one of them another `id`, or remove it")
        continue
      }
      origins[document.rule.id] = document
      indices[document.rule.id, default: []].append(documents.count)
      if let name = document.name, name != document.rule.id { indices[name, default: []].append(documents.count) }
      documents.append(document)
      if case .unsupported(let reason) = document.body {
        states.append(.unsupported(reason))
      } else {
        states.append(.open)
      }
    }
  }

  // MARK: References

  /// The document that an id or name means; nil, and an error, when there is none, or several.
  mutating func find(_ reference: SigmaReference, for document: SigmaDocument, _ what: String) -> Int? {
    let found = indices[reference.name] ?? []
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      // Comparing with all names costs too much to be done for a whole folder of rules that is missing.
      let names = errors.count < Self.maximumGuesses ? indices.keys.sorted() : []
      let near = nearestRuleWord(to: reference.name, among: names).map { "did you mean `\($0)`?" }
      fail(
        "no rule has the id or name `\(shortened(reference.name))`", in: document, at: reference.place,
        hint: near ?? "load the rule with \(what), or remove it there")
    } else {
      let files = Set(found.map { documents[$0].rule.origin }).sorted().joined(separator: " and ")
      fail(
        "several rules have the name `\(shortened(reference.name))`, in \(files)", in: document, at: reference.place,
        hint: "write the id of one of them")
    }
    return nil
  }

  mutating func fail(_ message: String, in document: SigmaDocument, at place: SigmaPlace? = nil, hint: String? = nil) {
    let place = place ?? document.place
    errors.append(
      RuleFileError(
        file: document.rule.origin, line: place.line, column: place.column, message: message, hint: hint))
  }

  // MARK: Filters

  mutating func applyFilters() {
    for (index, document) in documents.enumerated() {
      guard case .filter(let filter) = document.body else { continue }
      states[index] = .dropped
      let use = SigmaFilterUse(document: index, detection: filter.detection)
      guard let references = filter.rules else {
        for target in documents.indices
        where isDetection(target) && documents[target].namespace == document.namespace {
          filters[target, default: []].append(use)
        }
        continue
      }
      for reference in references {
        guard let target = find(reference, for: document, "the filter") else { continue }
        if isDetection(target) {
          if documents[target].namespace == document.namespace {
            filters[target, default: []].append(use)
          } else {
            fail(
              "`\(shortened(reference.name))` has field names of another taxonomy", in: document, at: reference.place,
              hint: "give the filter the rule's `taxonomy`, and its field names")
          }
        } else if case .unsupported = documents[target].body {
          continue
        } else {
          fail(
            "`\(shortened(reference.name))` is a \(isFilter(target) ? "filter" : "correlation")", in: document,
            at: reference.place, hint: "filters are for rules with a `detection`")
        }
      }
    }
  }

  private func isDetection(_ index: Int) -> Bool {
    if case .detection = documents[index].body { true } else { false }
  }

  func isFilter(_ index: Int) -> Bool {
    if case .filter = documents[index].body { true } else { false }
  }

  // MARK: Detections

  mutating func lowerDetections() {
    for (index, document) in documents.enumerated() {
      guard case .detection(let detection) = document.body else { continue }
      let uses = filters[index] ?? []
      let names = Set(([detection] + uses.map(\.detection)).flatMap(\.placeholders))
      let missing = names.filter { placeholders.values[$0]?.isEmpty ?? true }.sorted()
      guard missing.isEmpty else {
        states[index] = .unsupported(
          "its placeholders have no values: \(missing.map { "%\($0)%" }.joined(separator: ", ")); give them values in a "
            + "file of placeholders")
        continue
      }
      var conditions: [Condition] = []
      lower(detection, of: document, to: &conditions)
      for use in uses { lower(use.detection, of: documents[use.document], to: &conditions) }
      states[index] = conditions.count == uses.count + 1 ? .body(.query(.allOf(conditions))) : .dropped
    }
  }

  private mutating func lower(
    _ detection: SigmaDetection, of document: SigmaDocument, to conditions: inout [Condition]
  ) {
    do { conditions.append(try detection.condition(placeholders)) } catch {
      fail(error.mistake.message, in: document, at: error.place, hint: error.mistake.hint)
    }
  }

  // MARK: Result

  var resolution: SigmaLibrary.Resolution {
    var resolution = SigmaLibrary.Resolution()
    resolution.errors = errors
    for (document, state) in zip(documents, states) {
      switch state {
      case .body(let body):
        resolution.programs.append(RuleProgram(rule: document.rule, body: body, namespace: document.namespace))
      case .unsupported(let reason): resolution.unsupported.append((document.rule, reason))
      case .open, .dropped: break
      }
    }
    return resolution
  }
}
