/// What is known of a product in an agent, by its name.
struct AgentProduct {
  /// How near a product is to the person: the highest one in an agent is its tool.
  enum Rank: Int, Comparable {
    case none, internals, sdk, program, cli, infrastructure, caller

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  let name: AgentText
  let kind: AWSUserAgentKind
  let rank: Rank
  var isSDK = false
  var isTerraform = false
  var isInternal = false
  var language: AgentText?

  /// Nil for a name that is not known.
  init?(_ name: AgentText) {
    if let sdk = Self.sdk(name) {
      self = sdk
    } else if let tool = Self.tools.first(where: { name.equals($0.name) }) {
      self.init(AgentText(tool.name), tool.kind, tool.rank)
      isTerraform = tool.name.utf8Start == Self.terraform.utf8Start
      if tool.isPython { language = AgentText("python") }
    } else if name.hasPrefix("terraform-provider-") {
      self.init(name, .iac, .program)
      isTerraform = true
    } else if name.hasPrefix("pulumi") {
      self.init(AgentText("pulumi"), .iac, .infrastructure)
    } else if name.hasPrefix("awspowershell") {
      self.init(AgentText("aws-powershell"), .cli, .cli)
    } else if name.equals("aws-internal") {
      self.init(AgentText("aws-internal"), .service, .internals)
      isInternal = true
    } else if name.hasPrefix("stratus-red-team_") {
      // The tool's name and a number of its run.
      self.init(AgentText("stratus-red-team"), .other, .program)
    } else {
      return nil
    }
  }

  private init(_ name: AgentText, _ kind: AWSUserAgentKind, _ rank: Rank) {
    self.name = name
    self.kind = kind
    self.rank = rank
  }

  private static let terraform: StaticString = "terraform"

  /// Tools that say who they are beside the SDK that they are built on.
  private static let tools: [(name: StaticString, kind: AWSUserAgentKind, rank: Rank, isPython: Bool)] = [
    ("aws-cli", .cli, .cli, true),
    (terraform, .iac, .infrastructure, false),
    ("opentofu", .iac, .infrastructure, false),
    ("aws-cdk", .iac, .infrastructure, false),
    ("aws-cdk-cli", .iac, .infrastructure, false),
    ("aws-sam-cli", .iac, .infrastructure, true),
    ("ansible", .iac, .infrastructure, true),
    ("eksctl", .iac, .infrastructure, false),
    ("crossplane", .iac, .infrastructure, false),
    ("aws-toolkit-for-vscode", .other, .program, false),
    ("aws-toolkit-for-jetbrains", .other, .program, false),
    ("amazon-ssm-agent", .other, .program, false),
    ("steampipe", .other, .program, false),
    ("cloudquery", .other, .program, false),
    ("prowler", .other, .program, false),
    ("pacu", .other, .program, false),
    ("aws-vault", .other, .program, false),
  ]

  private static func sdk(_ name: AgentText) -> AgentProduct? {
    var product: AgentProduct
    if let boto = boto.first(where: { name.equals($0) }) {
      product = AgentProduct(AgentText(boto), .sdk, .sdk)
      product.language = AgentText("python")
    } else if name.hasPrefix("aws-sdk-") {
      product = AgentProduct(name, .sdk, .sdk)
      product.language = languages.first { name.dropFirst(8).hasPrefix($0.prefix) }.map { AgentText($0.language) }
    } else {
      return nil
    }
    product.isSDK = true
    return product
  }

  private static let boto: [StaticString] = ["boto3", "botocore", "boto"]

  /// By what follows `aws-sdk-`.
  private static let languages: [(prefix: StaticString, language: StaticString)] = [
    ("java", "java"), ("go", "go"), ("nodejs", "nodejs"), ("js", "js"), ("ruby", "ruby"), ("php", "php"),
    ("rust", "rust"), ("kotlin", "kotlin"), ("swift", "swift"), ("cpp", "c++"), ("dotnet", "dotnet"),
  ]
}

extension AgentText {
  /// Words of the common format that tell nothing that is kept, and partner tags.
  var isSilentNamespace: Bool {
    let names: [StaticString] = [
      "api", "ua", "ft", "m", "lib", "prompt", "http", "io", "vendor", "hll", "apn", "hashicorp", "installer",
      "distrib",
      "business-metrics",
    ]
    return names.contains { equals($0) }
  }

  /// `ec2.amazonaws.com`, `signin.amazonaws.com`: a name of AWS's, and nothing else.
  var isAWSHost: Bool {
    guard
      hasSuffix(".amazonaws.com") || hasSuffix(".amazonaws.com.cn") || hasSuffix(".amazon.com")
        || hasSuffix(".aws.internal")
    else { return false }
    return bytes.allSatisfy {
      RequiredLiterals.lower($0) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    } && bytes.first != UInt8(ascii: ".")
  }

  /// Browsers say `Mozilla/5.0 (…)` and name their engine; so do few other clients.
  var isBrowser: Bool {
    hasPrefix("mozilla/")
      && (contains("gecko/") || contains("applewebkit/") || contains("trident/") || contains("msie "))
      && !contains("powershell")
  }

  /// `AWSConsole`, `AWS CloudWatch Console`: words, the last of which ends in it.
  var isConsoleName: Bool {
    hasSuffix("console") && count <= 64
      && bytes.allSatisfy { RequiredLiterals.lower($0) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x20 || $0 == 0x2D }
  }

  /// Whether it can be the name of a program: letters, digits and a few marks, as in RFC 9110's tokens.
  var isProductName: Bool {
    !isEmpty
      && bytes.allSatisfy {
        RequiredLiterals.lower($0) &- 0x61 < 26 || $0 &- 0x30 < 10 || ".-_+".utf8.contains($0) || $0 >= 0x80
      }
  }
}
