import Foundation
import SluiceConfig
import Testing

@testable import SluiceCLI

@Suite struct ManualPageTests {
  private let page: String
  private let lines: [Substring]

  init() throws {
    page = try ManCommand.page().text
    lines = page.split(separator: "\n")
  }

  @Test func hasTheSectionsOfAManualPage() {
    #expect(lines.first == #".TH "SLUICE" "1" "" "sluice \#(SluiceVersion.text)" "User Commands""#)
    for name in ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "PIPELINE FILES"] {
      #expect(lines.contains { $0 == ".SH \"\(name)\"" }, "\(name)")
    }
  }

  @Test func namesEveryCommandAndEveryKey() {
    for name in ["run", "validate", "detect", "map", "test", "init", "stages", "schema", "graph", "completions", "man"]
    {
      #expect(page.contains(".SS \"sluice \(name)\"\n"), "\(name)")
    }
    #expect(page.contains("\\fB\\-\\-log\\-level\\fR \\fIlog\\-level\\fR\n"))
    for entry in ComponentListing(BuiltInStages.registry).entries {
      #expect(page.contains(".SS \"\(entry.kind.rawValue) \(entry.name)\"\n"))
      for key in entry.keys { #expect(page.contains("\\fB\(key.name)\\fR "), "\(key.name)") }
    }
    #expect(page.contains("\\fBroutes[].when\\fR ") && page.contains("\\fBrotate.size\\fR "))
  }

  @Test func isBalanced() {
    let macros: Set<String> = [".TH", ".SH", ".SS", ".PP", ".TP", ".br", ".nh", ".hy"]
    var hyphenation = 0
    for (number, line) in lines.enumerated() {
      if line.hasPrefix(".") {
        #expect(macros.contains(String(line.prefix { $0 != " " })), "\(line)")
        #expect(line.count { $0 == "\"" } % 2 == 0, "\(line)")
      }
      #expect(!line.hasPrefix("'"), "\(line)")
      if line == ".TP" { #expect(!lines[number + 1].hasPrefix(".") && !lines[number + 2].hasPrefix("."), "\(line)") }
      if line == ".nh" { hyphenation += 1 }
      if line == ".hy" { hyphenation -= 1 }
      let opened = line.components(separatedBy: "\\fB").count + line.components(separatedBy: "\\fI").count - 2
      #expect(line.components(separatedBy: "\\fR").count - 1 == opened, "\(line)")
      #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
    }
    #expect(hyphenation == 0)
  }

  @Test func textIsEscaped() {
    var roff = Roff()
    roff.line(".so /etc/passwd")
    roff.line("'x' \\fB -1 `a` \u{2192}")
    roff.macro("SH", ["a \"b\""])
    #expect(
      roff.text
        == "\\&.so /etc/passwd\n\\(aqx\\(aq \\(rsfB \\-1 \\(gaa\\(ga \\[u2192]\n.SH \"a \\(dqb\\(dq\"\n")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff"), "groff is not installed"))
  func groffHasNoWarning() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/groff")
    process.arguments = ["-man", "-ww", "-Tutf8", try folder.write("sluice.1", page)]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: try folder.write("errors", ""))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try folder.text("errors") == "")
  }
}
