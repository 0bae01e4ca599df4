import Yams

/// A parser's error in the words and with the place that a user needs.
struct YAMLProblem {
  let line: Int
  let column: Int
  let message: String
  var expected: String?
}

extension YAMLProblem {
  init(_ error: YamlError, source: SourceText) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      self.init(context, problem, mark, source)
    case .duplicatedKeysInMapping(let names, let context):
      self.init(duplicate: names.first ?? "", context.mark, source)
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0).unicodeScalars
      self.init(
        line: before.count { $0 == "\n" } + 1, column: before.reversed().prefix { $0 != "\n" }.count + 1,
        message: "not YAML: \(problem)")
    default:
      self.init(line: 1, column: 1, message: "not YAML: \(error)")
    }
  }

  private init(_ context: YamlError.Context?, _ problem: String, _ mark: Mark, _ source: SourceText) {
    // The end of the text counts as a line of its own there.
    let mark =
      mark.line <= source.count
      ? TextPlace(line: mark.line, column: mark.column)
      : TextPlace(line: source.count, column: source.line(source.count).count + 1)
    let written = source.line(mark.line)
    let isTab = written.indices.contains(mark.column - 1) && written[mark.column - 1] == "\t"
    let expected: String? =
      if isTab {
        "indent with blanks, not with tabs"
      } else if String(String.UnicodeScalarView(written)).contains("${") {
        "inside [ ] and { }, put ${…} in quotes"
      } else if problem.hasPrefix("mapping values are not allowed") {
        "put texts with ': ' in quotes, and keys of one mapping in one column"
      } else if problem.hasPrefix("block sequence entries are not allowed") {
        "for the text '-', put it in quotes"
      } else {
        nil
      }
    var message = "not YAML: \(problem)"
    if let context, !context.text.isEmpty {
      message += " \(context.text)"
      if context.mark.line != mark.line { message += " that begins in line \(context.mark.line)" }
    }
    self.init(line: mark.line, column: mark.column, message: message, expected: expected)
  }

  /// The parser names the first place of the key; the second one is looked for in the same column.
  private init(duplicate name: String, _ first: Mark, _ source: SourceText) {
    let wanted = Array(name.unicodeScalars)
    let second = stride(from: first.line + 1, through: source.count, by: 1).first { number in
      let written = source.line(number).dropFirst(max(0, first.column - 1))
      return written.starts(with: wanted) && written.dropFirst(wanted.count).first { $0 != " " } == ":"
    }
    self.init(
      line: second ?? first.line, column: first.column,
      message: "the key '\(name)' is there twice, first in line \(first.line)")
  }
}
