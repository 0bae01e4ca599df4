/// Reads the agents of AWS's tools, SDKs and consoles.
///
/// What is followed: the SDKs' common user agent format (`name/version ua/2.0 os/NAME#VERSION lang/NAME#VERSION
/// md/KEY#VALUE cfg/KEY#VALUE exec-env/… app/…`, with `/` for `#` in older versions), the forms from before it of each
/// SDK and of both CLIs, Terraform's and other tools' (`APN/1.0 … Terraform/1.5.0 (+https://…) …`), and what consoles
/// and services send (`[S3Console/0.4, aws-internal/3 …]`, `signin.amazonaws.com`, `AWS Internal`). S3 puts agents in
/// square brackets.
///
/// Anything else gives no more than is certain: a word that is not understood is passed over. The first word that tells
/// a part decides it.
///
/// - Complexity: O(*n*) for *n* bytes; nothing is allocated.
struct AWSUserAgent {
  private(set) var kind = AWSUserAgentKind.other
  private(set) var isTerraform = false
  private(set) var isInternal = false
  var language: AgentText?
  var languageVersion: AgentText?
  var os: AgentText?
  var osVersion: AgentText?
  var architecture: AgentText?
  private var tool: AgentText?
  private var toolVersion: AgentText?
  private var toolRank = AgentProduct.Rank.none
  private var sdk: AgentText?
  private var sdkVersion: AgentText?
  private var impliedLanguage: AgentText?
  private var executionEnvironment: AgentText?
  private var command: AgentText?
  private var retryMode: AgentText?
  private var application: AgentText?

  /// Reads an agent; its parts are in `writer`'s block, in the slots of `AWSUserAgentField`.
  static func parse(_ bytes: UnsafeRawBufferPointer, into writer: FieldBlock.Writer) {
    var agent = AWSUserAgent()
    agent.read(AgentText(bytes))
    agent.write(to: writer)
  }

  private mutating func read(_ agent: AgentText) {
    var text = agent.trimmed
    if text.hasPrefix("["), text.hasSuffix("]"), text.count >= 2 { text = text.dropFirst(1).dropLast(1).trimmed }
    if readAsWhole(text) { return }
    text = readHead(text)
    var isFirst = true
    for word in AgentWords(text) {
      if word.hasPrefix("(") { readComment(word) } else { readWord(word, isFirst: isFirst) }
      isFirst = false
    }
    // `Linux/4.14.238-182.422.amzn2.x86_64`.
    if architecture == nil, let osVersion {
      if osVersion.hasSuffix(".x86_64") || osVersion.hasSuffix("-amd64") { architecture = AgentText("x86_64") }
      if osVersion.hasSuffix(".aarch64") || osVersion.hasSuffix("-arm64") { architecture = AgentText("arm64") }
    }
  }

  /// Agents that are no list of products.
  private mutating func readAsWhole(_ text: AgentText) -> Bool {
    if text.equals("aws internal") {
      (kind, isInternal) = (.service, true)
      setTool(text, nil, .program)
    } else if text.isAWSHost {
      isInternal = true
      kind = text.hasPrefix("signin.") || text.hasPrefix("console.") || text.contains(".console.") ? .console : .service
      setTool(text, nil, .program)
    } else if text.isBrowser {
      kind = .browser
    } else if text.isConsoleName {
      kind = .console
      setTool(text, nil, .program)
    } else {
      return false
    }
    return true
  }

