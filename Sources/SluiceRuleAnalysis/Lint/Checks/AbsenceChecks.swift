import SluiceCore
import SluiceRules

extension LintedRule {
  /// Finds negations that hold for records without the field, where nothing else in the rule asks for the field, and
  /// tests of categories that the mapping gives.
  mutating func checkAbsence() {
    if case .esql = program.body { return }
    for part in program.parts {
      var asked: Set<String> = []
      var denied: [String] = []
      part.condition.forEachTest { test, isNegated in
        guard let name = test.fieldName else { return }
        // `not f: *` asks for absence in so many words.
        if !isNegated || test.comparison == .exists || test.comparison == .isPresent {
          asked.insert(name)
        } else if !denied.contains(name) {
          denied.append(name)
        }
      }
      for name in denied where !asked.contains(name) && !FieldPresence.isAlways(name) && isKnown(name) {
        add(
          .negationOfAbsent, "the negation on '\(name)' holds for records without the field, too",
          hint: "ask for the field as well, if that is not meant", at: name)
      }
      checkCategories(part.condition)
    }
  }

  private func isKnown(_ name: String) -> Bool { catalogs.catalog(of: program).field(named: name) != nil }

  private mutating func checkCategories(_ condition: Condition) {
    guard program.namespace == .document else { return }
    var found: [(field: String, value: String)] = []
    condition.forEachTest { test, _ in
      guard let name = test.fieldName, name == "event.category" || name == "event.type" else { return }
      guard let wanted = test.wantedText else { return }
      found.append((name, wanted.text))
    }
    for (field, value) in found {
      add(
        .dependsOnCategories,
        "whether '\(field)' is '\(value)' depends on the release of the mapping, whose table of events grows",
        hint: "ask for event.provider and event.action instead", at: value)
    }
  }
}

/// Which fields records have, as a rule of thumb.
enum FieldPresence {
  /// Fields that all records have.
  static func isAlways(_ name: String) -> Bool { always.contains(name) }

  /// Fields that most API events lack.
  static func isRare(_ name: String) -> Bool {
    rare.contains(name) || name.hasPrefix("aws.cloudtrail.console_login.")
      || name.hasPrefix("aws.cloudtrail.user_identity.session_context.web_id")
  }

  private static let always: Set<String> = [
    "@timestamp", "event.action", "event.provider", "event.outcome", "event.dataset", "event.module", "event.kind",
    "event.id", "data_stream.dataset", "data_stream.type", "cloud.provider", "cloud.region", "cloud.account.id",
    "ecs.version",
    "aws.cloudtrail.event_version", "aws.cloudtrail.event_type", "event.type", "source.address",
    "eventName", "eventSource", "eventTime", "eventID", "eventType", "eventVersion", "awsRegion", "sourceIPAddress",
    "recipientAccountId", "userIdentity.type", "aws.cloudtrail.user_identity.type",
  ]

  private static let rare: Set<String> = [
    "aws.cloudtrail.session_credential_from_console", "aws.cloudtrail.error_code", "aws.cloudtrail.error_message",
    "aws.cloudtrail.shared_event_id", "aws.cloudtrail.vpc_endpoint_id", "aws.cloudtrail.user_identity.invoked_by",
    "aws.cloudtrail.user_identity.session_context.mfa_authenticated", "source.as.organization.name",
    "aws.cloudtrail.service_event_details",
  ]
}
