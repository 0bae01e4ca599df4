import SluiceCore
import SluiceRules

/// A time in which alerts of one group are one alert.
struct SuppressionWindow: Sendable {
  /// The alert that began it.
  var alert: OperatorAlert
  /// The group, as it stands in alerts.
  let terms: [(field: String, values: [FieldValue])]
  /// Exclusive.
  let end: EventTime
  /// Among all windows, in the order in which they began.
  let number: Int
  var start: EventTime
  var last: EventTime
  /// Alerts counted in it, the first one apart.
  var count = 0

  /// Members of an alert that say what was counted.
  func append(to members: inout [UInt8]) {
    var bytes: [UInt8] = []
    bytes.append(raw: "\"kibana.alert.suppression.terms\":")
    bytes.append(list: terms) { term, bytes in
      bytes.append(raw: "{\"field\":")
      bytes.append(jsonString: term.field)
      bytes.append(raw: ",\"value\":")
      if term.values.isEmpty {
        bytes.append(raw: "null")
      } else if term.values.count == 1 {
        term.values[0].append(to: &bytes)
      } else {
        bytes.append(list: term.values) { $0.append(to: &$1) }
      }
      bytes.append(0x7D)
    }
    bytes.append(raw: ",\"kibana.alert.suppression.start\":\"")
    start.append(to: &bytes)
    bytes.append(raw: "\",\"kibana.alert.suppression.end\":\"")
    last.append(to: &bytes)
    bytes.append(raw: "\",\"kibana.alert.suppression.docs_count\":")
    bytes.append(decimal: count)
    members.append(member: String(decoding: bytes, as: UTF8.self))
  }
}

// For the checkpoint.
extension SuppressionWindow {
  func write(to writer: inout StateWriter) {
    writer.write(alert.time)
    writer.write(alert.seed)
    writer.write(alert.base != nil)
    if let base = alert.base { writer.write(base) }
    writer.write(alert.events) { $0.write($1) }
    writer.write(alert.fields) { writer, field in
      writer.write(field.name)
      writer.write(field.values) { $0.write($1) }
    }
    writer.write(alert.members)
    writer.write(alert.reason != nil)
    if let reason = alert.reason { writer.write(reason) }
    writer.write(alert.isLate)
    writer.write(terms) { writer, term in
      writer.write(term.field)
      writer.write(term.values) { $0.write($1) }
    }
    writer.write(end)
    writer.write(number)
    writer.write(start)
    writer.write(last)
    writer.write(count)
  }

  /// - Parameter rule: the rule's number now.
  init(_ reader: inout StateReader, rule: Int) throws(StateReader.Damaged) {
    alert = OperatorAlert(rule: rule, time: try reader.time(), seed: try reader.text(), base: nil)
    if try reader.flag() { alert.base = try reader.event() }
    alert.events = try reader.list { reader throws(StateReader.Damaged) in try reader.event() }
    alert.fields = try Self.fields(&reader)
    alert.members = try reader.text()
    if try reader.flag() { alert.reason = try reader.string() }
    alert.isLate = try reader.flag()
    terms = try Self.fields(&reader).map { (field: $0.name, values: $0.values) }
    end = try reader.time()
    number = try reader.integer()
    start = try reader.time()
    last = try reader.time()
    count = try reader.integer()
  }

  private static func fields(
    _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> [(name: String, values: [FieldValue])] {
    try reader.list { reader throws(StateReader.Damaged) in
      let name = try reader.string()
      return (
        name: name, values: try reader.list { reader throws(StateReader.Damaged) in try reader.value() }
      )
    }
  }
}
