package import SluiceCore

extension ESQLValue {
  /// What a field of that type holds, given its leaves' texts: booleans read `true` and `false`, numbers as they are
  /// written. Leaves that are no value of the type are dropped.
  ///
  /// Elasticsearch keeps a field's texts sorted and without repetitions, so that a field with the same text twice has
  /// one value; numbers are sorted and keep their repetitions.
  package init(fieldType type: FieldType, texts: some Sequence<String>) {
    var values: [ESQLValue] = []
    for text in texts {
      if let value = Self.leaf(text, type) { values.append(value) }
    }
    if values.count > 1 {
      values = Self.sorted(values)
      if type != .long && type != .double && type != .date {
        values = values.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
      }
    }
    self.init(values: values)
  }

  private static func leaf(_ text: String, _ type: FieldType) -> ESQLValue? {
    switch type {
    case .keyword, .flattened, .dynamic: .string(text)
    case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
    case .long:
      Int64(text).map { .integer($0) }
        ?? Double(text).flatMap { Int64(exactly: $0.rounded(.towardZero)) }.map { .integer($0) }
    case .double: Double(text).flatMap { $0.isFinite ? .double($0) : nil }
    case .ip: IPAddress(text).map { .ip($0) }
    case .date:
      EventTime(text).map { .datetime($0.milliseconds) } ?? Int64(text).map { .datetime($0) }
    }
  }

  /// In ascending order; equal ones and those that don't compare keep theirs.
  static func sorted(_ values: [ESQLValue], descending: Bool = false) -> [ESQLValue] {
    values.enumerated().sorted { left, right in
      let sign = compare(left.element, right.element) ?? 0
      return sign == 0 ? left.offset < right.offset : descending ? sign > 0 : sign < 0
    }.map(\.element)
  }
}
