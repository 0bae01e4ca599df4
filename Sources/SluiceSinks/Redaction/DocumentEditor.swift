import SluiceCore

/// Applies a policy to rendered documents. One per lane.
///
/// A document is read twice where values are to be hidden: first the values are collected, for they may also stand in
/// front of their fields; then the document is written anew. Nothing is built but the new text.
struct DocumentEditor {
  let policy: DocumentPolicy
  private(set) var decisions: FieldDecisions
  private(set) var hidden = HiddenValues()
  private var place = DocumentPlace()
  private var output: [UInt8] = []
  private var writer = MemberStack()
  private var text: [UInt8] = []
  private var replaced: [UInt8] = []

  init(_ policy: DocumentPolicy) {
    self.policy = policy
    decisions = FieldDecisions(policy)
  }

  /// Edits the document from `start` to the end of the buffer.
  ///
  /// - Complexity: O(bytes of the document), times the values to hide that begin alike.
  mutating func edit(_ buffer: inout [UInt8], from start: Int) {
    output.removeAll(keepingCapacity: true)
    buffer.withUnsafeBytes { bytes in
      let document = UnsafeRawBufferPointer(rebasing: bytes[start...])
      collect(document)
      rewrite(document)
    }
    buffer.removeSubrange(start...)
    buffer.append(contentsOf: output)
  }

  /// Collects the values that the document must not show.
  mutating func collect(_ document: UnsafeRawBufferPointer) {
    hidden.removeAll()
    guard !policy.redactions.isEmpty else { return }
    place.reset()
    var scanner = JSONScanner(document)
    while true {
      let token = scanner.next()
      switch token {
      case .end: return
      case .objectStart: place.open(isObject: true)
      case .arrayStart: place.open(isObject: false)
      case .objectEnd, .arrayEnd: place.close()
      case .string(let isEscaped) where place.expectsName:
        place.name(scanner.tokenBytes, isEscaped: isEscaped, in: document)
      case .string, .number, .true, .false, .null:
        if let index = decision().redaction { hide(token, scanner.tokenBytes, policy.redactions[index]) }
        place.leaf(token, scanner.range)
      }
    }
  }

  /// What becomes of the next value.
  private mutating func decision() -> FieldDecision {
    let own = decisions(place.path)
    guard place.isTerm else { return own }
    // A term is hidden as the field whose value it is, but stays or goes by its own path.
    var decision = decisions(place.term)
    decision.isDropped = own.isDropped || decision.redaction.map { policy.redactions[$0].method == .remove } ?? false
    return decision
  }

  private mutating func hide(_ token: JSONScanner.Token, _ bytes: UnsafeRawBufferPointer, _ redaction: Redaction) {
    switch token {
    case .string(isEscaped: false):
      if !bytes.elementsEqual("true".utf8), !bytes.elementsEqual("false".utf8) { hidden.add(bytes, redaction) }
    case .string:
      text.removeAll(keepingCapacity: true)
      text.append(unescaping: bytes)
      let text = text
      text.withUnsafeBytes { hidden.add($0, redaction) }
    // One or two digits stand everywhere.
    case .number where bytes.count > 2: hidden.add(bytes, redaction)
    default: break
    }
  }

  private mutating func rewrite(_ document: UnsafeRawBufferPointer) {
    place.reset()
    writer.reset()
    var scanner = JSONScanner(document)
    while true {
      let token = scanner.next()
      switch token {
      case .end: return
      case .objectStart, .arrayStart:
        writer.open(document, isObject: token == .objectStart, to: &output)
        place.open(isObject: token == .objectStart)
      case .objectEnd, .arrayEnd:
        place.close()
        // One that was empty before goes by its own path.
        let isDropped = writer.isEmpty && place.depth > 0 && decisions(place.path).isDropped
        writer.close(isObject: token == .objectEnd, isDropped: isDropped, to: &output)
      case .string(let isEscaped) where place.expectsName:
        place.name(scanner.tokenBytes, isEscaped: isEscaped, in: document)
        writer.name(scanner.range, named(scanner.tokenBytes, isEscaped))
      case .string, .number, .true, .false, .null:
        let decision = decision()
        if writer.begin(document, isDropped: decision.isDropped, to: &output) {
          append(token, scanner.tokenBytes, decision)
        }
        place.leaf(token, scanner.range)
      }
    }
  }

