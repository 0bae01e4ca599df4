/// A made-up list of regular expressions in the format of uap-core, 240 of them for programs, and user agents that they
/// know or don't.
enum Agents {
  private static let programs = 240

  static var regexes: String {
    var text = "user_agent_parsers:\n"
    for program in 0..<programs {
      text += "  - regex: '(Program\(program)x)/(\\d+)\\.(\\d+)(?:\\.(\\d+)|)'\n"
      text += "    family_replacement: 'Program \(program)'\n"
    }
    text += """
      os_parsers:
        - regex: '(?:Android)[ \\-/](\\d+)(?:\\.(\\d+)|)'
          os_replacement: 'Android'
        - regex: '(Windows NT 10\\.0)'
          os_replacement: 'Windows'
          os_v1_replacement: '10'
        - regex: '(?:Linux|linux)[ /#](\\d+)\\.(\\d+)'
          os_replacement: 'Linux'
      device_parsers:
        - regex: '; *(Pixel [a-zA-Z0-9]+)'
          device_replacement: '$1'
          brand_replacement: 'Google'
          model_replacement: '$1'

      """
    return text
  }

  /// A user agent and its program's name.
  static func sample(_ number: Int, _ values: Enrichment.Values) -> (value: String, expected: String?) {
    let tail = "(X11; Linux/5.10.\(number % 300)) build/\(number)"
    if values == .unknown { return ("nothing-known/\(number) \(tail)", "Other") }
    let program = number * 7 % programs
    return ("Program\(program)x/\(number / 50 + 1).\(number % 50).3 \(tail)", "Program \(program)")
  }
}
