import SluiceCore

// How an event is put into a few words.
extension AlertFields {
  /// Who acted, for counting: a person's session by the person, other sessions by their role, services by their name.
  func appendActor(to buffer: inout [UInt8]) {
    if let session, session.isPerson {
      buffer.append(raw: session.name)
    } else if self[.user].hasText {
      buffer.append(self[.user])
    } else {
      appendNameless(to: &buffer)
    }
  }

  /// The same with the other half of a session: `ada@example.com (AdminRole)`, `AdminRole/i-0123`.
  func appendActorAndSession(to buffer: inout [UInt8]) {
    appendActor(to: &buffer)
    guard let session, self[.user].hasText else { return }
    if session.isPerson {
      buffer.append(raw: " (")
      buffer.append(self[.user])
      buffer.append(raw: ")")
    } else {
      buffer.append(raw: "/")
      buffer.append(raw: session.name)
    }
  }

  private func appendNameless(to buffer: inout [UInt8]) {
    if self[.invokedBy].hasText { return buffer.append(self[.invokedBy]) }
    let arn = self[.arn].first
    if arn.hasText { return buffer.append(raw: Self.resource(of: arn.bytes)) }
    // `Root`, `AWSAccount`: better than nothing.
    buffer.append(self[.identityType])
  }

  /// What was done: `iam:CreateAccessKey → user/backup`.
  ///
  /// Of a group of events, what it was: `12 events by alice`.
  func appendWhat(isUnicode: Bool, to buffer: inout [UInt8]) {
    if let reason, !self[.action].hasText { return buffer.append(contentsOf: reason.utf8) }
    let provider = self[.provider].first
    if provider.hasText {
      buffer.append(raw: Self.service(of: provider.bytes))
      buffer.append(0x3A)
    }
    buffer.append(self[.action])
    let target = self[.target]
    guard target.hasText else { return }
    buffer.append(raw: isUnicode ? " → " : " -> ")
    buffer.append(raw: Self.resource(of: target.first.bytes))
    if target.kind == .many, target.values.count > 1 {
      buffer.append(contentsOf: " +\(target.values.count - 1)".utf8)
    }
  }

  /// From where: `203.0.113.77 NL AS64496 Example Hosting`.
  func appendSource(to buffer: inout [UInt8]) {
    var isFirst = true
    func part(_ cell: Cell, _ prefix: StaticString = "") {
      guard cell.hasText else { return }
      if !isFirst { buffer.append(0x20) }
      isFirst = false
      buffer.append(raw: prefix)
      buffer.append(cell.first)
    }
    part(self[.source])
    part(self[.country])
    part(self[.asNumber], "AS")
    part(self[.asOrganization])
  }

  /// The session's name in the ARN of an assumed role (`arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`), and whether it is
  /// an address, as IAM Identity Center names the sessions of people.
  private var session: (name: UnsafeRawBufferPointer, isPerson: Bool)? {
    let arn = self[.arn].first
    guard arn.kind == .string else { return nil }
    let resource = Self.resource(of: arn.bytes)
    guard resource.starts(with: "assumed-role/".utf8), let slash = resource.lastIndex(of: 0x2F), slash > 12 else {
      return nil
    }
    let name = UnsafeRawBufferPointer(rebasing: resource[(slash + 1)...])
    return name.isEmpty ? nil : (name, name.contains(0x40))
  }

  /// What stands behind the fifth colon of an ARN; all of what is none.
  private static func resource(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard bytes.starts(with: "arn:".utf8) else { return bytes }
    var colons = 0
    for (index, byte) in bytes.enumerated() where byte == 0x3A {
      colons += 1
      if colons == 5, index + 1 < bytes.count { return UnsafeRawBufferPointer(rebasing: bytes[(index + 1)...]) }
    }
    return bytes
  }

  /// `iam` of `iam.amazonaws.com`.
  private static func service(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let suffix = ".amazonaws.com"
    guard bytes.count > suffix.utf8.count, bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
      return bytes
    }
    return UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - suffix.utf8.count)])
  }
}
