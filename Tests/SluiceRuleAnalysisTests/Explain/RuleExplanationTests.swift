import Foundation
import SluiceRuleAnalysis
import SluiceRules
import Testing

@Suite struct RuleExplanationTests {
  private let folder: RuleFolder

  init() throws { folder = try RuleFolder() }

  private func explanation(_ path: String) throws -> RuleExplanation {
    let (program, library) = try RuleSearch.find(path, in: [folder.path])
    return RuleExplanation(program, in: library)
  }

  private func event(_ members: String) throws -> EventInput {
    let text = """
      {"eventVersion":"1.08","eventTime":"2026-03-14T13:00:00Z","eventID":"e1","awsRegion":"eu-west-1",\
      "sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2","recipientAccountId":"111122223333",\
      "userIdentity":{"type":"IAMUser","userName":"alice","arn":"arn:aws:iam::111122223333:user/alice"},\(members)}
      """
    return try EventInput(Array(text.utf8), number: nil, name: "event")
  }

  private let purge = #""eventSource":"sqs.amazonaws.com","eventName":"PurgeQueue""#

  @Test func aQueryIsShownAsATree() throws {
    let rule = try folder.elastic(
      "\(dataset)event.action: (PurgeQueue or DeleteQueue) and (user.name: al* or not source.ip: 10.0.0.0/8)")
    #expect(
      try explanation(rule).text == """
        A rule
          id r1, query, low, risk score 21
          from \(rule)
          query: each event is an alert

        condition
          all of
            event.dataset: "aws.cloudtrail"
            event.action: ("PurgeQueue" or "DeleteQueue")
            any of
              user.name: al*
              not
                source.ip: "10.0.0.0/8"
          found by
            event.action: looked up by 2 values
        """)
  }

  @Test func theFirstFailingPartIsMarkedWithTheValueItSaw() throws {
    let rule = try folder.elastic(
      "\(dataset)event.action: (DeleteQueue or ListQueues) and (user.name: bob or user.name: al?ce) and not source.ip: 198.51.100.0/24"
    )
    let verdict = EventExplanation(try explanation(rule), event: try event(purge))
    #expect(
      verdict.text == """
        condition: does not hold
          - all of
            + event.dataset: "aws.cloudtrail"  saw "aws.cloudtrail"
            - event.action: ("DeleteQueue" or "ListQueues")  saw "PurgeQueue"  <-- fails here
            - user.name: ("bob" or "al?ce")  saw "alice"
            - not
              + source.ip: "198.51.100.0/24"  saw "198.51.100.7"

        the event is no alert
        """)
    #expect(verdict.isAlert == false)
    let other = EventExplanation(
      try explanation(try folder.elastic("\(dataset)event.action: PurgeQueue and user.email: x")),
      event: try event(purge))
    #expect(other.text.contains("- user.email: \"x\"  saw nothing  <-- fails here"))
    let matching = EventExplanation(
      try explanation(try folder.elastic("\(dataset)event.action: PurgeQueue")), event: try event(purge))
    #expect(matching.isAlert == true && matching.text.hasSuffix("the event is an alert"))
  }

  @Test func aThresholdTellsHowManyMore() throws {
    let rule = try folder.elastic(
      "\(dataset)event.action: PurgeQueue", type: "threshold",
      after:
        "[rule.threshold]\nfield = [\"user.name\"]\nvalue = 5\n[[rule.threshold.cardinality]]\nfield = \"source.ip\"\nvalue = 3"
    )
    let explanation = try explanation(rule)
    #expect(explanation.text.contains("threshold: an alert when 5 events of a group come within 6m"))
    let verdict = EventExplanation(explanation, event: try event(purge))
    #expect(
      verdict.text.hasSuffix(
        """
        the event counts for the group user.name = "alice"
        4 more events of the group within 6m would make an alert
        they need 3 different values of source.ip; this one has 1
        """))
    #expect(verdict.isAlert == nil)
  }

  @Test func newTermsTellTheirCombination() throws {
    let rule = try folder.elastic(
      "\(dataset)event.action: PurgeQueue", type: "new_terms",
      after: """
        [rule.new_terms]
        field = "new_terms_fields"
        value = ["user.name", "user.email"]
        [[rule.new_terms.history_window_start]]
        field = "history_window_start"
        value = "now-7d"
        """)
    let verdict = EventExplanation(try explanation(rule), event: try event(purge))
    #expect(verdict.text.hasSuffix("the event has no combination of terms: it has no value of user.email"))
  }

  @Test func aSequenceTellsWhichStageIsNext() throws {
    let rule = try folder.elastic(
      """
      sequence by user.name with maxspan=15m
        [any where event.action == "CreateQueue"]
        [any where event.action == "PurgeQueue"]
        [any where event.action == "DeleteQueue"]
      """, type: "eql", language: "eql")
    let verdict = EventExplanation(try explanation(rule), event: try event(purge))
    #expect(
      verdict.text.hasSuffix(
        """
        the event can be stage 2 of a sequence that has 1 for user.name = "alice"; missing next: stage 3 within 15m of the \
        first, event.action: "DeleteQueue"
        """), "\(verdict.text)")
  }

  @Test func aCorrelationTellsWhichRulesMatch() throws {
    let rule = try folder.write(
      """
      title: Base
      name: base
      id: 5f3a2f8e-0000-4000-8000-000000000011
      logsource: { product: aws, service: cloudtrail }
      detection: { selection: { eventName: purgequeue }, condition: selection }
      ---
      title: Many purges
      id: 5f3a2f8e-0000-4000-8000-000000000012
      correlation:
        type: event_count
        rules: [base]
        group-by: [userIdentity.userName]
        timespan: 10m
        condition: { gte: 4 }
      """, to: "c.yml")
    let explanation = try explanation(rule)
    #expect(explanation.text.contains("correlation event_count: events gte 4 within 10m"))
    let verdict = EventExplanation(explanation, event: try event(purge))
    #expect(
      verdict.text.hasSuffix(
        """
        'Base' matches for the group userIdentity.userName = "alice"
        an alert needs events gte 4 of the group within 10m
        that is 3 more events
        """), "\(verdict.text)")
  }

  @Test func jsonIsValid() throws {
    let rule = try folder.elastic("\(dataset)event.action: PurgeQueue and not user.name: \"a\\\"b\"")
    let verdict = EventExplanation(try explanation(rule), event: try event(purge))
    let root = try JSONSerialization.jsonObject(with: Data(verdict.json.utf8)) as? [String: Any]
    #expect((root?["rule"] as? [String: Any])?["id"] as? String == "r1")
    let outcome = try #require(root?["event"] as? [String: Any])
    #expect(outcome["alert"] as? Bool == true)
    #expect((outcome["verdicts"] as? [[String: Any]])?.count == 1)
  }

  @Test func rulesAreFoundByFileIdAndName() throws {
    let file = try folder.elastic("\(dataset)event.action: PurgeQueue", name: "Queue purged", id: "queue-1")
    for text in [file, "queue-1", "queue PURGED"] {
      #expect(try RuleSearch.find(text, in: [folder.path]).program.rule.id == "queue-1")
    }
    do {
      _ = try RuleSearch.find("Queue purge", in: [folder.path])
      Issue.record("there is no such rule")
    } catch {
      #expect(
        error.description == "there is no rule file, id or name 'Queue purge'; did you mean 'Queue purged'?")
    }
  }
}
