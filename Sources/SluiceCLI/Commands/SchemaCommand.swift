import ArgumentParser
import SluiceConfig

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of pipeline files, for editors and other checkers.",
    discussion: """
      Written beside the pipeline files (sluice schema > pipeline.schema.json), it makes editors with the YAML language \
      server complete and check them: their first line says
      # yaml-language-server: $schema=pipeline.schema.json
      """)

  func run() { print(PipelineSchema(BuiltInStages.registry).text, terminator: "") }
}
