import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceCLI

@Suite struct PipelineTemplateTests {
  /// A source whose values the template does not know.
  private struct QueueSource: SourceComponent {
    static let name = "queue"
    static let summary = "Reads a queue."
    static let url = ConfigKey.requiredString("queue_url", "Which queue.")
    static let wait = ConfigKey.duration("wait", default: .seconds(20), "How long a request waits.")
    static let role = ConfigKey.optionalString("assume_role", "A role.")
    static let credentials = ConfigKey.section("credentials", [role], "Who asks.")
    static let keys: [any ConfigKeyDeclaration] = [url, wait, credentials]
    let url: String
    let wait: Duration
    let role: String?
    var timeRange: TimeRange? { nil }

    init(_ section: ConfigSection) {
      url = section.value(Self.url)
      wait = section.value(Self.wait)
      role = section.value(Self.credentials)?.value(Self.role)
    }

    func plan(_: inout PlanContext) -> any SourcePlan { NoPlan() }

    private struct NoPlan: SourcePlan {
      func open() throws(BlobError) -> any BlobFeed {
        throw BlobError(.unreadable, "there is no queue")
      }
    }
  }

  private static let registry = ComponentRegistry(
    sources: [QueueSource.self], stages: BuiltInStages.registry.stages, sinks: BuiltInStages.registry.sinks)

  private func load(_ text: String) -> (definition: PipelineDefinition?, problems: [String]) {
    let problems = ProblemCollector()
    let definition = PipelineDefinition.load(
      text: text, file: "p.yaml", directory: "/", registry: Self.registry, environment: ["QUEUE_URL": "https://q"],
      problems: problems)
    return (definition, problems.problems.map(\.description))
  }

  @Test func aSourceIsOfferedAsSoonAsItIsRegistered() throws {
    let text = try #require(PipelineTemplate(source: "queue", registry: Self.registry)).text(file: "p.yaml", rules: nil)
    #expect(
      text.contains(
        """
        source:
          # Reads a queue.
          queue:
            # Which queue.
            queue_url: "${QUEUE_URL}"
            # How long a request waits.
            #wait: 20s
            # Who asks.
            #credentials:
              # A role.
              #assume_role:  # a text

        """))
    let loaded = load(text)
    #expect(loaded.problems == [])
    #expect((loaded.definition?.source as? QueueSource)?.url == "https://q")
  }

  @Test func commentedKeysAreValidWithoutTheirMark() throws {
    let text = try #require(PipelineTemplate(source: "queue", registry: Self.registry)).text(file: "p.yaml", rules: nil)
    let source = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let margin = line.prefix { $0 == " " }
      let rest = line.dropFirst(margin.count)
      // A blank follows the mark of what is only a comment.
      return rest.hasPrefix("#") && !rest.hasPrefix("# ") && rest.count > 1 ? margin + rest.dropFirst() : line
    }
    let (definition, problems) = load(source.joined(separator: "\n"))
    #expect((definition?.source as? QueueSource)?.wait == .seconds(20))
    // What excludes one another, or has to be filled in, is refused; no value has a wrong form and no key is unknown.
    #expect(problems.allSatisfy { !$0.contains("can't be '") && !$0.contains("unknown") && !$0.contains("YAML") })
  }

  @Test func unknownSourcesHaveNone() {
    let template = PipelineTemplate(source: "file", registry: Self.registry)
    #expect(template == nil)
  }
}
