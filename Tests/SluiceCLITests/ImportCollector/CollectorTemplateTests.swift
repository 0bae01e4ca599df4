import SluiceAWS
import SluiceConfig
import SluiceSources
import Testing

@testable import SluiceCLI

@Suite struct CollectorTemplateTests {
  private func template(_ text: String) throws -> CollectorTemplate { try CollectorTemplate(Array(text.utf8)) }

  private func mistakes(_ text: String) -> [String] {
    do throws(CollectorTemplate.Mistakes) {
      _ = try CollectorTemplate(Array(text.utf8))
      return []
    } catch {
      return error.messages
    }
  }

  private let simple = """
    { "inputs": { "sqs_collector": { "id": "12351", "services": { "aws_sqs_cloudtrail": {} },
      "credentials": { "aws_cross_account_role": "arn:aws:iam::123456789012:role/devo", "aws_external_id": "a=b@c" },
      "region": "us-east-1", "base_url": "https://sqs.us-east-1.amazonaws.com/123456789012/Devo" } } }
    """

  /// The section of the source, as the pipeline file has it.
  private func source(of pipeline: String) -> (source: SQSSource, problems: [Problem]) {
    let lines = pipeline.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex(of: "  sqs:")! + 1
    let end = lines.firstIndex(of: "stages:")!
    let problems = ProblemCollector()
    let section = ConfigSection(
      yaml: lines[start..<end].joined(separator: "\n"), keys: SQSSource.keys,
      environment: ["AWS_SECRET_ACCESS_KEY": "from outside"], problems: problems)
    return (SQSSource(section), problems.problems)
  }

  @Test func theSimpleTemplateIsTakenOverWhole() throws {
    let template = try template(simple)
    #expect(template.notes.isEmpty)
    let pipeline = template.pipeline(file: "collector.json")
    let (source, problems) = source(of: pipeline)
    #expect(problems.isEmpty, "\(problems)")
    #expect(source.queueURL == "https://sqs.us-east-1.amazonaws.com/123456789012/Devo")
    #expect(source.collectorID == "12351" && source.aws.region == "us-east-1")
    #expect(source.aws.credentials?.role?.arn == "arn:aws:iam::123456789012:role/devo")
    #expect(source.aws.credentials?.role?.externalID == "a=b@c")
    #expect(pipeline.contains(#"route: { tag: "cloud.aws.cloudtrail.{service}" }"#))
  }

  @Test func theFlexibleTemplateSaysWhatItLeavesOut() throws {
    let template = try template(
      """
      { "global_overrides": { "debug": false }, "inputs": { "sqs_collector": { "id": 12351, "enabled": false,
        "credentials": { "aws_access_key_id": "AKIA", "aws_secret_access_key": "hush",
          "aws_base_account_role": "arn:aws:iam::837131528613:role/devo-xaccount-cs-role",
          "aws_cross_account_role": "", "aws_external_id": "" },
        "ack_messages": false, "direct_mode": false, "do_not_send": false, "compressed_events": false,
        "base_url": "https://us-west-1.queue.amazonaws.com/1/name", "region": "us-west-1",
        "sqs_visibility_timeout": 240, "sqs_wait_timeout": 60, "sqs_max_messages": 1,
        "services": { "aws_sqs_cloudtrail": { "encoding": "gzip" }, "aws_sqs_vpc": {}, "custom_service": {} } },
        "aws": {} } }
      """)
    let pipeline = template.pipeline(file: "x.json")
    let (source, problems) = source(of: pipeline)
    #expect(problems.isEmpty, "\(problems)")
    #expect(source.aws.credentials?.secretAccessKey?.revealed == "from outside")
    #expect(source.aws.credentials?.accessKeyID == "AKIA" && !pipeline.contains("hush"))
    #expect(template.visibilityTimeout == 240 && template.waitTime == 20)
    for part in [
      "global_overrides", "inputs.aws ", "enabled is false", "ack_messages", "do_not_send", "aws_base_account_role",
      "sqs_wait_timeout", "services.aws_sqs_cloudtrail.encoding", "aws_sqs_vpc is left out",
      "custom_service is not known",
    ] {
      #expect(template.notes.contains { $0.contains(part) }, "\(part): \(template.notes)")
      #expect(pipeline.contains(part))
    }
    #expect(!template.notes.contains { $0.contains("sqs_max_messages") })
  }

  @Test func ofControlTowerOnlyCloudTrailIsRead() throws {
    let tower = try template(simple.replacing("aws_sqs_cloudtrail", with: "aws_sqs_control_tower"))
    #expect(tower.pipeline(file: "x").contains(#"include: ["**/CloudTrail/**"]"#))
    let both = try template(
      simple.replacing(#""aws_sqs_cloudtrail": {}"#, with: #""aws_sqs_cloudtrail": {}, "aws_sqs_control_tower": {}"#))
    #expect(!both.pipeline(file: "x").contains("include"))
  }

  @Test func whatCannotBeReadIsSaidAtOnce() {
    #expect(mistakes("[]") == ["it is no JSON object"])
    #expect(mistakes("{}").first?.contains("inputs.sqs_collector") == true)
    #expect(mistakes(#"{"inputs":{"sqs_collector":{}}}"#).count == 2)
    let placeholders = mistakes(
      simple.replacing("12351", with: "<FIVE_UNIQUE_DIGITS>").replacing("us-east-1\",", with: "<REGION>\","))
    #expect(placeholders.count == 2 && placeholders.allSatisfy { $0.contains("placeholder") }, "\(placeholders)")
    #expect(mistakes(simple.replacing("aws_sqs_cloudtrail", with: "aws_sqs_vpc")).first?.contains("none") == true)
    #expect(mistakes(simple.replacing("https://sqs", with: "sqs")).first?.contains("base_url") == true)
  }

  @Test func textCannotLeaveItsLine() throws {
    let template = try template(simple.replacing("12351", with: #"1\n  evil: ${HOME}\""#))
    let (source, problems) = source(of: template.pipeline(file: "a\nb"))
    #expect(problems.isEmpty && source.collectorID == "1\n  evil: ${HOME}\"")
  }
}
