extension FieldTest {
  /// How it is shown: as in KQL, with what KQL can't say in words.
  package var text: String {
    let name =
      switch selector {
      case .field(let name): name
      case .matching(let glob): glob.parts.spelling
      case .anyField: "any field"
      }
    return switch comparison {
    case .exists: "\(name): *"
    case .equals(let literal): "\(name): \"\(literal)\""
    case .matches(let glob):
      "\(name): \(glob.parts.spelling)" + (glob.ignoresCase ? " (any case)" : "")
    case .matchesRegex(let pattern): "\(name): /\(pattern.pattern)/\(pattern.ignoresCase ? "i" : "")"
    case .inNetwork(let network): "\(name) in \(network)"
    case .isPresent: "\(name) is present"
    case .inList(let list): "\(name) in the list \(list.name)"
    case .ordered(let order, let literal): "\(name) \(order.rawValue) \(literal)"
    }
  }
}
