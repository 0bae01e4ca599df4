import SluiceCore

/// The plain copies under `aws.cloudtrail` (ECS mapping, section 3).
enum TrailFields {
  static let all: [ECSField] = [
    .copy("aws.cloudtrail.event_version", "eventVersion"),
    .copy("aws.cloudtrail.event_type", "eventType"),
    .copy("aws.cloudtrail.event_category", "eventCategory"),
    .copy("aws.cloudtrail.api_version", "apiVersion"),
    .copy("aws.cloudtrail.request_id", "requestID"),
    .copy("aws.cloudtrail.recipient_account_id", "recipientAccountId"),
    .copy("aws.cloudtrail.read_only", "readOnly", .boolean),
    managementEvent,
    .copy("aws.cloudtrail.session_credential_from_console", "sessionCredentialFromConsole"),
    sharedEventID,
    .copy("aws.cloudtrail.vpc_endpoint_id", "vpcEndpointId"),
    .copy("aws.cloudtrail.vpc_endpoint_account_id", "vpcEndpointAccountId"),
    .copy("aws.cloudtrail.addendum.reason", "addendum.reason"),
    .copy("aws.cloudtrail.addendum.updated_fields", "addendum.updatedFields"),
    .copy("aws.cloudtrail.addendum.original_request_id", "addendum.originalRequestID"),
    .copy("aws.cloudtrail.addendum.original_event_id", "addendum.originalEventID"),
    .copy("aws.cloudtrail.error_code", "errorCode"),
    .copy("aws.cloudtrail.error_message", "errorMessage"),
    .copy("group.id", "responseElements.group.groupId"),
    .copy("group.name", "requestParameters.groupName"),
  ]

  /// A text, "true" or "false".
  static let managementEvent = ECSField.derived("aws.cloudtrail.management_event", needs: "managementEvent") {
    builder in
    let value = builder.raw("managementEvent", .cleanedLeaves)
    return { batch, record in batch[record, value].asText }
  }

  /// Both spellings occur.
  static let sharedEventID = ECSField.derived("aws.cloudtrail.shared_event_id") { builder in
    let (usual, other) = (builder.raw("sharedEventID", .cleanedLeaves), builder.raw("sharedEventId", .cleanedLeaves))
    return { batch, record in
      let value = batch[record, usual]
      return value.isMissing ? batch[record, other] : value
    }
  }
}