  /// What stands in place of a member's name; nil for the name itself.
  private mutating func named(_ name: UnsafeRawBufferPointer, _ isEscaped: Bool) -> [UInt8]? {
    guard !hidden.isEmpty, decisions(place.path).searchesNames else { return nil }
    text.removeAll(keepingCapacity: true)
    if isEscaped { text.append(unescaping: name) } else { text.append(contentsOf: name) }
    replaced.removeAll(keepingCapacity: true)
    let text = text
    let isFound = text.withUnsafeBytes { text in
      hidden.hasDistinctive(in: text) && hidden.replace(in: text, to: &replaced)
    }
    return isFound ? replaced : nil
  }

  private mutating func append(_ token: JSONScanner.Token, _ bytes: UnsafeRawBufferPointer, _ decision: FieldDecision) {
    switch token {
    case .string(let isEscaped):
      if let index = decision.redaction, !bytes.isEmpty {
        appendReplacement(bytes, isEscaped, policy.redactions[index])
      } else if !decision.isSearched || hidden.isEmpty || !appendSearched(bytes, isEscaped) {
        appendQuoted(bytes)
      }
    case .number, .true, .false:
      if let index = decision.redaction {
        appendReplacement(bytes, false, policy.redactions[index])
      } else if decision.isSearched, token == .number, let replacement = hidden.replacement(of: bytes) {
        appendQuoted(replacement)
      } else {
        output.append(contentsOf: bytes)
      }
    default: output.append(contentsOf: bytes)
    }
  }

  private mutating func appendReplacement(
    _ bytes: UnsafeRawBufferPointer, _ isEscaped: Bool, _ redaction: Redaction
  ) {
    output.append(0x22)
    if isEscaped {
      text.removeAll(keepingCapacity: true)
      text.append(unescaping: bytes)
      let text = text
      text.withUnsafeBytes { redaction.appendReplacement(of: $0, to: &output) }
    } else {
      redaction.appendReplacement(of: bytes, to: &output)
    }
    output.append(0x22)
  }

  /// Appends a string with hidden values replaced; returns false, and appends nothing, where there are none in it.
  private mutating func appendSearched(_ bytes: UnsafeRawBufferPointer, _ isEscaped: Bool) -> Bool {
    replaced.removeAll(keepingCapacity: true)
    let isFound: Bool
    if isEscaped {
      text.removeAll(keepingCapacity: true)
      text.append(unescaping: bytes)
      let text = text
      isFound = text.withUnsafeBytes { hidden.replace(in: $0, to: &replaced) }
    } else {
      isFound = hidden.replace(in: bytes, to: &replaced)
    }
    if isFound {
      let replaced = replaced
      replaced.withUnsafeBytes { output.append(jsonString: $0) }
    }
    return isFound
  }

  private mutating func appendQuoted(_ bytes: some Sequence<UInt8>) {
    output.append(0x22)
    output.append(contentsOf: bytes)
    output.append(0x22)
  }
}

extension DocumentEditor {
  /// Hides the value of a cell as that of its field in documents.
  mutating func collect(_ cell: Cell, of field: [UInt8]) {
    guard let index = decisions(field).redaction else { return }
    let redaction = policy.redactions[index]
    cell.forEach { value in
      switch value.kind {
      case .string: hide(.string(isEscaped: false), value.bytes, redaction)
      case .number: hide(.number, value.bytes, redaction)
      default: break
      }
    }
  }

  /// A value in a cell of a row, of the field of that name, as documents would show it; nil where they would not.
  ///
  /// - Precondition: the row's document was collected.
  mutating func shown(_ value: UnsafeRawBufferPointer, of field: [UInt8], to buffer: inout [UInt8]) -> Bool {
    let decision = decisions(field)
    if decision.isDropped { return false }
    if let index = decision.redaction {
      if !value.isEmpty { policy.redactions[index].appendReplacement(of: value, to: &buffer) }
    } else if !decision.isSearched || !hidden.replace(in: value, to: &buffer) {
      buffer.append(contentsOf: value)
    }
    return true
  }
}
