/// A file of Sigma rules, correlations and filters: YAML with one document or several (Sigma specification 2.1).
///
/// Required are `title`, and `logsource` and `detection`, `correlation`, or `logsource` and `filter`. Keys that mean
/// nothing here are left alone, as the specification lets authors add their own.
package enum SigmaRuleFile {
  private static let kinds = ["detection", "correlation", "filter"]

  /// Reads a file.
  ///
  /// - Parameter file: the name that errors and the rules' `origin` give.
  /// - Throws: every mistake in the file. Text that is not YAML is one mistake.
  package static func read(_ text: String, file: String) throws(RuleFileErrors) -> [SigmaDocument] {
    guard let documents = try readIfRule(text, file: file) else {
      throw RuleFileErrors(
        errors: [
          RuleFileError(
            file: file, line: 1, column: 1, message: "there is no `detection`, `correlation` or `filter`",
            hint: "is this a Sigma rule?")
        ])
    }
    return documents
  }

  /// Reads a file; nil when it is YAML, or at least text, of another kind.
  static func readIfRule(_ text: String, file: String) throws(RuleFileErrors) -> [SigmaDocument]? {
    let nodes: [SigmaNode]
    do {
      nodes = try SigmaYAML.documents(of: text, file: file)
    } catch {
      guard looksLikeRule(text) else { return nil }
      throw RuleFileErrors(errors: [error])
    }
    guard nodes.contains(where: { node in kinds.contains { node[$0] != nil } }) else { return nil }
    var reader = SigmaReader(file: file)
    let documents = nodes.compactMap { read($0, &reader) }
    guard reader.errors.isEmpty else {
      throw RuleFileErrors(
        errors: reader.errors.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) })
    }
    return documents
  }

  private static func looksLikeRule(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in kinds.contains { line.hasPrefix("\($0):") } }
  }

  private static func read(_ node: SigmaNode, _ reader: inout SigmaReader) -> SigmaDocument? {
    guard node.entries != nil else {
      reader.fail("a Sigma rule is a mapping, not \(node.summary)", at: node.place)
      return nil
    }
    if let action = node.entries?.first(where: { $0.name == "action" }) {
      reader.fail(
        "`action` is not part of Sigma any more", hint: "write each document as a whole rule", at: action.place)
      return nil
    }
    let found = node.entries?.filter { kinds.contains($0.name) } ?? []
    guard let kind = found.first else {
      reader.fail("`detection`, `correlation` or `filter` is missing in this document", at: node.place)
      return nil
    }
    guard found.count == 1 else {
      reader.fail("a document has one of `detection`, `correlation` and `filter`, not several", at: found[1].place)
      return nil
    }
    let rule = readRule(node, &reader)
    let reason = unsupportedReason(node, kind: kind.name, &reader)
    guard let body = readBody(kind, node, reason: reason, &reader), let rule else { return nil }
    return SigmaDocument(
      rule: rule, name: node["name"]?.scalar?.text, place: node.place, body: body,
      namespace: node["taxonomy"]?.scalar?.text == "ecs" ? .document : .record)
  }

  private static func readBody(
    _ kind: SigmaNode.Entry, _ node: SigmaNode, reason: String?, _ reader: inout SigmaReader
  ) -> SigmaDocument.Body? {
    // What rules hold that are not meant to be run is not looked at too closely.
    let isUnsupported = node["status"]?.scalar?.text == "unsupported"
    var inner = isUnsupported ? SigmaReader(file: reader.file) : reader
    var body: SigmaDocument.Body?
    switch kind.name {
    case "correlation": body = SigmaCorrelationReader.read(kind.value, node, &inner).map { .correlation($0) }
    case "filter":
      let rules = SigmaFilterReader.rules(kind.value, &inner)
      switch SigmaDetectionReader.read(kind.value, key: "filter", others: ["rules"], &inner) {
      case .detection(let detection)?: body = rules.map { .filter(SigmaFilter(rules: $0, detection: detection)) }
      case .unsupported(let reason)?: body = .unsupported(reason)
      case nil: break
      }
    default:
      switch SigmaDetectionReader.read(kind.value, key: "detection", &inner) {
      case .detection(let detection)?: body = .detection(detection)
      case .unsupported(let reason)?: body = .unsupported(reason)
      case nil: break
      }
    }
    if isUnsupported {
      let detail: String? = if case .unsupported(let reason)? = body { reason } else { reason }
      return .unsupported("its status is `unsupported`" + (detail.map { "; \($0)" } ?? ""))
    }
    reader = inner
    if let reason, body != nil { return .unsupported(reason) }
    return body
  }

  /// Why a whole rule can't be run on CloudTrail's records; nil when it can.
  private static func unsupportedReason(
    _ node: SigmaNode, kind: String, _ reader: inout SigmaReader
  ) -> String? {
    if let taxonomy = node["taxonomy"]?.scalar?.text, taxonomy != "sigma", taxonomy != "ecs" {
      return "its field names are those of the taxonomy `\(shortened(taxonomy))`; only `sigma` and `ecs` are known"
    }
    guard kind != "correlation" else { return nil }
    guard let logsource = node["logsource"] else {
      reader.fail(
        "`logsource` is missing", hint: "add `logsource: { product: aws, service: cloudtrail }`", at: node.place)
      return nil
    }
    guard logsource.entries != nil else {
      reader.fail("`logsource` must be a mapping, not \(logsource.summary)", at: logsource.place)
      return nil
    }
    let product = reader.string("product", in: logsource)
    let service = reader.string("service", in: logsource)
    let category = reader.string("category", in: logsource)
    if product == "aws", service == "cloudtrail" || service == nil, category == nil { return nil }
    let parts = [("product", product), ("service", service), ("category", category)]
    let source = parts.compactMap { key, value in value.map { "\(key) \(shortened($0))" } }.joined(separator: ", ")
    return "its log source is \(source.isEmpty ? "not given" : source), not product aws, service cloudtrail"
  }
}

/// Reads whom a filter is for.
enum SigmaFilterReader {
  /// `.some(nil)` is every rule; nil, with an error, is none.
  static func rules(_ node: SigmaNode, _ reader: inout SigmaReader) -> [SigmaReference]?? {
    if node["rules"]?.scalar?.text == "any" { return .some(nil) }
    let rules = reader.texts("rules", in: node, named: "filter.rules")
    guard !rules.isEmpty else {
      reader.fail(
        "`filter.rules` names no rule", hint: "list ids or names of rules, or write `any`",
        at: node["rules"]?.place ?? node.place)
      return nil
    }
    return .some(rules.map { SigmaReference(name: $0.text, place: $0.node.place) })
  }
}
