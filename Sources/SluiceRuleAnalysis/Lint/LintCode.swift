/// What `lint` looks for. The raw value names it in reports and in suppressions.
package enum LintCode: String, CaseIterable, Sendable {
  // Rules that are not run.
  case invalidRule = "invalid-rule"
  case unsupportedRule = "unsupported-rule"
  case otherData = "other-data"
  case notApplied = "not-applied"
  // Names.
  case unknownField = "unknown-field"
  case needsEnrichment = "needs-enrichment"
  case unknownEventName = "unknown-event-name"
  case unknownEventSource = "unknown-event-source"
  case eventOfAnotherSource = "event-of-another-source"
  case valueIsFieldName = "value-is-field-name"
  // Predicates that never or always hold.
  case neverMatches = "never-matches"
  case alwaysMatches = "always-matches"
  case contradiction
  case tautology
  case impossibleValue = "impossible-value"
  case orderOfTexts = "order-of-texts"
  case repeatedValue = "repeated-value"
  // Patterns that are not what they look like.
  case quotedWildcard = "quoted-wildcard"
  case percentInLike = "percent-in-like"
  case needleWildcard = "needle-wildcard"
  case flattenedWildcard = "flattened-wildcard"
  // Absent fields.
  case negationOfAbsent = "negation-of-absent"
  case nullDropsEvent = "null-drops-event"
  case dependsOnCategories = "depends-on-categories"
  // Cost.
  case nestedQuantifier = "nested-quantifier"
  case leadingWildcard = "leading-wildcard"
  case everyRecord = "every-record"
  // What a rule says of itself.
  case noTechnique = "no-technique"
  case noGuide = "no-guide"
  case riskScoreMismatch = "risk-score-mismatch"
  case duplicateID = "duplicate-id"
  case duplicateName = "duplicate-name"
  case deprecatedRule = "deprecated-rule"
  case unknownSuppression = "unknown-suppression"

  /// How much its findings matter, unless one says otherwise.
  package var level: LintLevel {
    switch self {
    case .invalidRule, .duplicateID, .unknownField, .unknownEventName, .neverMatches, .alwaysMatches, .contradiction,
      .impossibleValue, .percentInLike:
      .error
    case .unsupportedRule, .unknownEventSource, .eventOfAnotherSource, .valueIsFieldName, .tautology, .orderOfTexts,
      .quotedWildcard, .needleWildcard, .nullDropsEvent, .nestedQuantifier, .everyRecord, .duplicateName,
      .unknownSuppression:
      .warning
    case .otherData, .notApplied, .needsEnrichment, .repeatedValue, .flattenedWildcard, .negationOfAbsent,
      .dependsOnCategories, .leadingWildcard, .noTechnique, .noGuide, .riskScoreMismatch, .deprecatedRule:
      .info
    }
  }

  /// What it finds, in a sentence.
  package var summary: String {
    switch self {
    case .invalidRule: "The file is not a rule that can be read."
    case .unsupportedRule: "Sluice can't run a rule of this kind."
    case .otherData: "The rule is about other data than CloudTrail's; its names are not checked."
    case .notApplied: "The rule asks for something that is not applied."
    case .unknownField: "CloudTrail records never have the field."
    case .needsEnrichment: "Records have the field only where the pipeline enriches them."
    case .unknownEventName: "No API operation or event of the service has that name."
    case .unknownEventSource: "No AWS service logs under that event source."
    case .eventOfAnotherSource: "The event name belongs to another service than the one the rule asks for."
    case .valueIsFieldName: "A value is the name of a field: the value is compared, not the field."
    case .neverMatches: "The rule holds for no record."
    case .alwaysMatches: "The rule holds for every record."
    case .contradiction: "Conditions exclude each other."
    case .tautology: "Of several conditions one always holds."
    case .impossibleValue: "No value of the field's type satisfies the comparison."
    case .orderOfTexts: "The field is text, so that numbers are compared character by character."
    case .repeatedValue: "A value is listed twice."
    case .quotedWildcard: "In KQL, * between quotes is a star and no wildcard."
    case .percentInLike: "In ES|QL, % in LIKE is a percent sign; the wildcard is *."
    case .needleWildcard: "In EQL, * and ? in the text of stringContains and endsWith are wildcards."
    case .flattenedWildcard: "Elasticsearch does not support wildcards on parts of flattened fields; sluice does."
    case .negationOfAbsent: "The negation holds for records without the field, too."
    case .nullDropsEvent: "In ES|QL the condition is null for records without the field, which drops them."
    case .dependsOnCategories: "Whether the rule fires depends on how the mapping categorises events."
    case .nestedQuantifier: "A repeated group that repeats can take very long on texts that don't match."
    case .leadingWildcard: "The rule is found only by patterns that begin with a wildcard."
    case .everyRecord: "The rule has to be tried on every record, or nearly so."
    case .noTechnique: "The rule names no ATT&CK technique."
    case .noGuide: "The rule has no investigation guide."
    case .riskScoreMismatch: "The risk score does not fit the severity."
    case .duplicateID: "Another rule has the same id; the second one is not run."
    case .duplicateName: "Another rule has the same name."
    case .deprecatedRule: "The rule is deprecated."
    case .unknownSuppression: "A suppression names a code that does not exist."
    }
  }
}
