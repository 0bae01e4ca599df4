import SluiceConfig

/// Pipeline files with one mistake each, made from the declarations of the components.
struct DeclarationMutations {
  let text: String
  /// Where the mistake is.
  let path: String

  static func all(_ registry: ComponentRegistry) -> [DeclarationMutations] {
    places(registry).flatMap { component, path, text in
      mutations(component.keys).map { mutation in
        DeclarationMutations(text: text(mutation.body), path: "\(path).\(component.name).\(mutation.path)")
      }
    }
  }

  /// The same without a mistake.
  static func unchanged(_ registry: ComponentRegistry) -> [String] {
    places(registry).map { component, _, text in text(body(component.keys)) }
  }

  private typealias Place = (component: any Component.Type, path: String, text: (String) -> String)

  /// Each component, and the pipeline around its settings.
  private static func places(_ registry: ComponentRegistry) -> [Place] {
    let source = "file: { paths: x }"
    func pipeline(_ source: String, _ stages: String, _ sink: String) -> String {
      "source: { \(source) }\nstages: [ \(stages) ]\nsinks: [ \(sink) ]\n"
    }
    let sources = registry.sources.map { type -> Place in
      (type, "source", { pipeline("\(type.name): \($0)", "parse", "stdout") })
    }
    let stages = registry.stages.map { type -> Place in
      switch type {
      case is any ParseComponent.Type: (type, "stages.0", { pipeline(source, "\(type.name): \($0)", "stdout") })
      case is any DecompressComponent.Type:
        (type, "stages.0", { pipeline(source, "{ \(type.name): \($0) }, parse", "stdout") })
      default: (type, "stages.1", { pipeline(source, "parse, { \(type.name): \($0) }", "stdout") })
      }
    }
    let sinks = registry.sinks.map { type -> Place in
      (type, "sinks.0", { pipeline(source, "parse", "\(type.name): \($0)") })
    }
    return sources + stages + sinks
  }

  /// A section with what it needs, and `extra` in place of a key's value or beside the keys.
  private static func body(
    _ keys: [any ConfigKeyDeclaration], without: String? = nil, with extra: (name: String, value: String)? = nil
  ) -> String {
    var entries = keys.filter { $0.isRequired && $0.name != without && $0.name != extra?.name }
      .map { "\($0.name): \(sample($0.type))" }
    if let extra { entries.append("\(extra.name): \(extra.value)") }
    return "{ \(entries.joined(separator: ", ")) }"
  }

  private static func mutations(_ keys: [any ConfigKeyDeclaration]) -> [(body: String, path: String)] {
    var found = [(body(keys, with: ("no_such_key", "1")), "no_such_key")]
    for key in keys {
      if key.isRequired { found.append((body(keys, without: key.name), key.name)) }
      for (value, place) in wrongValues(key.type) {
        found.append((body(keys, with: (key.name, value)), key.name + place))
      }
      switch key.type {
      case .section(let inner):
        found += mutations(inner).map { (body(keys, with: (key.name, $0.body)), "\(key.name).\($0.path)") }
      case .list(of: .section(let inner)):
        found += mutations(inner).map { (body(keys, with: (key.name, "[\($0.body)]")), "\(key.name).0.\($0.path)") }
      default: break
      }
    }
    return found
  }

  /// Values that a type does not have, each with the place of the mistake in it.
  private static func wrongValues(_ type: ConfigType) -> [(String, String)] {
    switch type {
    case .string, .filter, .secret, .path: return [("{ a: b }", "")]
    case .boolean: return [("maybe", ""), ("1", "")]
    case .integer(let range):
      var values = [("many", ""), ("1.5", "")]
      if let range, range.upperBound < .max { values.append(("\(range.upperBound + 1)", "")) }
      if let range, range.lowerBound > .min { values.append(("\(range.lowerBound - 1)", "")) }
      return values
    case .duration: return [("soon", ""), ("30", "")]
    case .byteCount(let range):
      var values = [("huge", ""), ("-1", "")]
      if let range, range.upperBound < .max { values.append(("\(range.upperBound + 1)", "")) }
      if let range { values.append(("\(range.lowerBound - 1)", "")) }
      return values
    case .time: return [("someday", "")]
    case .enumeration: return [("no_such_value", ""), ("[]", "")]
    case .list(of: .section): return [("x", ""), ("[x]", ".0")]
    case .list(let element): return [("{ a: b }", "")] + wrongValues(element).map { ("[\($0.0)]", ".0") }
    case .section, .mapping: return [("x", ""), ("[x]", "")]
    case .any: return []
    }
  }

  private static func sample(_ type: ConfigType) -> String {
    switch type {
    case .string, .secret, .path: "x"
    case .filter: "'a: b'"
    case .boolean: "true"
    case .integer(let range): "\(range?.lowerBound ?? 1)"
    case .duration(let range): DurationText.text(range?.lowerBound ?? .seconds(1))
    case .byteCount(let range): "\(range?.lowerBound ?? 1)"
    case .time: "2026-01-31"
    case .enumeration(let names): names[0]
    case .list(let element): "[\(sample(element))]"
    case .section(let keys): body(keys)
    case .mapping(let element): "{ x: \(sample(element)) }"
    case .any: "x"
    }
  }
}
