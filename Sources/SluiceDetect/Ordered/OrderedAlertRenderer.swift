import SluiceCore

/// Makes batches of one record of the alerts of rules with state, so that sinks see them as they see all others.
final class OrderedAlertRenderer {
  private let reader: any RecordReader
  private let detector: Int
  private let timestamp: ColumnID
  /// The columns of the fields that groups are made of: filters and tables find the group's values there.
  private let columns: [String: ColumnID]
  private let tags: TagTable

  init(
    reader: any RecordReader, detector: Int, timestamp: ColumnID, columns: [String: ColumnID], tags: TagTable
  ) {
    self.reader = reader
    self.detector = detector
    self.timestamp = timestamp
    self.columns = columns
    self.tags = tags
  }

  /// Valid until the next call.
  func batch(of alert: OperatorAlert) -> RecordBatch {
    let record = alert.base?.record ?? Array("{}".utf8)
    let place = alert.base?.place
    let blob = Blob(sequence: 0, origin: place?.origin ?? "") { () throws(BlobError) in
      throw BlobError(.unreadable, "an alert can't be read")
    }
    let batch = record.withUnsafeBytes { reader.read($0, blob: blob) }
    if let place, batch.count == 1 {
      batch.spans[0].index = place.index
      batch.spans[0].offset = place.offset
      batch.spans[0].tag = place.tag.flatMap(tags.tag) ?? .none
    }
    var detail = AlertDetail(
      seed: alert.seed, time: alert.time, records: alert.events.map(\.record), members: alert.members,
      reason: alert.reason)
    detail.isBuildingBlock = alert.isBuildingBlock
    if alert.isLate { detail.members.append(member: "\"sluice.late\":true") }
    if alert.isEarly { detail.members.append(member: "\"sluice.early\":true") }
    if alert.base == nil {
      detail.document = Self.document(alert)
      batch.set(batch.arena.string(alert.time.description), record: 0, column: timestamp)
      for field in alert.fields {
        guard let column = columns[field.name] else { continue }
        batch.set(batch.arena.list(field.values.map { batch.arena.string($0.text) }), record: 0, column: column)
      }
    }
    batch.isForAlertsOnly = true
    batch.details = [detail]
    batch.matches = [RuleMatch(record: 0, detector: detector, rule: alert.rule, detail: 0)]
    return batch
  }

  /// The event part of an alert about a group: its time and the group's values at their own names.
  private static func document(_ alert: OperatorAlert) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(raw: "\"@timestamp\":\"")
    alert.time.append(to: &bytes)
    bytes.append(0x22)
    for field in alert.fields where !field.values.isEmpty {
      bytes.append(0x2C)
      bytes.append(jsonString: field.name)
      bytes.append(0x3A)
      if field.values.count == 1 {
        field.values[0].append(to: &bytes)
      } else {
        bytes.append(list: field.values) { $0.append(to: &$1) }
      }
    }
    return bytes
  }
}

extension [UInt8] {
  /// Adds a member of a JSON object behind those that are there.
  mutating func append(member: String) {
    if !isEmpty { append(0x2C) }
    append(contentsOf: member.utf8)
  }
}
