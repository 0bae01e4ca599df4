import SluiceECS

/// What alerts make of the fields that an event writer notes; see `EventDocument.read`. Fields are numbers, as in
/// `DocumentOutline`.
struct OutlinedRoles {
  /// A member of `event`.
  struct Member {
    let field: Int
    let nameLength: Int
    /// How its name begins under `kibana.alert`, up to its own: `"kibana.alert.original_event.`.
    static let prefix: StaticString = "\"kibana.alert.original_event."
  }

  /// The members of `event`, in their order; not empty.
  let event: [Member]
  let timestamp, eventID, action, provider, userName, sourceAddress, accountID: Int?
  /// The parts of `data_stream`'s name, in the order in which they make it up.
  let dataStream: [Int]

  /// - Returns: nil where fields lie deeper in `event` than its members, or none does: then the document has to be read.
  init?(_ fields: [String]) {
    let prefix = "event."
    var event: [Member] = []
    for (field, name) in fields.enumerated() where name.hasPrefix(prefix) {
      let name = name.dropFirst(prefix.count)
      if name.contains(".") || name.contains("\"") || name.contains("\\") { return nil }
      event.append(Member(field: field, nameLength: name.utf8.count))
    }
    if event.isEmpty { return nil }
    self.event = event
    timestamp = fields.firstIndex(of: "@timestamp")
    eventID = fields.firstIndex(of: "event.id")
    action = fields.firstIndex(of: "event.action")
    provider = fields.firstIndex(of: "event.provider")
    userName = fields.firstIndex(of: "user.name")
    sourceAddress = fields.firstIndex(of: "source.address")
    accountID = fields.firstIndex(of: "cloud.account.id")
    dataStream = ["data_stream.type", "data_stream.dataset", "data_stream.namespace"].compactMap {
      fields.firstIndex(of: $0)
    }
  }
}
