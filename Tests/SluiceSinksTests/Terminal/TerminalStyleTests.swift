import Testing

@testable import SluiceSinks

@Suite struct TerminalStyleTests {
  private func style(
    _ environment: [String: String], isTerminal: Bool = true, width: Int? = 100
  ) -> TerminalStyle {
    TerminalStyle(isTerminal: isTerminal, terminalWidth: width) { environment[$0] }
  }

  @Test(
    arguments: [
      ([:], true, false), (["TERM": "xterm"], true, true), (["TERM": "dumb"], true, false),
      (["TERM": "xterm"], false, false),
      (["TERM": "xterm", "NO_COLOR": "1"], true, false), (["TERM": "xterm", "NO_COLOR": ""], true, true),
      (["CLICOLOR_FORCE": "1"], false, true), (["FORCE_COLOR": "1"], false, true), (["FORCE_COLOR": "0"], false, false),
      (["FORCE_COLOR": "3", "NO_COLOR": "1"], true, false), (["TERM": "xterm", "CLICOLOR": "0"], true, false),
      (["TERM": "dumb", "CLICOLOR_FORCE": "1"], true, true),
    ] as [([String: String], Bool, Bool)])
  func colorsAreAskedFor(_ environment: [String: String], _ isTerminal: Bool, _ hasColor: Bool) {
    #expect(style(environment, isTerminal: isTerminal).hasColor == hasColor)
  }

  @Test(
    arguments: [
      ([:], false), (["LANG": "en_GB.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "de_DE.UTF-8@euro"], true),
      (["LANG": "en_GB.UTF-8", "LC_ALL": "C"], false), (["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"], true),
      (["LANG": "de_DE.ISO-8859-1"], false), (["LANG": "en_GB"], false),
    ] as [([String: String], Bool)])
  func theLocaleSaysWhetherTextIsUTF8(_ environment: [String: String], _ isUnicode: Bool) {
    #expect(style(environment).isUnicode == isUnicode)
  }

  @Test func widthIsThatOfTheTerminal() {
    #expect(style([:]).width == 100)
    #expect(style(["COLUMNS": "72"]).width == 72)
    #expect(style(["COLUMNS": "wide"]).width == 100)
    #expect(style(["COLUMNS": "0"]).width == 100)
    #expect(style([:], width: nil).width == 80)
    #expect(style([:], isTerminal: false, width: nil).width == 160)
    #expect(style(["COLUMNS": "3"]).width == 20)
  }

  @Test func aDumbTerminalIsNotDrawnOver() {
    #expect(style(["TERM": "xterm"]).isMovable)
    #expect(!style(["TERM": "dumb"]).isMovable && !style([:]).isMovable)
    #expect(!style(["TERM": "xterm"], isTerminal: false).isMovable)
  }
}
