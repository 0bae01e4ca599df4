import SluiceCore

/// The values that make a group: one for each field.
struct GroupKey: Hashable, Sendable {
  let values: [FieldValue]

  /// Every combination of one value of each field; none where a field has no value. Lists of values that would make
  /// more than `limit` combinations are cut.
  static func combinations(_ fields: [[FieldValue]], limit: Int = 1_000) -> [GroupKey] {
    var keys: [[FieldValue]] = [[]]
    for values in fields {
      if values.isEmpty { return [] }
      var next: [[FieldValue]] = []
      var seen: Set<FieldValue> = []
      for value in values where seen.insert(value).inserted {
        for key in keys where next.count < limit { next.append(key + [value]) }
      }
      keys = next
    }
    return keys.map(GroupKey.init)
  }

  init(_ values: [FieldValue]) { self.values = values }

  /// Text with the lengths of its parts, so that no two keys share one.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for value in values {
      bytes.append(value.kind.rawValue)
      bytes.append(contentsOf: String(value.text.utf8.count).utf8)
      bytes.append(0x3A)
      bytes.append(contentsOf: value.text.utf8)
    }
    return bytes
  }

  /// The hash of these.
  var hash: EventIdentity { bytes.withUnsafeBytes { EventIdentity(hashOf: $0) } }

  /// The key's bytes in stored state; never empty.
  var stateKey: [UInt8] {
    var writer = StateWriter()
    writer.write(values)
    return writer.bytes
  }

  init(stateKey: [UInt8]) throws(StateReader.Damaged) {
    var reader = StateReader(stateKey)
    self.init(try reader.values())
  }
}