  /// `EC2ConsoleFrontend, aws-internal/3 …`: who called stands before a comma. Returns what follows it.
  private mutating func readHead(_ text: AgentText) -> AgentText {
    guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return text }
    let head = text[0..<comma]
    let rest = text.dropFirst(comma + 1).trimmed
    guard rest.hasPrefix("aws-internal/") || rest.hasPrefix("aws-sdk-"), !head.isEmpty,
      head.firstIndex(of: UInt8(ascii: "(")) == nil
    else { return text }
    let name = head.before(UInt8(ascii: "/"))
    kind = max(kind, name.contains("console") ? .console : .service)
    setTool(name, head.dropFirst(name.count + 1).version, .caller)
    return rest
  }

  /// The Go SDK's `(go1.19.3; linux; amd64)`, HttpClient's `(Java/1.8.0_252)`.
  private mutating func readComment(_ word: AgentText) {
    let inner = word.dropFirst(1).dropLast(word.hasSuffix(")") ? 1 : 0)
    if inner.hasPrefix("java/"), let version = inner.dropFirst(5).version {
      setLanguage("java", version)
      return
    }
    guard inner.hasPrefix("go"), sdk?.hasPrefix("aws-sdk-go") == true,
      let first = inner.firstIndex(of: UInt8(ascii: ";"))
    else { return }
    if let version = inner[2..<first].version { setLanguage("go", version) }
    let rest = inner.dropFirst(first + 1)
    setOS(rest.before(UInt8(ascii: ";")).trimmed, nil)
    if let second = rest.firstIndex(of: UInt8(ascii: ";")) { setArchitecture(rest.dropFirst(second + 1).trimmed) }
  }

  private mutating func readWord(_ word: AgentText, isFirst: Bool) {
    let (name, value) = word.pair
    if !readNamespace(name, value) && !readPlatform(name, value) { readProduct(name, value, isFirst: isFirst) }
  }

  /// The common format's words; whether this is one.
  private mutating func readNamespace(_ name: AgentText, _ value: AgentText) -> Bool {
    if name.equals("os") {
      let (name, version) = value.pair
      if !name.equals("other") { setOS(name, version) }
    } else if name.equals("lang") {
      let (name, version) = value.pair
      setLanguage(name, version.version)
    } else if name.equals("md") {
      let (name, value) = value.pair
      readMetadata(name, value)
    } else if name.equals("cfg") {
      let (name, value) = value.pair
      if name.equals("retry-mode") { set(\.retryMode, value) }
    } else if name.equals("exec-env") {
      set(\.executionEnvironment, value)
    } else if name.equals("command") {
      set(\.command, value)
    } else if name.equals("app") {
      set(\.application, value)
    } else if name.equals("exe") {
      setArchitecture(value.before(UInt8(ascii: ".")))
    } else {
      return name.isSilentNamespace
    }
    return true
  }

  private mutating func readMetadata(_ name: AgentText, _ value: AgentText) {
    if name.equals("arch") || name.equals("goarch") {
      setArchitecture(value)
    } else if name.equals("goos") {
      setOS(value, nil)
    } else if name.equals("command") {
      set(\.command, value)
    } else if name.equals("nodejs") {
      // The common format says `lang/js` before it.
      language = AgentText("nodejs")
      languageVersion = value.version
    } else if name.equals("botocore") {
      setSDK(AgentText("botocore"), value.version)
    } else if value.isEmpty, name.isArchitecture {
      setArchitecture(name)
    }
  }

  /// Languages and systems as products, from before the common format; whether this is one.
  private mutating func readPlatform(_ name: AgentText, _ value: AgentText) -> Bool {
    if name.isLanguageProduct {
      setLanguage(name, value.version)
    } else if name.isSystemProduct {
      // The SDK for Node.js has Node's version there: `linux/v18.12.1`.
      if sdk?.equals("aws-sdk-nodejs") == true, value.hasPrefix("v") {
        setOS(name, nil)
        setLanguage("nodejs", value.version)
      } else {
        setOS(name, value)
      }
    } else if value.isEmpty, name.isArchitecture {
      setArchitecture(name)
    } else if value.isEmpty, let hyphen = name.firstIndex(of: UInt8(ascii: "-")), name[0..<hyphen].isArchitecture {
      // Ruby's platform: `x86_64-linux`, `arm64-darwin22`.
      setArchitecture(name[0..<hyphen])
      let system = name.dropFirst(hyphen + 1)
      if system.hasPrefix("linux") { setOS(AgentText("linux"), nil) }
      if system.hasPrefix("darwin") { setOS(AgentText("darwin"), nil) }
      if system.hasPrefix("mingw") || system.hasPrefix("mswin") { setOS(AgentText("windows"), nil) }
    } else {
      return false
    }
    return true
  }

  private mutating func readProduct(_ name: AgentText, _ value: AgentText, isFirst: Bool) {
    guard let product = AgentProduct(name) else {
      // A program that nobody knows, if it is one: `python-requests/2.28.0`.
      guard isFirst, value.count > 0 || name.hasPrefix("stratus-red-team") else { return }
      if name.hasPrefix("python-") { impliedLanguage = AgentText("python") }
      if name.hasPrefix("go-") { impliedLanguage = AgentText("go") }
      if name.isProductName, !name.equals("mozilla") { setTool(name, value.version, .program) }
      return
    }
    kind = max(kind, product.kind)
    isTerraform = isTerraform || product.isTerraform
    isInternal = isInternal || product.isInternal
    impliedLanguage = impliedLanguage ?? product.language
    if product.isSDK { setSDK(product.name, value.version) }
    setTool(product.name, value.version, product.rank)
  }

  private mutating func set(_ part: WritableKeyPath<AWSUserAgent, AgentText?>, _ value: AgentText) {
    if self[keyPath: part] == nil, !value.isEmpty { self[keyPath: part] = value }
  }

  private mutating func setTool(_ name: AgentText, _ version: AgentText?, _ rank: AgentProduct.Rank) {
    guard rank > toolRank else { return }
    (tool, toolVersion, toolRank) = (name, version, rank)
  }

  private mutating func setSDK(_ name: AgentText, _ version: AgentText?) {
    // boto3 is a layer on botocore, which is named behind it.
    guard sdk == nil || (sdk?.equals("boto3") == true && name.equals("botocore")) else { return }
    (sdk, sdkVersion) = (name, version)
  }
}

extension AWSUserAgent {
  private func write(to writer: FieldBlock.Writer) {
    writer.begin()
    func put(_ field: AWSUserAgentField, _ text: AgentText?) {
      if let text, !text.isEmpty { writer.write(field.rawValue, text.bytes) }
    }
    writer.write(AWSUserAgentField.kind.rawValue, kind.text)
    put(.tool, tool ?? sdk)
    put(.toolVersion, tool == nil ? sdkVersion : toolVersion)
    put(.sdk, sdk)
    put(.sdkVersion, sdkVersion)
    put(.language, language ?? impliedLanguage)
    put(.languageVersion, languageVersion)
    put(.os, os)
    put(.osVersion, osVersion)
    put(.architecture, architecture)
    put(.executionEnvironment, executionEnvironment)
    put(.command, command)
    put(.retryMode, retryMode)
    put(.application, application)
    writer.write(AWSUserAgentField.isConsole.rawValue, kind == .console ? "true" : "false")
    writer.write(AWSUserAgentField.isTerraform.rawValue, isTerraform ? "true" : "false")
    writer.write(AWSUserAgentField.isInternal.rawValue, isInternal ? "true" : "false")
  }
}
