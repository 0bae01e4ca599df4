import SluiceRuleAnalysis
import Testing

@Suite struct LogicCheckTests {
  private let action = "\(dataset)event.action: PurgeQueue"

  @Test func twoValuesOfOneFieldExcludeEachOther() throws {
    let findings = try lint("\(dataset)event.action: PurgeQueue and event.action: DeleteQueue")
    #expect(findings.codes.contains(.contradiction))
    // Payloads have several values.
    let list = try lint(
      "\(action) and aws.cloudtrail.flattened.request_parameters.a: x and aws.cloudtrail.flattened.request_parameters.a: y"
    )
    #expect(list.isEmpty, "\(list)")
  }

  @Test func setsWithoutACommonValueExcludeEachOther() throws {
    let apart = try lint(
      "\(dataset)event.action: (PurgeQueue or DeleteQueue) and event.action: (CreateQueue or ListQueues)")
    #expect(apart.codes.contains(.contradiction))
    let common = try lint(
      "\(dataset)event.action: (PurgeQueue or DeleteQueue) and event.action: (CreateQueue or DeleteQueue)")
    #expect(common.isEmpty, "\(common)")
  }

  @Test func aConditionAndItsNegationExcludeEachOther() throws {
    #expect(try lint("\(action) and user.name: a* and not user.name: a*").codes.contains(.contradiction))
    #expect(try lint("\(action) and user.name: a* and not user.name: ab*").isEmpty)
    #expect(try lint("\(action) and not event.action: Purge*").codes.contains(.contradiction))
  }

  @Test func anAlternativeThatItsSurroundingsExcludeIsTold() throws {
    let findings = try lint(
      "\(dataset)event.provider: \"sqs.amazonaws.com\" and (user.name: x or event.provider: \"sns.amazonaws.com\")")
    #expect(findings.codes == [.contradiction])
    let possible = try lint(
      "\(dataset)event.provider: (\"sqs.amazonaws.com\" or \"sns.amazonaws.com\") and (user.name: x or event.provider: \"sns.amazonaws.com\")"
    )
    #expect(possible.isEmpty, "\(possible)")
  }

  @Test func notThisOrNotThatAlwaysHolds() throws {
    let always = try lint("\(action) and (not user.name: a or not user.name: b)")
    #expect(always.codes.contains(.tautology))
    let never = try lint("\(action) and user.name: * and not (user.name: a or user.name: b)")
    #expect(never.isEmpty, "\(never)")
  }

  @Test func valuesListedTwiceAreTold() throws {
    #expect(try lint("\(dataset)event.action: (PurgeQueue or DeleteQueue or PurgeQueue)").codes == [.repeatedValue])
    #expect(try lint("\(dataset)event.action: (PurgeQueue or DeleteQueue)").isEmpty)
  }

  @Test func valuesHaveToFitTheType() throws {
    #expect(try lint("\(action) and source.as.number: abc").codes.contains(.impossibleValue))
    #expect(try lint("\(action) and source.ip: 10.0.0.*").codes.contains(.impossibleValue))
    #expect(try lint("\(action) and source.ip: \"10.0.0.0/8\"").isEmpty)
    #expect(try lint("\(action) and source.address: \"10.0.0.0/8\"").codes == [.impossibleValue])
    #expect(try lint("\(action) and source.address: \"2001:db8::/32\"").codes == [.impossibleValue])
    #expect(try lint("\(action) and source.address: \"10.0.0.1\"").isEmpty)
    #expect(try lint("\(action) and aws.cloudtrail.flattened.request_parameters.cidrIp: \"0.0.0.0/0\"").isEmpty)
  }

  @Test func ordersOfTextsAreTold() throws {
    #expect(try lint("\(action) and aws.cloudtrail.event_version > 1").codes == [.orderOfTexts])
  }

  @Test func rulesThatNeverOrAlwaysHoldAreTold() throws {
    #expect(try lint("\(action) and source.as.number: abc").codes.contains(.neverMatches))
    #expect(try lint("any where true", type: "eql", language: "eql").codes.contains(.alwaysMatches))
    #expect(try lint("any where event.action == \"PurgeQueue\"", type: "eql", language: "eql").isEmpty)
  }

  @Test func negationsOfFieldsThatNothingElseAsksFor() throws {
    let findings = try lint("\(action) and not user.name: admin")
    #expect(findings.codes == [.negationOfAbsent] && findings[0].level == .info)
    #expect(try lint("\(action) and user.name: * and not user.name: admin").isEmpty)
    #expect(try lint("\(action) and not user.name: *").isEmpty)
    // Every record has an outcome.
    #expect(try lint("\(action) and not event.outcome: failure").isEmpty)
  }

  @Test func categoriesDependOnTheMapping() throws {
    let findings = try lint("iam where event.action == \"CreateUser\"", type: "eql", language: "eql")
    #expect(findings.codes == [.dependsOnCategories])
  }
}
