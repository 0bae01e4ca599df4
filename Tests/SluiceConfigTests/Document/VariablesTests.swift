import SluiceConfig
import Testing

@Suite struct VariablesTests {
  private func load(_ path: String, _ environment: [String: String] = [:]) throws -> Loaded {
    try Loaded(
      "source: stdin\nstages: [parse]\nsinks:\n  - file: { path: \(path) }\n", environment: environment)
  }

  @Test(arguments: [
    ("\"${X}\"", "one"), ("\"a${X}b${X}\"", "aonebone"), ("\"${X:-two}\"", "one"), ("\"${Y:-two}\"", "two"),
    ("\"${EMPTY:-two}\"", "two"), ("\"x${Y:-}\"", "x"), ("'$${X}'", "${X}"), ("'$X'", "$X"), ("'a$'", "a$"),
    ("'${Y:-a b: c}'", "a b: c"), ("'${ÜMLAUT:-x}y'", nil),
  ])
  func expandsReferences(_ written: String, _ text: String?) throws {
    let loaded = try load(written, ["X": "one", "EMPTY": ""])
    if let text {
      #expect(loaded.problems == [])
      #expect(loaded.fileSink?.path.text == text)
    } else {
      #expect(loaded.problems.count == 1)
    }
  }

  @Test(arguments: [
    (
      "\"out/${NOPE}/x\"",
      "p.yaml:4:24: error: the environment variable 'NOPE' is not set "
        + "(set it, or give a default: ${NOPE:-default})"
    ),
    ("'out/${NOPE'", "p.yaml:4:24: error: '${' without '}' (write $${ for the characters themselves)"),
    (
      "'out/${a-b}'",
      "p.yaml:4:24: error: '${a-b}' is no variable "
        + "(expected ${NAME} or ${NAME:-default}; $${ for the characters themselves)"
    ),
    (
      "'out/${}'",
      "p.yaml:4:24: error: '${}' is no variable "
        + "(expected ${NAME} or ${NAME:-default}; $${ for the characters themselves)"
    ),
  ])
  func reportsWhatIsUnsetOrMalformedOnceAtItsPlace(_ written: String, _ problem: String) throws {
    #expect(try load(written).problems == [problem])
  }

  @Test func aPlainScalarMayBecomeANumberOrABoolean() throws {
    let text = """
      source: stdin
      stages:
        - parse:
            limit: ${N}
      sinks:
        - file:
            path: x
            gzip: ${GZIP:-true}
      """
    let loaded = try Loaded(text, environment: ["N": "12"])
    #expect(loaded.problems == [])
    #expect(loaded.parse?.limit == 12)
    #expect(loaded.fileSink?.gzip == true)
  }

  @Test func aQuotedScalarStaysAText() throws {
    let text = "source: stdin\nstages:\n  - parse: { limit: '${N}' }\nsinks: [stdout]\n"
    #expect(
      try Loaded(text, environment: ["N": "12"]).problems == [
        "p.yaml:3:21: error: limit can't be '12' (expected an integer from 1 to 64; remove the quotes)"
      ])
  }

  @Test func valuesDoNotBecomeStructure() throws {
    let loaded = try load("'${X}'", ["X": "a\n  - stdout: {}"])
    #expect(loaded.problems == [])
    #expect(loaded.fileSink?.path.text == "a\n  - stdout: {}")
    #expect(loaded.definition?.sinks.count == 1)
  }

  @Test func keysAreNotExpanded() throws {
    let loaded = try Loaded("'${X}': 1\nsource: stdin\nstages: [parse]\nsinks: [stdout]", environment: ["X": "name"])
    #expect(
      loaded.problems == [
        "p.yaml:1:1: error: unknown key '${X}' in the pipeline file (keys: name, source, stages, sinks, state, metrics)"
      ])
  }
}
