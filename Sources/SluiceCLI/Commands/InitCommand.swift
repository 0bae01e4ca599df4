import ArgumentParser
import Foundation
import SluiceConfig

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a commented pipeline file to begin with.",
    discussion: "The file can be run as it is. It names every key, its default and what it is for.")

  @Option(
    help: ArgumentHelp(
      "Where the data comes from: \(PipelineTemplate.sourceNames.joined(separator: ", ")).", valueName: "name"),
    completion: .list(PipelineTemplate.sourceNames))
  var source = "file"

  @Option(help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"), completion: .pipelineFile)
  var output = "pipeline.yaml"

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func run() throws {
    guard let template = PipelineTemplate(source: source, registry: BuiltInStages.registry) else {
      let names = PipelineTemplate.sourceNames
      let near = nearestName(to: source, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is no source '\(source)'\(near) (there are \(names.joined(separator: ", ")))")
    }
    let name = output == "-" ? "pipeline.yaml" : output
    let text = template.text(file: name, rules: ShippedRules.folder())
    if output == "-" {
      print(text, terminator: "")
      return
    }
    let url = URL(fileURLWithPath: output)
    do {
      try Data(text.utf8).write(to: url, options: force ? .atomic : .withoutOverwriting)
    } catch let error as CocoaError where error.code == .fileWriteFileExists {
      Terminal.error("error: '\(output)' is there already; --force replaces it, --output names another")
      throw ExitStatus.usage
    } catch {
      Terminal.error("error: can't write '\(output)': \(error.localizedDescription)")
      throw ExitStatus.usage
    }
    print(
      """
      wrote \(output)
        sluice validate \(output)
        sluice run \(output)
        sluice schema > \(Self.schemaPath(output))   # lets editors complete and check it
      """)
  }

  /// The schema's file, in the folder of the pipeline file.
  private static func schemaPath(_ output: String) -> String {
    let folder = output.lastIndex(of: "/").map { output[...$0] } ?? ""
    return folder + PipelineTemplate.schemaName
  }
}
