import SluiceRuleAnalysis
import Testing

@Suite struct PatternCheckTests {
  private let action = "\(dataset)event.action: PurgeQueue"

  @Test func aStarBetweenQuotesIsNoWildcard() throws {
    let query = "\(action) and user.name: \"admin*\""
    let finding = try #require(try lint(query).first(.quotedWildcard))
    #expect(finding.line == 14)
    #expect(try lint("\(action) and user.name: admin*").isEmpty)
    #expect(try lint("\(action) and user.name: \"*\"").isEmpty)
  }

  @Test func wildcardsOnPartsOfFlattenedFields() throws {
    let field = "aws.cloudtrail.flattened.request_parameters.key"
    #expect(try lint("\(action) and \(field): */id_rsa").codes == [.flattenedWildcard])
    #expect(try lint("\(action) and \(field): *").isEmpty)
  }

  @Test func needlesWithWildcards() throws {
    func eql(_ condition: String) throws -> Set<LintCode> {
      try lint("any where event.action == \"PurgeQueue\" and \(condition)", type: "eql", language: "eql").codes
    }
    let field = "aws.cloudtrail.request_parameters"
    #expect(try eql("stringContains(\(field), \"a=[*]\")") == [.needleWildcard])
    #expect(try eql("endsWith(\(field), \"a?\")") == [.needleWildcard])
    #expect(try eql("stringContains(\(field), \"a=\\\\*\")").isEmpty)
    #expect(try eql("startsWith(\(field), \"a*\")").isEmpty)
  }

  @Test func percentSignsInLike() throws {
    func esql(_ condition: String) throws -> Set<LintCode> {
      try lint(
        "FROM logs-aws.cloudtrail-* METADATA _id, _index, _version\n| WHERE event.action == \"PurgeQueue\" AND \(condition)",
        type: "esql", language: "esql"
      ).codes
    }
    #expect(try esql("user.name LIKE \"%admin%\"").contains(.percentInLike))
    #expect(try esql("user.name LIKE \"*admin*\"").isEmpty)
    #expect(try esql("NOT aws.cloudtrail.session_credential_from_console == \"true\"") == [.nullDropsEvent])
    #expect(
      try esql(
        "(aws.cloudtrail.session_credential_from_console IS NULL OR aws.cloudtrail.session_credential_from_console != \"true\")"
      ).isEmpty)
    #expect(try esql("source.ip LIKE \"10.*\"").contains(.impossibleValue))
  }

  @Test func repeatedGroupsThatRepeat() throws {
    func regex(_ pattern: String) throws -> Set<LintCode> {
      try lint(
        sigma: """
            selection:
              eventName: PurgeQueue
              userAgent|re: '\(pattern)'
            condition: selection
          """
      ).codes
    }
    #expect(try regex("^(a+)+$") == [.nestedQuantifier])
    #expect(try regex("(\\w*x)*y") == [.nestedQuantifier])
    #expect(try regex("^(abc)+[a+]*$").isEmpty)
    #expect(try regex(".*curl") == [.leadingWildcard])
    #expect(try regex("curl.*").isEmpty)
  }

  @Test func rulesThatNothingFinds() throws {
    #expect(try lint("\(dataset)not event.action: PurgeQueue").codes.contains(.everyRecord))
    #expect(try lint("\(dataset)user_agent.original: *aws-sdk-kotlin*").codes == [.leadingWildcard])
    #expect(try lint("\(dataset)user_agent.original: aws-sdk-kotlin*").isEmpty)
  }
}
