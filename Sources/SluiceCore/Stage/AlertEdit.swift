/// A change to an alert that a lane made, decided in the order of the source before it is written: lanes don't know what
/// the others found.
package struct AlertEdit: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// A member for the end of the document, such as `"a":true`.
    case add(member: [UInt8])
    /// The alert is not written.
    case remove
  }

  /// The match that became the alert; its `detail` does not count.
  package let match: RuleMatch
  package let action: Action

  package init(match: RuleMatch, action: Action) {
    self.match = match
    self.action = action
  }
}

/// Where the document of an alert stands in a chunk.
package struct AlertPlace: Hashable, Sendable {
  /// The match that became the alert.
  package let match: RuleMatch
  /// With the line break behind it. Lies in one of the chunk's pieces.
  package let range: Range<Int>
  /// Whether it is a JSON object on a line, rather than a row of values.
  package let isObject: Bool

  package init(match: RuleMatch, range: Range<Int>, isObject: Bool) {
    self.match = match
    self.range = range
    self.isObject = isObject
  }
}

extension SinkChunk {
  /// Changes alerts. Rows of values take no members: they stay as they are.
  ///
  /// - Precondition: pieces and alerts are in the order of their ranges.
  /// - Returns: the number of documents that were taken out, of pieces that count theirs.
  /// - Complexity: O(size of the chunk)
  package mutating func apply(_ edits: [AlertEdit]) -> Int {
    var actions: [Place: AlertEdit.Action] = [:]
    for edit in edits { actions[Place(edit.match)] = edit.action }
    var changed: [UInt8] = []
    changed.reserveCapacity(bytes.count + 48 * edits.count)
    var result: [Piece] = []
    var removed = 0
    var next = 0
    for piece in pieces {
      let start = changed.count
      var documents = piece.documents
      var copied = piece.range.lowerBound
      while next < alerts.count, alerts[next].range.lowerBound < piece.range.upperBound {
        let alert = alerts[next]
        next += 1
        guard let action = actions[Place(alert.match)] else { continue }
        changed.append(contentsOf: bytes[copied..<alert.range.lowerBound])
        copied = alert.range.upperBound
        switch action {
        case .remove:
          if documents > 0 {
            documents -= 1
            removed += 1
          }
        case .add(let member): append(alert, member, to: &changed)
        }
      }
      changed.append(contentsOf: bytes[copied..<piece.range.upperBound])
      if changed.count > start {
        result.append(Piece(output: piece.output, range: start..<changed.count, documents: documents))
      }
    }
    bytes = changed
    pieces = result
    alerts = []
    return removed
  }

  private func append(_ alert: AlertPlace, _ member: [UInt8], to changed: inout [UInt8]) {
    let document = bytes[alert.range]
    guard alert.isObject, let end = document.lastIndex(of: 0x7D) else {
      changed.append(contentsOf: document)
      return
    }
    changed.append(contentsOf: document[..<end])
    changed.append(0x2C)
    changed.append(contentsOf: member)
    changed.append(contentsOf: document[end...])
  }

  /// A rule holds for a record once.
  private struct Place: Hashable {
    let record: Int
    let detector: Int
    let rule: Int

    init(_ match: RuleMatch) {
      record = match.record
      detector = match.detector
      rule = match.rule
    }
  }
}
