import Foundation
import Testing

@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct CompletionsCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func has(_ shell: String) -> Bool {
    ["/bin", "/usr/bin", "/usr/local/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)") }
  }

  @Test(.enabled(if: has("bash"), "bash is not installed")) func bashCompletesCommandsAndFiles() async throws {
    try folder.write("my.yaml", "")
    try folder.write("my.txt", "")
    try folder.write(
      "complete.bash",
      """
      source completions
      words() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
        _sluice sluice "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[@]}"
      }
      words sluice va
      words sluice run m
      words sluice stages dec
      words sluice graph --format d
      """)
    let outcome = try await CommandLineTool.shell(
      "$SLUICE completions bash >completions && bash complete.bash", in: folder)
    #expect(outcome.errors == "")
    let words = outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(words == ["validate", "my.yaml", "decompress", "dot"])
  }

  @Test(arguments: ["zsh", "fish"].filter(has)) func otherShellsReadTheirScripts(_ shell: String) async throws {
    let outcome = try await CommandLineTool.shell(
      "$SLUICE completions \(shell) >completions && \(shell) -n completions", in: folder)
    #expect(outcome.status == 0 && outcome.errors == "")
  }

  @Test func unknownShellsAreRefused() async throws {
    let outcome = try await CommandLineTool.run(["completions", "tcsh"], in: folder)
    #expect(outcome.status == 1 && outcome.errors.contains("bash"))
  }
}
