import SluiceCore
import SluiceECS

/// The places in an event's document that an alert needs: its members, those of `event`, and the few that a reason
/// names. Ranges are offsets in the document's bytes.
struct EventDocument {
  struct Member {
    /// Between the quotes.
    let name: Range<Int>
    /// The whole value; a string's with its quotes.
    let value: Range<Int>
  }

  /// Empty for an outlined document, whose members few ask for; see `readMembers`.
  private(set) var members: [Member] = []
  /// Members of `event`; empty when it is absent or no object.
  private(set) var event: [Member] = []
  /// The place of `event` in `members`.
  private(set) var eventIndex: Int?
  /// The place of the whole member `event`, from its first quote on, in an outlined document.
  private(set) var eventRange: Range<Int>?
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

  /// The same for a document that was outlined while it was written, without blanks between its tokens: it need not be
  /// read.
  ///
  /// - Complexity: O(number of fields with a role).
  mutating func read(_ bytes: UnsafeRawBufferPointer, _ outline: DocumentOutline, _ roles: OutlinedRoles) {
    clear()
    for member in roles.event {
      guard let value = outline[member.field] else { continue }
      // A quote and a colon are between name and value.
      let end = value.lowerBound - 2
      event.append(Member(name: end - member.nameLength..<end, value: value))
    }
    if let first = event.first, let last = event.last {
      // `"event":{"` in front of the first one's name, `}` behind the last one's value.
      eventRange = first.name.lowerBound - 10..<last.value.upperBound + 1
    }
    func inside(_ field: Int?) -> Range<Int>? {
      guard let field, let value = outline[field] else { return nil }
      return Self.inside(bytes, value)
    }
    timestamp = roles.timestamp.flatMap { outline[$0] }
    eventID = inside(roles.eventID)
    action = inside(roles.action)
    provider = inside(roles.provider)
    userName = inside(roles.userName)
    sourceAddress = inside(roles.sourceAddress)
    accountID = inside(roles.accountID)
    for field in roles.dataStream { if let value = inside(field) { dataStream.append(value) } }
  }

  /// Finds the members of a document that was outlined.
  mutating func readMembers(_ bytes: UnsafeRawBufferPointer) {
    if members.isEmpty { Self.forEachMember(of: bytes, in: 0..<bytes.count) { members.append($0) } }
  }

  private mutating func clear() {
    members.removeAll(keepingCapacity: true)
    event.removeAll(keepingCapacity: true)
    dataStream.removeAll(keepingCapacity: true)
    (eventIndex, eventRange) = (nil, nil)
    (timestamp, eventID, action, provider) = (nil, nil, nil, nil)
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
