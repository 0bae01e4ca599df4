import ArgumentParser
import Foundation

struct ImportCollectorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-collector",
    abstract: "Turns the parameters of Devo's SQS collector into a pipeline file.",
    discussion: """
      Writes the pipeline to standard output: the same queue, read as the same role with the same external id, and events \
      in the same tables. What has no counterpart is said on standard error and in the file's first lines. A secret key is \
      not copied: the pipeline takes it from the environment.
      """)

  @Argument(help: ArgumentHelp("The template (JSON); - for standard input.", valueName: "file"))
  var file: String

  func run() throws {
    let data: Data
    do {
      data =
        file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data() : try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      Terminal.error("error: can't read '\(file)': \(error.localizedDescription)")
      throw ExitStatus.usage
    }
    let template: CollectorTemplate
    do throws(CollectorTemplate.Mistakes) {
      template = try CollectorTemplate(Array(data))
    } catch {
      for message in error.messages { Terminal.error(Terminal.printable("error: \(file): \(message)")) }
      throw ExitStatus.usage
    }
    for note in template.notes { Terminal.error(Terminal.printable("note: \(note)")) }
    print(template.pipeline(file: file == "-" ? "standard input" : file), terminator: "")
  }
}
