package import SluiceCore

/// The fields of a CloudTrail record as it was delivered, under their raw paths: what Sigma's rules name.
///
/// Any path is a field, its values compared as their JSON types say. A list is the bag of its elements, however deep.
/// An object compares as its JSON text, as it stands in the record; null and an empty list are no value.
package struct RecordCatalog: FieldCatalog {
  package init() {}

  package func field(named name: String) -> Field? {
    guard let path = Self.path(name) else { return nil }
    if Self.scalars.contains(name) { return Field(name: name, type: .dynamic) { $0.raw(path, .leaves) } }
    return Field(name: name, type: .dynamic, cost: .derived) { builder in
      builder.derived("record \(name)") { builder in
        let column = builder.raw(path, .value)
        return { batch, record in RecordValues.values(of: batch[record, column], in: batch.arena) }
      }
    }
  }

  /// None are known beforehand: wildcards in names look at the record.
  package var fieldNames: [String] { [] }

  /// The value as it stands at a path; the whole record at the empty one.
  package func object(at path: String) -> Field? {
    if path.isEmpty { return Self.wholeRecord }
    guard let source = Self.path(path) else { return nil }
    return Field(name: path, type: .dynamic) { $0.raw(source, .value) }
  }

  /// The record's text, for what looks at all of it.
  static let wholeRecord = Field(name: "", type: .dynamic, cost: .derived) { builder in
    builder.derived("record") { _ in
      { batch, record in
        let span = batch.spans[record]
        return Cell(kind: .object, start: span.start, length: span.length)
      }
    }
  }

  private static func path(_ name: String) -> FieldPath? {
    let path = FieldPath(dotted: name)
    return path.keys.contains("") ? nil : path
  }

  /// Fields that are never objects: the parser's slices are their values.
  private static let scalars: Set<String> = [
    "apiVersion", "awsRegion", "errorCode", "errorMessage", "eventCategory", "eventID", "eventName", "eventSource",
    "eventTime", "eventType", "eventVersion", "managementEvent", "readOnly", "recipientAccountId", "requestID",
    "sharedEventID", "sourceIPAddress", "userAgent", "vpcEndpointId",
    "userIdentity.accessKeyId", "userIdentity.accountId", "userIdentity.arn", "userIdentity.invokedBy",
    "userIdentity.principalId", "userIdentity.type", "userIdentity.userName",
    "userIdentity.sessionContext.attributes.creationDate", "userIdentity.sessionContext.attributes.mfaAuthenticated",
    "userIdentity.sessionContext.sessionIssuer.accountId", "userIdentity.sessionContext.sessionIssuer.arn",
    "userIdentity.sessionContext.sessionIssuer.principalId", "userIdentity.sessionContext.sessionIssuer.type",
    "userIdentity.sessionContext.sessionIssuer.userName",
  ]
}

/// The values of a column that holds what stands in the record.
enum RecordValues {
  /// Scalars as they are, objects as their text, lists as their elements; missing where there is no value.
  static func values(of cell: Cell, in arena: Arena) -> Cell {
    switch cell.kind {
    case .missing, .null, .pending: return .missing
    case .array, .many:
      var values: [Cell] = []
      cell.forEach { append($0, to: &values, in: arena) }
      return arena.list(values)
    default: return cell
    }
  }

  private static func append(_ cell: Cell, to values: inout [Cell], in arena: Arena) {
    switch cell.kind {
    case .missing, .null, .pending, .many: return
    case .array: appendElements(of: cell.bytes, to: &values, in: arena)
    default: values.append(cell)
    }
  }

  /// Reads the text of a list. Lists inside it are passed through, so its depth costs no stack.
  private static func appendElements(of bytes: UnsafeRawBufferPointer, to values: inout [Cell], in arena: Arena) {
    var scanner = JSONScanner(bytes)
    while true {
      let token = scanner.next()
      switch token {
      case .end: return
      case .arrayStart, .arrayEnd, .objectEnd, .null: continue
      case .objectStart:
        scanner.skip(token)
        values.append(cell(.object, scanner.tokenBytes))
      case .string(isEscaped: false): values.append(cell(.string, scanner.tokenBytes))
      case .string:
        let target = arena.allocate(max(1, scanner.tokenBytes.count))
        let text = unescapeJSON(scanner.tokenBytes, into: target)
        arena.shrinkLast(target, to: max(1, text.count))
        values.append(Cell(kind: .string, start: UnsafeRawPointer(target), length: UInt32(text.count)))
      case .number: values.append(cell(.number, scanner.tokenBytes))
      case .true: values.append(.boolean(true))
      case .false: values.append(.boolean(false))
      }
    }
  }

  private static func cell(_ kind: Cell.Kind, _ bytes: UnsafeRawBufferPointer) -> Cell {
    Cell(kind: kind, start: bytes.baseAddress, length: UInt32(bytes.count))
  }
}
