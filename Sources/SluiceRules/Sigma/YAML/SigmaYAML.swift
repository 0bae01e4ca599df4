private import Yams

/// Reads the documents of a YAML text into nodes with places.
struct SigmaYAML {
  /// Values of one file, aliases expanded. The largest collections of rules in one file have a tenth of it.
  static let maximumNodes = 500_000
  /// An alias can stand for others, so that each may double what the file asks for.
  static let maximumAliases = 24

  private let lines: [[Unicode.Scalar]]
  private let file: String
  private var count = 0

  /// The roots of the documents; empty documents are left out.
  ///
  /// - Throws: where the text is not YAML, or asks for too much.
  static func documents(of text: String, file: String) throws(RuleFileError) -> [SigmaNode] {
    // libyaml takes a byte order mark for a character of the first line.
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    var reader = SigmaYAML(text, file: file)
    try reader.checkAliases()
    var documents: [SigmaNode] = []
    let roots: [Node]
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      var nodes: [Node] = []
      while let node = try parser.nextRoot() { nodes.append(node) }
      roots = nodes
    } catch {
      throw reader.failure(error)
    }
    for root in roots {
      let node = try reader.convert(root)
      if !node.isNull { documents.append(node) }
    }
    return documents
  }

  private init(_ text: String, file: String) {
    self.file = file
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  }

  private func error(_ place: SigmaPlace, _ message: String, hint: String? = nil) -> RuleFileError {
    RuleFileError(file: file, line: place.line, column: place.column, message: message, hint: hint)
  }

  // MARK: Nodes

  private mutating func convert(_ node: Node) throws(RuleFileError) -> SigmaNode {
    let place = SigmaPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    count += 1
    guard count <= Self.maximumNodes else {
      throw error(place, "the file has more than \(Self.maximumNodes) values, aliases expanded", hint: "split it")
    }
    switch node {
    case .scalar(let scalar):
      return SigmaNode(content: .scalar(convert(scalar, place)), place: place)
    case .sequence(let sequence):
      var items: [SigmaNode] = []
      for item in sequence { items.append(try convert(item)) }
      return SigmaNode(content: .list(items), place: place)
    case .mapping(let mapping):
      var entries: [SigmaNode.Entry] = []
      for (key, value) in mapping {
        let keyPlace = SigmaPlace(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        guard case .scalar(let name) = key else { throw error(keyPlace, "a key must be a text") }
        guard name.string != "<<" || name.style != .plain else {
          throw error(keyPlace, "merge keys (`<<`) are not supported", hint: "write the keys out")
        }
        entries.append(SigmaNode.Entry(name: name.string, place: keyPlace, value: try convert(value)))
      }
      return SigmaNode(content: .map(entries), place: place)
    case .alias:
      // The parser puts the anchored value in its place.
      return SigmaNode(content: .scalar(SigmaScalar(text: "", isPlain: true, offset: nil)), place: place)
    }
  }

  private func convert(_ scalar: Node.Scalar, _ place: SigmaPlace) -> SigmaScalar {
    let isPlain = scalar.style == .plain || scalar.style == .any
    let width = isPlain ? 0 : 1
    var offset: Int?
    if place.line <= lines.count, scalar.style != .literal, scalar.style != .folded {
      let written = lines[place.line - 1].dropFirst(place.column - 1 + width)
      if written.starts(with: scalar.string.unicodeScalars) { offset = width }
    }
    // `!!str 5` is a text, as in quotes.
    return SigmaScalar(text: scalar.string, isPlain: isPlain && !"\(scalar.tag)".hasSuffix(":str"), offset: offset)
  }

  // MARK: Mistakes

  /// Before the text is parsed, for comparing keys walks through aliases. What looks like one is counted.
  private func checkAliases() throws(RuleFileError) {
    var hasAnchor = false
    var aliases: [SigmaPlace] = []
    for (number, line) in lines.enumerated() {
      for (column, scalar) in line.enumerated() where scalar == "*" || scalar == "&" {
        let before: Unicode.Scalar = column == 0 ? " " : line[column - 1]
        guard " \t[{,:-?".unicodeScalars.contains(before), column + 1 < line.count else { continue }
        guard !" \t\r*&".unicodeScalars.contains(line[column + 1]) else { continue }
        if scalar == "&" {
          hasAnchor = true
        } else {
          aliases.append(SigmaPlace(line: number + 1, column: column + 1))
        }
      }
    }
    guard hasAnchor, aliases.count > Self.maximumAliases else { return }
    throw error(
      aliases[Self.maximumAliases], "the file has more than \(Self.maximumAliases) YAML aliases", hint: "write them out"
    )
  }

  private func failure(_ failure: any Error) -> RuleFileError {
    switch failure as? YamlError {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let hint: String? =
        if line(mark.line).dropFirst(mark.column - 1).first == "\t" {
          "indent with blanks, not with tabs"
        } else if problem.hasPrefix("mapping values are not allowed") {
          "put texts with `: ` in quotes, and keys of one mapping in one column"
        } else {
          nil
        }
      let reading = context.map { $0.text.isEmpty ? "" : " \($0.text)" } ?? ""
      return error(place(mark), "not valid YAML: \(problem)\(reading)", hint: hint)
    case .duplicatedKeysInMapping(let names, let context):
      return error(
        place(context.mark), "the key `\(shortened(names.first ?? ""))` is there twice",
        hint: "for both, make a list of mappings or add a modifier")
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.utf8.prefix(offset ?? 0)
      let start = before.lastIndex(of: 0x0A).map { before.index(after: $0) } ?? before.startIndex
      let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
      return error(
        SigmaPlace(line: before.count { $0 == 0x0A } + 1, column: column), "not valid YAML: \(problem)")
    default:
      return error(.start, "not valid YAML: \(failure)")
    }
  }

  private func line(_ number: Int) -> [Unicode.Scalar] { lines.indices.contains(number - 1) ? lines[number - 1] : [] }

  /// The parser counts the end of the text as a line of its own.
  private func place(_ mark: Mark) -> SigmaPlace {
    mark.line <= lines.count
      ? SigmaPlace(line: mark.line, column: mark.column)
      : SigmaPlace(line: lines.count, column: line(lines.count).count + 1)
  }
}
