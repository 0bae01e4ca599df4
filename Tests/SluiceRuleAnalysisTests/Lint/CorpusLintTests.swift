import Foundation
import SluiceRuleAnalysis
import SluiceTestSupport
import Testing

/// Rules that others publish have few mistakes: what is found in them is found rightly, or a false alarm.
@Suite struct CorpusLintTests {
  @Test(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
  func knownMistakesAreFoundAndNothingElseIsCalledAnError() throws {
    let folder = try #require(Corpus.file("rules"))
    let report = Linter.lint(paths: [folder.path])
    let names = report.findings.filter { $0.code == .unknownEventName || $0.code == .eventOfAnotherSource }
    let found = Set(names.compactMap { $0.message.firstMatch(of: /'([^']+)'/).map { String($0.1) } })
    #expect(
      found == [
        "DescribeOrgnanizationalUnit", "ReplaceIamInstanceProfile", "DeleteModelCustomizationJob",
        "AuthorizeCacheSecurityGroupEgress", "RevokeCacheSecurityGroupEgress", "Create Cache Security Group",
        "Delete Cache Security Group", "Authorize Cache Security Group Ingress", "Revoke Cache Security Group Ingress",
        "ReplicateObject", "PutEncryptionConfiguration", "PutLifecycleConfiguration", "PutReplicationConfiguration",
        "DisableDomainTransferLock", "TransferDomainToAnotherAwsAccount",
      ])
    func rules(_ code: LintCode, _ level: LintLevel = .info) -> Set<String> {
      Set(
        report.findings.filter { $0.code == code && $0.level >= level }
          .map { URL(fileURLWithPath: $0.file).deletingPathExtension().lastPathComponent })
    }
    #expect(rules(.unknownField, .error) == ["aws_delete_saml_provider"])
    #expect(rules(.nullDropsEvent, .warning) == ["initial_access_iam_session_token_used_from_multiple_addresses"])
    #expect(rules(.percentInLike) == ["execution_aws_ec2_lolbin_via_ssm"])
    #expect(
      rules(.needleWildcard) == [
        "exfiltration_rds_snapshot_shared_with_another_account", "persistence_rds_db_instance_password_modified",
      ])
    #expect(rules(.valueIsFieldName) == ["aws_iam_backdoor_users_keys"])
    #expect(rules(.flattenedWildcard) == ["credential_access_credentials_in_s3_bucket"])
    for code in [LintCode.contradiction, .tautology, .neverMatches, .alwaysMatches, .impossibleValue, .quotedWildcard] {
      #expect(rules(code).isEmpty, "\(code)")
    }
  }

  @Test func theRulesThatComeWithSluiceHaveNoErrors() {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let report = Linter.lint(paths: [root.appendingPathComponent("pipelines/rules").path])
    #expect(report.ruleCount > 20)
    let errors = report.showing(.error)
    #expect(errors.findings.isEmpty, "\(errors.text)")
  }
}
