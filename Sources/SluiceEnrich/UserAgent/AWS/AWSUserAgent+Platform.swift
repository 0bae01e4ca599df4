// Languages, operating systems and architectures under one name each.
extension AWSUserAgent {
  mutating func setLanguage(_ name: StaticString, _ version: AgentText?) { setLanguage(AgentText(name), version) }

  mutating func setLanguage(_ name: AgentText, _ version: AgentText?) {
    guard language == nil, !name.isEmpty else { return }
    language = name.canonicalLanguage
    languageVersion = version
  }

  mutating func setOS(_ name: AgentText, _ version: AgentText?) {
    guard os == nil, !name.isEmpty else { return }
    // .NET: `OS/Microsoft_Windows_NT_10.0.17763.0`, `OS/Linux_4.14.200`.
    let (system, rest) = name.systemAndRest
    os = system
    // JavaScript in browsers: `os/Windows/NT_10.0`.
    let written = version.map { $0.hasPrefix("nt_") ? $0.dropFirst(3) : $0 }
    osVersion = written?.version ?? rest?.version
  }

  mutating func setArchitecture(_ name: AgentText) {
    guard architecture == nil, !name.isEmpty else { return }
    if name.equals("amd64") || name.equals("x86_64") || name.equals("x64") {
      architecture = AgentText("x86_64")
    } else if name.equals("aarch64") || name.equals("arm64") {
      architecture = AgentText("arm64")
    } else {
      architecture = name
    }
  }
}

extension AgentText {
  /// What stands before and behind the first `/` or `#`.
  var pair: (name: AgentText, value: AgentText) {
    guard let place = firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }) else {
      return (self, self[count..<count])
    }
    return (self[0..<place], dropFirst(place + 1))
  }

  var canonicalLanguage: AgentText {
    if hasPrefix(".net") { return AgentText("dotnet") }
    let known: [StaticString] = [
      "python", "go", "java", "nodejs", "js", "ruby", "php", "rust", "kotlin", "swift", "c++", "scala", "perl",
    ]
    return known.first { equals($0) }.map { AgentText($0) } ?? self
  }

  /// Languages that stand as products of their own: `Python/3.8.8`.
  var isLanguageProduct: Bool {
    equals("python") || equals("java") || equals("ruby") || equals("php") || equals("rust") || equals("swift")
      || equals("kotlin") || equals("nodejs") || equals(".net_core") || equals(".net_runtime")
      || equals(".net_framework") || equals(".net")
  }

  /// Operating systems that stand as products of their own: `Linux/5.4.0`.
  var isSystemProduct: Bool {
    equals("linux") || equals("darwin") || hasPrefix("windows_") || equals("windows") || equals("macos")
      || equals("mac_os_x") || equals("freebsd") || equals("android") || equals("ios") || equals("win32")
  }

  var isArchitecture: Bool {
    equals("x86_64") || equals("aarch64") || equals("arm64") || equals("amd64") || equals("i686") || equals("i386")
      || equals("armv7l") || equals("x64") || equals("ppc64le") || equals("s390x")
  }

  /// An operating system's one name, and the rest of the word, which may be its version.
  var systemAndRest: (AgentText, AgentText?) {
    let rest = bytes.lastIndex(of: UInt8(ascii: "_")).map { dropFirst($0 + 1) }
    if hasPrefix("linux") { return (AgentText("linux"), rest) }
    if hasPrefix("windows") || hasPrefix("microsoft_windows") || equals("win32") {
      // `Windows_Server_2019` tells its name there, not its version.
      return (AgentText("windows"), contains("_nt_") ? rest : nil)
    }
    if hasPrefix("darwin") || equals("macos") || equals("mac_os_x") || equals("osx") {
      return (AgentText("macos"), nil)
    }
    if equals("android") { return (AgentText("android"), nil) }
    if equals("ios") { return (AgentText("ios"), nil) }
    if equals("freebsd") { return (AgentText("freebsd"), nil) }
    return (self, nil)
  }
}
