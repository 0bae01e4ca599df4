import ArgumentParser
import Foundation
import SluiceConfig
import SluiceCore
import SluiceDetect
import SluiceRuntime
import SluiceSinks

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Says how fast rules run over logs, where the time goes, and which rules cost most.",
    discussion: """
      The same work as detect, several times over, with the alerts rendered and thrown away. A first run counts what \
      each rule costs and is not timed. All runs have to give the same alerts, byte by byte; if they don't, that is said \
      instead of numbers, and the status is 3.

      Without --rules, the rules that come with sluice are run.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A file or folder of detection rules. May be repeated.", valueName: "path"),
    completion: .file())
  var rules: [String] = []

  @OptionGroup var chosen: RuleOptions

  @Option(help: ArgumentHelp("Time so many runs.", valueName: "n"))
  var runs: Int = 5

  @Option(help: ArgumentHelp("Work on so many objects side by side.", valueName: "n"))
  var lanes: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Print the numbers as text or json.")
  var format: Format = .text

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  func validate() throws {
    guard (1...1_000).contains(runs) else { throw ValidationError("--runs has to be from 1 to 1000") }
    guard (1...256).contains(lanes) else { throw ValidationError("--lanes has to be from 1 to 256") }
    guard !input.paths.contains("-") else {
      throw ValidationError("standard input can't be read more than once; name files")
    }
  }

  @concurrent func run() async throws {
    guard let rules = self.rules.isEmpty ? ShippedRules.folder().map({ [$0] }) : self.rules else {
      throw ValidationError("the rules that come with sluice were not found; name some with --rules")
    }
    let profile = RunProfile()
    let first = try await perform(rules, profile, showsProblems: true)
    var timed: [BenchRun] = []
    for number in 1...runs {
      let run = try await perform(rules, nil, showsProblems: false)
      guard run.answer == first.answer else {
        Terminal.error(
          "error: run \(number) of the same rules over the same logs gave other alerts than the run before: "
            + "\(Quantity.counted(run.answer.alerts.documents, "alert")) in place of "
            + "\(Quantity.grouped(first.answer.alerts.documents)). Did the files change meanwhile?")
        throw ExitStatus.failed
      }
      timed.append(run)
    }
    let report = BenchReport(runs: timed, profile: profile, lanes: lanes, peakMemory: ProcessorClock.peakMemory)
    switch format {
    case .text: print(report.text)
    case .json: print(report.json)
    }
    if first.report.isDamaged { throw ExitStatus.damaged }
  }

  private func perform(_ rules: [String], _ profile: RunProfile?, showsProblems: Bool) async throws -> BenchRun {
    let problems = ProblemCollector()
    do {
      let run = try await BenchRun.perform(
        rules: rules, selection: chosen.selection, source: input.source, lanes: lanes, profile: profile,
        problems: problems)
      if showsProblems || run == nil {
        for problem in problems.problems { Terminal.error(Terminal.printable(problem.description)) }
      }
      guard let run else { throw ExitStatus.usage }
      return run
    } catch let status as ExitStatus {
      throw status
    } catch {
      Terminal.error("error: \(Terminal.printable("\(error)"))")
      throw ExitStatus.failed
    }
  }
}
