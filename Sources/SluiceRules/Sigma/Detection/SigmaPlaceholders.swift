/// Values for the placeholders of rules (`%name%` with the modifier `expand`).
package struct SigmaPlaceholders: Sendable, Hashable {
  package var values: [String: [String]]

  package init(_ values: [String: [String]] = [:]) { self.values = values }

  /// A text between placeholders, or a placeholder.
  struct Piece: Hashable {
    var text = ""
    var name: String?
  }

  /// What a text is made of. `\%` is a percent sign that begins no placeholder.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var literal = ""
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\\", scalars.first == "%" {
        literal.unicodeScalars.append(scalars.removeFirst())
      } else if scalar == "%", let end = scalars.firstIndex(of: "%"), end > scalars.startIndex,
        scalars[..<end].allSatisfy({ $0 != "\\" && !$0.properties.isWhitespace })
      {
        if !literal.isEmpty { pieces.append(Piece(text: literal)) }
        literal = ""
        pieces.append(Piece(name: String(scalars[..<end])))
        scalars = scalars[scalars.index(after: end)...]
      } else {
        literal.unicodeScalars.append(scalar)
      }
    }
    if !literal.isEmpty || pieces.isEmpty { pieces.append(Piece(text: literal)) }
    return pieces
  }

  /// The texts with each value of each placeholder in its place.
  ///
  /// - Throws: when a placeholder has no values, or there are too many combinations.
  func expanded(_ text: String) throws(SigmaMistake) -> [String] {
    var texts = [""]
    for piece in Self.pieces(of: text) {
      var choices = [piece.text]
      if let name = piece.name {
        choices = values[name] ?? []
        guard !choices.isEmpty else { throw SigmaMistake(message: "the placeholder `\(name)` has no values") }
      }
      guard texts.count * choices.count <= SigmaItem.maximumTerms else {
        throw SigmaMistake(message: "the placeholders have more than \(SigmaItem.maximumTerms) combinations")
      }
      texts = texts.flatMap { text in choices.map { text + $0 } }
    }
    return texts
  }

  // MARK: Files

  /// Reads a file of placeholders: YAML with a text or a list of texts for each name, or lines `name=value`, of which
  /// several may give one name. `#` begins a comment line.
  ///
  /// - Throws: every mistake in the file.
  package static func read(_ text: String, file: String) throws(RuleFileErrors) -> SigmaPlaceholders {
    let lines = text.split(whereSeparator: \.isNewline).map { trimmed($0) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    let isProperties = lines.first.map { line in
      let name = line.prefix { $0 != "=" }
      return name.count < line.count && !name.contains { ":{[\"'".contains($0) }
    }
    return isProperties == true ? try readLines(text, file: file) : try readYAML(text, file: file)
  }

  /// Reads a file from disk.
  package static func load(_ path: String) throws(RuleFileErrors) -> SigmaPlaceholders {
    try read(try RuleFile(path: path, format: .sigma, isNamed: true).text(), file: path)
  }

  private static func readLines(_ text: String, file: String) throws(RuleFileErrors) -> SigmaPlaceholders {
    var reader = SigmaReader(file: file)
    var table = SigmaPlaceholders()
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = trimmed(line)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { trimmed($0) }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        reader.fail(
          "`\(shortened(line))` is not `name=value`", hint: "write one value a line",
          at: SigmaPlace(line: index + 1, column: 1))
        continue
      }
      table.values[sides[0], default: []].append(sides[1])
    }
    guard reader.errors.isEmpty else { throw RuleFileErrors(errors: reader.errors) }
    return table
  }

  private static func readYAML(_ text: String, file: String) throws(RuleFileErrors) -> SigmaPlaceholders {
    var reader = SigmaReader(file: file)
    var table = SigmaPlaceholders()
    let documents: [SigmaNode]
    do { documents = try SigmaYAML.documents(of: text, file: file) } catch { throw RuleFileErrors(errors: [error]) }
    for document in documents {
      guard let entries = document.entries else {
        reader.fail(
          "a file of placeholders is a mapping, not \(document.summary)", hint: "write `name: [value, value]`",
          at: document.place)
        continue
      }
      for entry in entries {
        let values = reader.texts(of: entry.value, named: shortened(entry.name)).map(\.text)
        if values.isEmpty, reader.errors.isEmpty { reader.fail("`\(entry.name)` has no values", at: entry.place) }
        table.values[entry.name, default: []] += values
      }
    }
    guard reader.errors.isEmpty else { throw RuleFileErrors(errors: reader.errors) }
    return table
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var scalars = String(text).unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }
}
