/// What is known beforehand about how well a field's values tell records apart, under ECS and CloudTrail names.
enum FieldSelectivity {
  /// About how many different values records have, as far as they are equally likely; 1 for a field that is the same
  /// nearly everywhere.
  static func spread(_ field: String) -> Double {
    switch field {
    case "event.action", "eventName": 400
    case "event.provider", "eventSource": 40
    case "event.dataset", "data_stream.dataset", "data_stream.type", "data_stream.namespace", "event.module",
      "event.kind", "cloud.provider", "ecs.version", "eventVersion", "eventType", "eventCategory":
      1
    case "event.outcome", "event.category", "event.type", "readOnly", "managementEvent": 1.5
    case "aws.cloudtrail.event_type", "aws.cloudtrail.event_category", "aws.cloudtrail.management_event",
      "aws.cloudtrail.read_only", "aws.cloudtrail.user_identity.type", "userIdentity.type":
      2
    default: 20
    }
  }

  /// Whether the values that rules name say nothing about how many records have.
  static func isNearlyConstant(_ field: String) -> Bool { spread(field) <= 2 }

  /// Which of two equally cheap tests to ask first: the lesser.
  static func priority(_ field: String) -> Int {
    switch field {
    case "event.action", "eventName": 0
    case "event.provider", "eventSource": 1
    default: isNearlyConstant(field) ? 90 : 50
    }
  }
}
