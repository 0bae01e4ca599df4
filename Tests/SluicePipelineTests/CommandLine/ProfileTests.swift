import Foundation
import SluiceTestSupport
import Testing

/// `--profile`: what rules cost.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct ProfileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func detect(_ arguments: String...) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(
      ["detect", Checkout.samples, "--summary", "none"] + arguments, in: folder,
      environment: ["SLUICE_RULES": Checkout.rules])
  }

  @Test func aProfileChangesNoAlert() async throws {
    let plain = try await detect()
    let profiled = try await detect("--profile", "--profile-json", "profile.json")
    #expect(profiled.status == 0 && profiled.output == plain.output)
    #expect(plain.errors == "")
    #expect(profiled.errors.contains("rules of stages"))
    #expect(profiled.errors.contains("(finding candidates)"))
  }

  @Test func countsAreThoseOfTheRun() async throws {
    let outcome = try await detect("--profile-json", "profile.json", "--lanes", "2")
    #expect(outcome.status == 0 && outcome.errors == "")
    let profile = try #require(NaiveJSON(try folder.text("profile.json").utf8))
    let stages = profile["stages"]?.items?.compactMap { $0["name"]?.text }
    #expect(stages == ["decompress", "parse", "route", "detect", "render", "write"])
    let detector = try #require(profile["detectors"]?.items?.first)
    #expect(detector["records"] == .number("561"))
    let rules = try #require(detector["rules"]?.items)
    func sum(_ key: String) -> Int {
      rules.reduce(0) { sum, rule in
        guard case .number(let text)? = rule[key] else { return sum }
        return sum + (Int(text) ?? 0)
      }
    }
    #expect(sum("alerts") == 46)
    #expect(sum("candidates") >= sum("matches") && sum("matches") >= 41)
    #expect(sum("evaluations") > 0 && sum("nanoseconds") > 0)
  }

  @Test func rulesWithStateSayWhatTheyWereGiven() async throws {
    try folder.write(
      "t.toml",
      """
      [rule]
      rule_id = "t"
      name = "Many"
      description = "A rule of a test."
      risk_score = 21
      severity = "low"
      type = "threshold"
      language = "kuery"
      query = "event.action: *"
      [rule.threshold]
      field = ["user.name"]
      value = 5
      """)
    let outcome = try await detect("--rules", "t.toml", "--profile-json", "p.json")
    #expect(outcome.status == 0)
    let profile = try #require(NaiveJSON(try folder.text("p.json").utf8))
    let rule = try #require(profile["detectors"]?.items?.first?["rules"]?.items?.first)
    #expect(rule["state"]?["events"] == rule["candidates"])
    #expect(rule["state"]?["peak_groups"] != .number("0"))
    #expect(rule["alerts"] == .number(String(outcome.output.split(separator: "\n").count)))
  }

  @Test func aFileThatCanNotBeWrittenIsSaid() async throws {
    let outcome = try await detect("--profile-json", "/nowhere/profile.json")
    #expect(outcome.status == 3 && outcome.errors.contains("/nowhere/profile.json"))
  }
}
