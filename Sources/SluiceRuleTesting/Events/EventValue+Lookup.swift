extension EventValue {
  /// What stands at a path of object keys; nil where nothing does.
  func value(at path: ArraySlice<String>) -> EventValue? {
    guard let key = path.first else { return self }
    guard case .object(let members) = self, let member = members.last(where: { $0.key == key }) else { return nil }
    return member.value.value(at: path.dropFirst())
  }

  /// The texts of the scalars in it, lists walked; objects and null have none.
  var texts: [String] {
    switch self {
    case .string(let text), .number(let text): [text]
    case .boolean(let value): [value ? "true" : "false"]
    case .array(let items): items.flatMap(\.texts)
    case .object, .null: []
    }
  }

  /// The value with `{n}` in its texts replaced by a number.
  func numbered(_ number: Int) -> EventValue {
    switch self {
    case .string(let text): text.contains("{n}") ? .string(text.replacing("{n}", with: "\(number)")) : self
    case .array(let items): .array(items.map { $0.numbered(number) })
    case .object(let members):
      .object(members.map { Member(key: $0.key, value: $0.value.numbered(number)) })
    default: self
    }
  }
}
