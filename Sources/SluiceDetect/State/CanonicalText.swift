import SluiceRules

/// The text of a value that is the same in every run of the program: what sets and dictionaries hold is in the order of
/// its text. Made by reflection, so that a part which is added to a rule's definition is never forgotten here.
enum CanonicalText {
  static func text(of value: Any) -> String {
    var text = ""
    append(value, to: &text)
    return text
  }

  private static func append(_ value: Any, to text: inout String) {
    switch value {
    case let value as String: return append(value, to: &text)
    // What a query is made of follows from its text.
    case let value as ESQLQuery: return append(value.text, to: &text)
    // Lists of indicators change from day to day, and rules that use them stay the same.
    case let value as IndicatorList:
      return [value.field, value.matching.rawValue, value.name].forEach { append($0, to: &text) }
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: append(mirror.children.map(\.value), "?", to: &text)
    case .collection: append(mirror.children.map(\.value), "[]", to: &text)
    case .tuple: append(mirror.children.map(\.value), "()", to: &text)
    case .set, .dictionary:
      text += "{"
      for child in mirror.children.map({ Self.text(of: $0.value) }).sorted() { text += child + "," }
      text += "}"
    case .enum:
      guard let child = mirror.children.first else {
        text += "\(value)"
        return
      }
      append([child.value], child.label ?? "", to: &text)
    default:
      if mirror.children.isEmpty {
        text += "\(value)"
        return
      }
      text += "\(type(of: value)){"
      var next: Mirror? = mirror
      while let mirror = next {
        for child in mirror.children {
          text += (child.label ?? "") + ":"
          append(child.value, to: &text)
          text += ","
        }
        next = mirror.superclassMirror
      }
      text += "}"
    }
  }

  private static func append(_ children: [Any], _ name: String, to text: inout String) {
    text += name + "("
    for child in children {
      append(child, to: &text)
      text += ","
    }
    text += ")"
  }

  private static func append(_ string: String, to text: inout String) {
    // With its length, so that no two lists of strings have one text.
    text += "\(string.utf8.count)\"\(string)\""
  }
}
