/// Results as JUnit XML, as CI servers read it: a suite for each file, a case for each test.
package struct JUnitReport {
  private let run: RuleTestRun

  package init(_ run: RuleTestRun) { self.run = run }

  package var text: String {
    var files: [String] = []
    for result in run.results where files.last != result.file { files.append(result.file) }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites tests=\"\(run.results.count)\" failures=\"\(run.failures.count)\">",
    ]
    for file in files {
      let results = run.results.filter { $0.file == file }
      let failures = results.count { $0.failure != nil }
      lines.append("  <testsuite name=\"\(escaped(file))\" tests=\"\(results.count)\" failures=\"\(failures)\">")
      for result in results {
        let head = "    <testcase classname=\"\(escaped(result.rule))\" name=\"\(escaped(result.name))\""
        guard let failure = result.failure else {
          lines.append(head + "/>")
          continue
        }
        let message = failure.split(separator: "\n").first.map(String.init) ?? ""
        lines.append(head + ">")
        lines.append("      <failure message=\"\(escaped(message))\">\(escaped(failure))</failure>")
        lines.append("    </testcase>")
      }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Control characters that XML 1.0 can't hold become U+FFFD.
  private func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar.value < 0x20 ? "\u{FFFD}" : scalar)
      }
    }
  }
}
