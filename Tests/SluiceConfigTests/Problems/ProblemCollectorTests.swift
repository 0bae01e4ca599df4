import SluiceConfig
import Testing

@Suite struct ProblemCollectorTests {
  private func place(_ file: String, _ line: Int, _ column: Int) -> SluiceConfig.SourceLocation {
    SluiceConfig.SourceLocation(file: file, line: line, column: column)
  }

  @Test func ordersByPlaceAndKeepsTheOrderOfEquals() {
    let problems = ProblemCollector()
    problems.error(at: nil, "last")
    problems.error(at: place("b", 1, 1), "5")
    problems.error(at: place("a", 10, 1), "4")
    problems.error(at: place("a", 9, 2), "2")
    problems.warning(at: place("a", 9, 2), "3")
    problems.error(at: place("a", 9, 1), "1")
    #expect(problems.problems.map(\.message) == ["1", "2", "3", "4", "5", "last"])
  }

  @Test func warningsAreNoErrors() {
    let problems = ProblemCollector()
    problems.warning(at: nil, "odd")
    #expect(!problems.hasErrors)
    problems.error(at: nil, "wrong")
    #expect(problems.hasErrors)
    #expect(problems.problems.map(\.description) == ["warning: odd", "error: wrong"])
  }

  @Test func aProblemReadsAsOneLine() {
    let problem = Problem(
      severity: .error, location: place("pipeline.yaml", 7, 5), message: "unknown key 'rulez' in detect",
      expected: "keys: rules, emit", suggestion: "rules", path: "stages.2.detect.rulez")
    #expect(
      problem.description
        == "pipeline.yaml:7:5: error: unknown key 'rulez' in detect; did you mean 'rules'? (keys: rules, emit)")
  }
}
