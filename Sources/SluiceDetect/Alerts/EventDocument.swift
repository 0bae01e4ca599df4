import SluiceCore
import SluiceECS

/// The places in an event's document that an alert needs: its members, those of `event`, and the few that a reason
/// names. Ranges are offsets in the document's bytes.
struct EventDocument {
  typealias Member = DocumentOutline.Member

  private(set) var members: [Member] = []
  /// Members of `event`; empty when it is absent or no object.
  private(set) var event: [Member] = []
  /// The place of `event` in `members`.
  private(set) var eventIndex: Int?
  private(set) var timestamp: Range<Int>?
  /// Insides of strings: between the quotes, escaped.
  private(set) var eventID: Range<Int>?
  private(set) var action: Range<Int>?
  private(set) var provider: Range<Int>?
  private(set) var userName: Range<Int>?
  private(set) var sourceAddress: Range<Int>?
  private(set) var accountID: Range<Int>?
  /// `data_stream`'s type, dataset and namespace.
  private(set) var dataStream: [Range<Int>] = []

  /// Finds the places in `bytes`, a JSON object as an `EventWriter` makes them. Keeps its memory from call to call.
  ///
  /// - Complexity: O(length of the document).
  mutating func read(_ bytes: UnsafeRawBufferPointer) {
    clear()
    // Documents may name their fields with dots instead of nesting them: those of the event are put together.
    let prefix: StaticString = "event."
    var dotted: [Member] = []
    Self.forEachMember(of: bytes, in: 0..<bytes.count) { member in
      if Self.isDotted(bytes, member.name, under: prefix) {
        let name = member.name.lowerBound + prefix.utf8CodeUnitCount..<member.name.upperBound
        dotted.append(Member(name: name, value: member.value))
      } else {
        members.append(member)
      }
    }
    lookInto(bytes, dotted)
  }

  /// The same for a document that was outlined while it was written: it need not be read.
  ///
  /// - Complexity: O(number of fields).
  mutating func read(_ bytes: UnsafeRawBufferPointer, _ outline: DocumentOutline, _ roles: OutlinedRoles) {
    clear()
    members.append(contentsOf: outline.members)
    eventIndex = members.firstIndex { Self.equals(bytes, $0.name, "event") }
    var stream: [3 of Range<Int>?] = [nil, nil, nil]
    for (field, value) in outline.fields {
      switch roles.roles[field] {
      case .none: break
      case .event(let nameLength, let member):
        // A quote and a colon are between name and value.
        let end = value.lowerBound - 2
        event.append(Member(name: end - nameLength..<end, value: value))
        switch member {
        case .id: eventID = Self.inside(bytes, value)
        case .action: action = Self.inside(bytes, value)
        case .provider: provider = Self.inside(bytes, value)
        case .other: break
        }
      case .timestamp: timestamp = value
      case .userName: userName = Self.inside(bytes, value)
      case .sourceAddress: sourceAddress = Self.inside(bytes, value)
      case .accountID: accountID = Self.inside(bytes, value)
      case .dataStream(let part): stream[part] = Self.inside(bytes, value)
      }
    }
    for part in 0..<3 { if let value = stream[part] { dataStream.append(value) } }
  }

  private mutating func clear() {
    members.removeAll(keepingCapacity: true)
    event.removeAll(keepingCapacity: true)
    dataStream.removeAll(keepingCapacity: true)
    (eventIndex, timestamp, eventID, action, provider) = (nil, nil, nil, nil, nil)
    (userName, sourceAddress, accountID) = (nil, nil, nil)
  }

  private mutating func lookInto(_ bytes: UnsafeRawBufferPointer, _ dotted: [Member]) {
    for (index, member) in members.enumerated() {
      if Self.equals(bytes, member.name, "event") {
        eventIndex = index
        Self.forEachMember(of: bytes, in: member.value) { event.append($0) }
      } else if Self.equals(bytes, member.name, "@timestamp") {
        timestamp = member.value
      } else if Self.equals(bytes, member.name, "user") {
        userName = Self.string(bytes, member.value, "name")
      } else if Self.equals(bytes, member.name, "source") {
        sourceAddress = Self.string(bytes, member.value, "address")
      } else if Self.equals(bytes, member.name, "cloud") {
        if let account = Self.member(bytes, member.value, "account") {
          accountID = Self.string(bytes, account.value, "id")
        }
      } else if Self.equals(bytes, member.name, "user.name") {
        userName = Self.inside(bytes, member.value)
      } else if Self.equals(bytes, member.name, "source.address") {
        sourceAddress = Self.inside(bytes, member.value)
      } else if Self.equals(bytes, member.name, "cloud.account.id") {
        accountID = Self.inside(bytes, member.value)
      } else if Self.equals(bytes, member.name, "data_stream") {
        for name in ["type", "dataset", "namespace"] as [StaticString] {
          if let value = Self.string(bytes, member.value, name) { dataStream.append(value) }
        }
      }
    }
    event.append(contentsOf: dotted)
    for member in event {
      if Self.equals(bytes, member.name, "id") { eventID = Self.inside(bytes, member.value) }
      if Self.equals(bytes, member.name, "action") { action = Self.inside(bytes, member.value) }
      if Self.equals(bytes, member.name, "provider") { provider = Self.inside(bytes, member.value) }
    }
  }

  static func equals(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count where bytes[range.lowerBound + offset] != name.utf8Start[offset] { return false }
    return true
  }

  private static func isDotted(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, under prefix: StaticString) -> Bool
  {
    let count = prefix.utf8CodeUnitCount
    return range.count > count && equals(bytes, range.lowerBound..<range.lowerBound + count, prefix)
  }

  /// Calls `body` with the members of the object at `range`; never, if there is none.
  static func forEachMember(
    of bytes: UnsafeRawBufferPointer, in range: Range<Int>, _ body: (Member) -> Void
  ) {
    var scanner = JSONScanner(UnsafeRawBufferPointer(rebasing: bytes[..<range.upperBound]), at: range.lowerBound)
    guard scanner.next() == .objectStart else { return }
    while case .string = scanner.next() {
      let name = scanner.range
      let token = scanner.next()
      if token == .end || token == .objectEnd { return }
      scanner.skip(token)
      var value = scanner.range
      if case .string = token { value = value.lowerBound - 1..<min(value.upperBound + 1, bytes.count) }
      body(Member(name: name, value: value))
    }
  }

  private static func member(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ name: StaticString
  ) -> Member? {
    var found: Member?
    forEachMember(of: bytes, in: range) { if equals(bytes, $0.name, name) { found = $0 } }
    return found
  }

  private static func string(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ name: StaticString
  ) -> Range<Int>? {
    member(bytes, range, name).flatMap { inside(bytes, $0.value) }
  }

  /// What stands between the quotes of the string at `range`; nil if there is no string.
  private static func inside(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
    guard range.count > 2, bytes[range.lowerBound] == 0x22 else { return nil }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}
