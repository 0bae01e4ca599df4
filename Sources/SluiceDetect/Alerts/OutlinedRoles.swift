import SluiceECS

/// What alerts make of the fields that an event writer notes; see `EventDocument.read`.
struct OutlinedRoles {
  enum Role {
    case none
    /// A member of `event`, and what it is there for.
    case event(nameLength: Int, EventMember)
    case timestamp, userName, sourceAddress, accountID
    /// A part of `data_stream`'s name, in the order in which they make it up.
    case dataStream(Int)
  }

  enum EventMember { case id, action, provider, other }

  /// By field.
  let roles: [Role]

  /// - Returns: nil where fields lie deeper in `event` than its members: then the document has to be read.
  init?(_ fields: [String]) {
    var roles: [Role] = []
    for field in fields {
      if field.hasPrefix("event.") {
        let name = field.dropFirst("event.".count)
        if name.contains(".") || name.contains("\"") || name.contains("\\") { return nil }
        let member: EventMember =
          switch name {
          case "id": .id
          case "action": .action
          case "provider": .provider
          default: .other
          }
        roles.append(.event(nameLength: name.utf8.count, member))
        continue
      }
      switch field {
      case "@timestamp": roles.append(.timestamp)
      case "user.name": roles.append(.userName)
      case "source.address": roles.append(.sourceAddress)
      case "cloud.account.id": roles.append(.accountID)
      case "data_stream.type": roles.append(.dataStream(0))
      case "data_stream.dataset": roles.append(.dataStream(1))
      case "data_stream.namespace": roles.append(.dataStream(2))
      default: roles.append(.none)
      }
    }
    self.roles = roles
  }
}
