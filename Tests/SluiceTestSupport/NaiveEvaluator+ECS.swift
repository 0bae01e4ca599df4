package import SluiceCore

extension NaiveEvaluator {
  /// The types of CloudTrail's fields in ECS, as the AWS integration maps them.
  package static func cloudTrailType(of field: String) -> FieldType {
    switch field {
    case "@timestamp", "event.ingested": .date
    case "source.ip": .ip
    case "source.as.number": .long
    case "aws.cloudtrail.read_only": .boolean
    case _ where field.hasSuffix(".mfa_used") || field.hasSuffix(".mobile_version"): .boolean
    case _ where field.hasPrefix("aws.cloudtrail.flattened."): .flattened
    default: .keyword
    }
  }
}
