/// The parts of `user_agent.*`, as slots of a `FieldBlock`.
enum UserAgentSlot: Int, CaseIterable {
  case name, version, deviceName, osName, osVersion, osFull

  /// The field's name in ECS.
  var fieldName: String {
    switch self {
    case .name: "user_agent.name"
    case .version: "user_agent.version"
    case .deviceName: "user_agent.device.name"
    case .osName: "user_agent.os.name"
    case .osVersion: "user_agent.os.version"
    case .osFull: "user_agent.os.full"
    }
  }
}
