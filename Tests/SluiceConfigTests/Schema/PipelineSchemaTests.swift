import SluiceConfig
import Testing

@Suite struct PipelineSchemaTests {
  private let root = PipelineSchema(.fixture).root

  private func definition(_ name: String) throws -> SchemaNode { try #require(root["$defs"]?[name]) }

  @Test func saysWhichDraftAndWhatItIs() {
    #expect(root["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    #expect(root["title"] == "sluice pipeline file")
    #expect(root["required"] == ["source", "stages", "sinks"])
    #expect(root["additionalProperties"] == false)
  }

  @Test func keysHaveTypesLimitsDefaultsAndDescriptions() throws {
    let parse = try definition("stage.parse")
    #expect(parse["description"] == "Cuts records.")
    #expect(parse["additionalProperties"] == false)
    #expect(
      parse["properties"]?["limit"] == [
        "description": "A number.", "default": 8,
        "anyOf": [
          ["type": "integer", "minimum": 1, "maximum": 64], ["$ref": "#/$defs/variable"], ["type": "null"],
        ],
      ])
    let sink = try definition("sink.file")
    #expect(sink["required"] == ["path"])
    #expect(sink["properties"]?["path"] == ["description": "Where to write.", "$ref": "#/$defs/path"])
    #expect(
      sink["properties"]?["from"] == [
        "description": "What to write.", "default": "alerts",
        "anyOf": [
          ["enum": ["alerts", "events", "dead_letters"]], ["$ref": "#/$defs/variable"], ["type": "null"],
        ],
      ])
    #expect(sink["properties"]?["gzip"]?["default"] == false)
  }

  @Test func componentsThatNeedKeysHaveNoShortForm() throws {
    let stage = try #require(root["properties"]?["stages"]?["items"])
    #expect(stage["type"] == ["object", "string"])
    #expect(stage["then"] == ["anyOf": [["enum": ["decompress", "parse"]], ["$ref": "#/$defs/variable"]]])
    #expect(stage["properties"]?["detect"] == ["description": "Runs rules.", "$ref": "#/$defs/stage.detect"])
    #expect(try definition("stage.detect")["type"] == "object")
    #expect(try definition("stage.parse")["type"] == ["object", "null"])
  }

  @Test func everyReferenceIsDefined() {
    var references: Set<String> = []
    func collect(_ node: SchemaNode) {
      switch node {
      case .object(let members):
        for member in members {
          if member.name == "$ref", case .string(let text) = member.value { references.insert(text) }
          collect(member.value)
        }
      case .array(let nodes): nodes.forEach(collect)
      case .string, .integer, .boolean: break
      }
    }
    collect(root)
    #expect(references.count > 5)
    for reference in references {
      #expect(root["$defs"]?[String(reference.dropFirst("#/$defs/".count))] != nil, "\(reference)")
    }
  }
}
