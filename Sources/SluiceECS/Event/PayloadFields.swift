import SluiceCore

/// The payloads as text and as flattened copies (ECS mapping, section 4).
enum PayloadFields {
  static let flattened: [(name: String, payload: Payload)] = [
    ("aws.cloudtrail.flattened.request_parameters", .requestParameters),
    ("aws.cloudtrail.flattened.response_elements", .responseElements),
    ("aws.cloudtrail.flattened.additional_eventdata", .additionalEventData),
    ("aws.cloudtrail.flattened.service_event_details", .serviceEventDetails),
    ("aws.cloudtrail.flattened.insight_details", .insightDetails),
  ]

  static let all: [ECSField] =
    [
      .text("aws.cloudtrail.request_parameters", of: .requestParameters),
      .text("aws.cloudtrail.response_elements", of: .responseElements),
      .text("aws.cloudtrail.additional_eventdata", of: .additionalEventData),
      .text("aws.cloudtrail.service_event_details", of: .serviceEventDetails),
    ] + flattened.map { name, payload in .tree(name, from: payload.path) { payload.flattened(in: &$0) } }
}
