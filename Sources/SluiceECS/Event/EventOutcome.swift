import SluiceCore

/// `event.outcome` (ECS mapping, section 6).
enum EventOutcome {
  /// "failure" when there is an error code or message, whatever it says; a console login's own word overrides that.
  static let field = ECSField.derived("event.outcome") { builder in
    let (code, message) = (builder.raw("errorCode", .cleanedLeaves), builder.raw("errorMessage", .cleanedLeaves))
    let action = builder.raw("eventName", .cleanedLeaves)
    let login = builder.raw("responseElements.ConsoleLogin", .cleanedLeaves)
    return { batch, record in
      let login = batch[record, login]
      if login.isText, batch[record, action].equals("ConsoleLogin") { return lowercased(login, in: batch.arena) }
      return batch[record, code].isMissing && batch[record, message].isMissing ? .text("success") : .text("failure")
    }
  }
}

/// An ASCII text in lower case; other bytes stay as they are.
func lowercased(_ cell: Cell, in arena: Arena) -> Cell {
  guard let start = cell.start, cell.bytes.contains(where: { $0 &- 0x41 < 26 }) else { return cell }
  let target = arena.allocate(Int(cell.length))
  for index in 0..<Int(cell.length) {
    let byte = start.load(fromByteOffset: index, as: UInt8.self)
    target.storeBytes(of: byte &- 0x41 < 26 ? byte | 0x20 : byte, toByteOffset: index, as: UInt8.self)
  }
  return Cell(kind: .string, start: UnsafeRawPointer(target), length: cell.length)
}
