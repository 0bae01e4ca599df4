/// The JSON Schema of pipeline files (draft 2020-12), from the declarations of the components: editors complete and
/// check with it. It takes what the reader takes; what only the reader can tell (the order of stages, what a condition
/// says, which keys exclude one another) it leaves to `sluice validate`.
package struct PipelineSchema {
  package let root: SchemaNode

  package init(_ registry: ComponentRegistry) {
    var definitions = SchemaTexts.definitions
    func define(_ kind: NamedNode.Kind, _ components: [any Component.Type]) {
      for component in components {
        definitions.append(
          .init(
            name: Self.name(kind, component),
            value: ConfigType.section(component.keys, orEmpty: Self.canBeBare(component))
              .with("description", .string(component.summary))))
      }
    }
    let sources = registry.sources.map { $0 as any Component.Type }
    let sinks = registry.sinks.map { $0 as any Component.Type }
    define(.source, sources)
    define(.stage, registry.stages)
    define(.sink, sinks)

    let properties = PipelineDefinition.keys.map { key -> SchemaNode.Member in
      let description: SchemaNode = ["description": .string(key.documentation)]
      let value: SchemaNode =
        switch key.name {
        case PipelineDefinition.sourceKey.name: description.merging(Self.named(.source, sources))
        case PipelineDefinition.stagesKey.name: Self.stages(registry.stages, description)
        case PipelineDefinition.sinksKey.name:
          description.with("type", "array").with("minItems", 1).with("items", Self.named(.sink, sinks))
        default: description.with("anyOf", .array(key.type.schemas(isRequired: false) + [["type": "null"]]))
        }
      return .init(name: key.name, value: value)
    }
    let required = PipelineDefinition.keys.filter(\.isRequired).map { SchemaNode.string($0.name) }
    root = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:sluice:pipeline",
      "title": "sluice pipeline file",
      "description": "What sluice reads, what it does with it, and where the results go.",
      "type": "object",
      "properties": .object(properties),
      "required": .array(required),
      "additionalProperties": false,
      "$defs": .object(definitions),
    ]
  }

  /// As JSON, with a line break at the end.
  package var text: String { root.text + "\n" }

  private static func name(_ kind: NamedNode.Kind, _ component: any Component.Type) -> String {
    "\(kind.rawValue).\(component.name)"
  }

  /// The forms in which a component can be named: with its keys, `name:`, or its bare name; the latter two only where
  /// no key is required.
  private static func named(_ kind: NamedNode.Kind, _ components: [any Component.Type]) -> SchemaNode {
    let properties = components.map { component in
      SchemaNode.Member(
        name: component.name,
        value: ["description": .string(component.summary), "$ref": .string("#/$defs/\(name(kind, component))")])
    }
    let names = components.filter(canBeBare).map { SchemaNode.string($0.name) }
    return [
      "type": ["object", "string"], "properties": .object(properties), "minProperties": 1, "maxProperties": 1,
      "additionalProperties": false, "if": ["type": "string"],
      "then": ["anyOf": .array((names.isEmpty ? [] : [["enum": .array(names)]]) + [SchemaTexts.reference("variable")])],
    ]
  }

  private static func canBeBare(_ component: any Component.Type) -> Bool {
    !component.keys.contains(where: \.isRequired)
  }

  /// A list with one stage that parses and at most one that decompresses. A name that a variable gives may be any.
  private static func stages(_ components: [any Component.Type], _ description: SchemaNode) -> SchemaNode {
    func naming(_ types: [any Component.Type]) -> [SchemaNode] {
      types.flatMap { type -> [SchemaNode] in
        [["const": .string(type.name)], ["type": "object", "required": [.string(type.name)]]]
      }
    }
    let parsers = naming(components.filter { $0 is any ParseComponent.Type })
    let decompressors = naming(components.filter { $0 is any DecompressComponent.Type })
    func atMostOne(_ forms: [SchemaNode]) -> SchemaNode {
      ["contains": ["anyOf": .array(forms)], "minContains": 0, "maxContains": 1]
    }
    var rules: [SchemaNode] = []
    if !parsers.isEmpty {
      rules.append(atMostOne(parsers))
      rules.append(["contains": ["anyOf": .array(parsers + [SchemaTexts.reference("variable")])]])
    }
    if !decompressors.isEmpty { rules.append(atMostOne(decompressors)) }
    return description.with("type", "array").with("items", named(.stage, components))
      .with("allOf", rules.isEmpty ? nil : .array(rules))
  }
}
