/// What the generator knows of a record that it wrote: what plain evaluations of rules go by.
struct Event: Hashable, Sendable {
  enum Identity: String, Sendable {
    case assumedRole = "AssumedRole"
    case user = "IAMUser"
    case service = "AWSService"
  }

  let kind: EventKind
  let identity: Identity
  /// Whether the call was denied.
  let isDenied: Bool
  /// Whether it was put in for a shipped rule to find.
  let isPlanted: Bool

  var provider: String { kind.provider }
  var name: String { kind.name }
}

/// A kind of API call, and what its records hold. In the JSON templates `~` and a letter stand for a made-up value;
/// see `RecordGenerator.fill(_:into:)`.
struct EventKind: Hashable, Sendable {
  let service: String
  let name: String
  /// How often it comes, relative to the other kinds.
  let weight: Int
  let isReadOnly: Bool
  /// Whether it is a data event.
  let isData: Bool
  let parameters: String
  let response: String
  let additional: String?

  var provider: String { service + ".amazonaws.com" }

  static func read(
    _ service: String, _ name: String, _ weight: Int, data: Bool = false, _ parameters: String,
    response: String = "null", additional: String? = nil
  ) -> EventKind {
    EventKind(
      service: service, name: name, weight: weight, isReadOnly: true, isData: data, parameters: parameters,
      response: response, additional: additional)
  }

  static func write(
    _ service: String, _ name: String, _ weight: Int, data: Bool = false, _ parameters: String,
    response: String = "null", additional: String? = nil
  ) -> EventKind {
    EventKind(
      service: service, name: name, weight: weight, isReadOnly: false, isData: data, parameters: parameters,
      response: response, additional: additional)
  }
}
