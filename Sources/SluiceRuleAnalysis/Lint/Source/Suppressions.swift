import SluiceConfig

/// The codes that a rule file asks not to be told of: `# sluice-lint: ignore CODE, CODE` on any line.
struct Suppressions {
  private(set) var codes: Set<LintCode> = []
  /// Words that are no code, with their lines.
  private(set) var unknown: [(word: String, line: Int)] = []

  static let mark = "# sluice-lint: ignore"

  init(_ text: String) {
    // Nearly no file has one.
    guard text.contains(Self.mark) else { return }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let mark = line.firstRange(of: Self.mark) else { continue }
      for word in line[mark.upperBound...].split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
        if let code = LintCode(rawValue: String(word)) {
          codes.insert(code)
        } else {
          unknown.append((String(word), index + 1))
        }
      }
    }
  }

  /// What to say of the words that are no code.
  func findings(file: String) -> [LintFinding] {
    unknown.map { word, line in
      let near = nearestName(to: word, among: LintCode.allCases.map(\.rawValue))
      return LintFinding(
        .unknownSuppression, file: file, line: line, column: 1, message: "there is no code '\(word)'",
        hint: near.map { "did you mean '\($0)'?" } ?? "`sluice lint --list` shows the codes")
    }
  }
}
