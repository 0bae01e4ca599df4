import SluiceTestSupport
import Testing

@testable import SluiceEnrich

/// Agents of each kind of tool, with all that is read from them.
@Suite struct AWSUserAgentTests {
  @Test(arguments: [
    (
      "aws-cli/1.16.190 Python/3.7.3 Linux/4.15.0-50-generic botocore/1.12.180",
      [
        "kind": "cli", "tool": "aws-cli", "tool_version": "1.16.190", "sdk": "botocore", "sdk_version": "1.12.180",
        "language": "python", "language_version": "3.7.3", "os": "linux", "os_version": "4.15.0-50-generic",
      ]
    ),
    (
      "[aws-cli/2.15.0 Python/3.11.6 Linux/5.15.0-1031-aws exec-env/CloudShell exe/x86_64.ubuntu.22 prompt/off "
        + "command/s3.cp]",
      [
        "kind": "cli", "tool": "aws-cli", "tool_version": "2.15.0", "language": "python", "language_version": "3.11.6",
        "os": "linux", "os_version": "5.15.0-1031-aws", "architecture": "x86_64", "execution_environment": "CloudShell",
        "command": "s3.cp",
      ]
    ),
    (
      "aws-cli/2.18.1 md/awscrt#0.22.0 ua/2.0 os/windows#10 md/arch#amd64 lang/python#3.12.6 md/pyimpl#CPython "
        + "cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#iam.create-user",
      [
        "kind": "cli", "tool": "aws-cli", "tool_version": "2.18.1", "language": "python", "language_version": "3.12.6",
        "os": "windows", "os_version": "10", "architecture": "x86_64", "command": "iam.create-user",
        "retry_mode": "standard",
      ]
    ),
    (
      "Boto3/1.35.1 md/Botocore#1.35.2 ua/2.0 os/macos#23.6.0 md/arch#arm64 lang/python#3.12.3 md/pyimpl#CPython "
        + "exec-env/AWS_Lambda_python3.12 cfg/retry-mode#legacy app/my-app Botocore/1.35.2",
      [
        "kind": "sdk", "tool": "boto3", "tool_version": "1.35.1", "sdk": "botocore", "sdk_version": "1.35.2",
        "language": "python", "language_version": "3.12.3", "os": "macos", "os_version": "23.6.0",
        "architecture": "arm64", "execution_environment": "AWS_Lambda_python3.12", "retry_mode": "legacy",
        "application": "my-app",
      ]
    ),
    (
      "Boto3/1.18.1 Python/3.9.5 Darwin/20.3.0 Botocore/1.21.1 Resource",
      [
        "kind": "sdk", "tool": "boto3", "tool_version": "1.18.1", "sdk": "botocore", "sdk_version": "1.21.1",
        "language": "python", "language_version": "3.9.5", "os": "macos", "os_version": "20.3.0",
      ]
    ),
    (
      "aws-sdk-go/1.44.1 (go1.19.3; darwin; arm64) exec-env/AWS_ECS_FARGATE S3Manager",
      [
        "kind": "sdk", "tool": "aws-sdk-go", "tool_version": "1.44.1", "sdk": "aws-sdk-go", "sdk_version": "1.44.1",
        "language": "go", "language_version": "1.19.3", "os": "macos", "architecture": "arm64",
        "execution_environment": "AWS_ECS_FARGATE",
      ]
    ),
    (
      "aws-sdk-go-v2/1.17.0 os/linux lang/go/1.18.10 md/GOOS/linux md/GOARCH/amd64 api/ec2/1.63.1",
      [
        "kind": "sdk", "tool": "aws-sdk-go-v2", "tool_version": "1.17.0", "sdk": "aws-sdk-go-v2",
        "sdk_version": "1.17.0", "language": "go", "language_version": "1.18.10", "os": "linux",
        "architecture": "x86_64",
      ]
    ),
    (
      "aws-sdk-java/1.12.400 Linux/5.10.1 OpenJDK_64-Bit_Server_VM/25.372-b08 java/1.8.0_372 vendor/Oracle "
        + "cfg/retry-mode/standard",
      [
        "kind": "sdk", "tool": "aws-sdk-java", "tool_version": "1.12.400", "sdk": "aws-sdk-java",
        "sdk_version": "1.12.400", "language": "java", "language_version": "1.8.0_372", "os": "linux",
        "os_version": "5.10.1", "retry_mode": "standard",
      ]
    ),
    (
      "aws-sdk-java/2.29.0 md/io#sync md/http#Apache ua/2.1 os/Windows_Server_2019#10.0 lang/java#17.0.6 md/N_A",
      [
        "kind": "sdk", "tool": "aws-sdk-java", "tool_version": "2.29.0", "sdk": "aws-sdk-java", "sdk_version": "2.29.0",
        "language": "java", "language_version": "17.0.6", "os": "windows", "os_version": "10.0",
      ]
    ),
    (
      "aws-sdk-nodejs/2.1384.0 darwin/v20.16.0 promise",
      [
        "kind": "sdk", "tool": "aws-sdk-nodejs", "tool_version": "2.1384.0", "sdk": "aws-sdk-nodejs",
        "sdk_version": "2.1384.0", "language": "nodejs", "language_version": "v20.16.0", "os": "macos",
      ]
    ),
    (
      "aws-sdk-js/3.600.0 ua/2.0 os/linux#5.10.1 lang/js md/nodejs#18.19.0 api/s3#3.600.0 m/E,b",
      [
        "kind": "sdk", "tool": "aws-sdk-js", "tool_version": "3.600.0", "sdk": "aws-sdk-js", "sdk_version": "3.600.0",
        "language": "nodejs", "language_version": "18.19.0", "os": "linux", "os_version": "5.10.1",
      ]
    ),
    (
      "aws-sdk-dotnet-coreclr/3.7.1.0 aws-sdk-dotnet-core/3.7.0.6 .NET_Core/3.1.8 OS/Linux_4.14.200 ClientAsync",
      [
        "kind": "sdk", "tool": "aws-sdk-dotnet-coreclr", "tool_version": "3.7.1.0", "sdk": "aws-sdk-dotnet-coreclr",
        "sdk_version": "3.7.1.0", "language": "dotnet", "language_version": "3.1.8", "os": "linux",
        "os_version": "4.14.200",
      ]
    ),
    (
      "AWSPowerShell.Common/4.1.100.0 .NET_Core/5.0 OS/Microsoft_Windows_NT_10.0.17763.0 PowerShellCore/7.1 ClientSync",
      [
        "kind": "cli", "tool": "aws-powershell", "tool_version": "4.1.100.0", "language": "dotnet",
        "language_version": "5.0", "os": "windows", "os_version": "10.0.17763.0",
      ]
    ),
    (
      "aws-sdk-ruby3/3.130.0 ruby/2.7.0 x86_64-linux aws-sdk-s3/1.113.0",
      [
        "kind": "sdk", "tool": "aws-sdk-ruby3", "tool_version": "3.130.0", "sdk": "aws-sdk-ruby3",
        "sdk_version": "3.130.0", "language": "ruby", "language_version": "2.7.0", "os": "linux",
        "architecture": "x86_64",
      ]
    ),
    (
      "aws-sdk-php/3.222.0 OS/Linux/5.10.104 lang/php/8.1.2 GuzzleHttp/7",
      [
        "kind": "sdk", "tool": "aws-sdk-php", "tool_version": "3.222.0", "sdk": "aws-sdk-php", "sdk_version": "3.222.0",
        "language": "php", "language_version": "8.1.2", "os": "linux", "os_version": "5.10.104",
      ]
    ),
    (
      "aws-sdk-rust/1.3.0 ua/2.1 api/s3/1.4.0 os/linux lang/rust/1.76.0",
      [
        "kind": "sdk", "tool": "aws-sdk-rust", "tool_version": "1.3.0", "sdk": "aws-sdk-rust", "sdk_version": "1.3.0",
        "language": "rust", "language_version": "1.76.0", "os": "linux",
      ]
    ),
    (
      "aws-sdk-cpp/1.11.100 Linux/5.10.1 x86_64 GCC/11.3.0",
      [
        "kind": "sdk", "tool": "aws-sdk-cpp", "tool_version": "1.11.100", "sdk": "aws-sdk-cpp",
        "sdk_version": "1.11.100", "language": "c++", "os": "linux", "os_version": "5.10.1", "architecture": "x86_64",
      ]
    ),
  ])
  func clisAndSDKs(_ agent: String, _ expected: [String: String]) {
    #expect(toolParts(of: agent) == expected)
  }

  @Test(arguments: [
    (
      "APN/1.0 HashiCorp/1.0 Terraform/1.5.0 (+https://www.terraform.io) terraform-provider-aws/5.0.1 "
        + "(+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.18.0 os/linux lang/go/1.19.8 "
        + "md/GOOS/linux md/GOARCH/arm64 api/iam/1.19.12",
      [
        "kind": "iac", "tool": "terraform", "tool_version": "1.5.0", "sdk": "aws-sdk-go-v2", "sdk_version": "1.18.0",
        "language": "go", "language_version": "1.19.8", "os": "linux", "architecture": "arm64", "is_terraform": "true",
      ]
    ),
    (
      "aws-sdk-go/1.29.7 (go1.13.7; windows; amd64) APN/1.0 HashiCorp/1.0 Terraform/0.12.24 (+https://www.terraform.io)",
      [
        "kind": "iac", "tool": "terraform", "tool_version": "0.12.24", "sdk": "aws-sdk-go", "sdk_version": "1.29.7",
        "language": "go", "language_version": "1.13.7", "os": "windows", "architecture": "x86_64",
        "is_terraform": "true",
      ]
    ),
    (
      "terraform-provider-aws/dev (+https://registry.terraform.io) aws-sdk-go/1.44.20 (go1.17.6; linux; amd64)",
      [
        "kind": "iac", "tool": "terraform-provider-aws", "sdk": "aws-sdk-go", "sdk_version": "1.44.20",
        "language": "go", "language_version": "1.17.6", "os": "linux", "architecture": "x86_64", "is_terraform": "true",
      ]
    ),
    (
      "APN/1.0 Pulumi/1.0 PulumiAws/6.0.2 (+https://www.pulumi.com) aws-sdk-go-v2/1.20.0 os/macos lang/go#1.20",
      [
        "kind": "iac", "tool": "pulumi", "tool_version": "1.0", "sdk": "aws-sdk-go-v2", "sdk_version": "1.20.0",
        "language": "go", "language_version": "1.20", "os": "macos",
      ]
    ),
    (
      "Boto3/1.26.1 Python/3.8.8 Linux/5.10.1 Botocore/1.29.1 aws-sam-cli/1.90.0/0d3f/Linux",
      [
        "kind": "iac", "tool": "aws-sam-cli", "tool_version": "1.90.0", "sdk": "botocore", "sdk_version": "1.29.1",
        "language": "python", "language_version": "3.8.8", "os": "linux", "os_version": "5.10.1",
      ]
    ),
  ])
  func infrastructureTools(_ agent: String, _ expected: [String: String]) {
    #expect(toolParts(of: agent) == expected)
  }

  @Test(arguments: [
    ("signin.amazonaws.com", ["kind": "console", "tool": "signin.amazonaws.com"]),
    ("console.ec2.amazonaws.com", ["kind": "console", "tool": "console.ec2.amazonaws.com"]),
    ("cloudformation.amazonaws.com", ["kind": "service", "tool": "cloudformation.amazonaws.com"]),
    ("AWS Internal", ["kind": "service", "tool": "AWS Internal"]),
  ])
  func AWSsOwnNames(_ agent: String, _ expected: [String: String]) {
    var expected = expected.merging(["is_internal": "true"]) { $1 }
    if expected["kind"] == "console" { expected["is_console"] = "true" }
    #expect(toolParts(of: agent) == expected)
    #expect(toolParts(of: "[\(agent)]") == expected)
  }

  @Test(arguments: [
    (
      "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.11.1 Linux/4.9.1.x86_64 java/1.8.0_1 vendor/Oracle]",
      [
        "kind": "console", "tool": "S3Console", "tool_version": "0.4", "sdk": "aws-sdk-java", "sdk_version": "1.11.1",
        "language": "java", "language_version": "1.8.0_1", "os": "linux", "os_version": "4.9.1.x86_64",
        "architecture": "x86_64", "is_console": "true", "is_internal": "true",
      ]
    ),
    (
      "RDS Console, aws-internal/3 aws-sdk-java/1.11.1 java/1.8.0_1",
      [
        "kind": "console", "tool": "RDS Console", "sdk": "aws-sdk-java", "sdk_version": "1.11.1", "language": "java",
        "language_version": "1.8.0_1", "is_console": "true", "is_internal": "true",
      ]
    ),
    (
      "AWSCloudTrail, aws-internal/3 aws-sdk-java/1.11.1",
      [
        "kind": "service", "tool": "AWSCloudTrail", "sdk": "aws-sdk-java", "sdk_version": "1.11.1", "language": "java",
        "is_internal": "true",
      ]
    ),
    (
      "aws-internal/3 aws-sdk-java/1.11.1",
      [
        "kind": "service", "tool": "aws-sdk-java", "tool_version": "1.11.1", "sdk": "aws-sdk-java",
        "sdk_version": "1.11.1", "language": "java", "is_internal": "true",
      ]
    ),
    ("AWS CloudWatch Console", ["kind": "console", "tool": "AWS CloudWatch Console", "is_console": "true"]),
    ("AWSConsole", ["kind": "console", "tool": "AWSConsole", "is_console": "true"]),
    (
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0",
      ["kind": "browser"]
    ),
  ])
  func consoles(_ agent: String, _ expected: [String: String]) { #expect(toolParts(of: agent) == expected) }

  @Test(arguments: [
    ("Datadog", ["kind": "other"]), ("aws sdk", ["kind": "other"]), ("Mozilla", ["kind": "other"]),
    ("Jersey/${project.version}", ["kind": "other", "tool": "Jersey"]),
    (
      "python-requests/2.28.0",
      ["kind": "other", "tool": "python-requests", "tool_version": "2.28.0", "language": "python"]
    ),
    ("Mozilla/2.0 (compatible; ActiveX; Win32)", ["kind": "other"]),
    ("amazon-ssm-agent/3.2.0", ["kind": "other", "tool": "amazon-ssm-agent", "tool_version": "3.2.0"]),
    ("curl/8.5.0", ["kind": "other", "tool": "curl", "tool_version": "8.5.0"]),
    (
      "Apache-HttpClient/UNAVAILABLE (Java/1.8.0_252)",
      ["kind": "other", "tool": "Apache-HttpClient", "language": "java", "language_version": "1.8.0_252"]
    ),
    ("stratus-red-team_6a7ec681-49a5-4403-99a2-d3c1229e8063", ["kind": "other", "tool": "stratus-red-team"]),
    ("0d3f60f9-9dec-43b2-9702-de3a08c9d8a3", ["kind": "other"]), ("x.amazonaws.com y", ["kind": "other"]),
    (".amazonaws.com", ["kind": "other"]), ("[]", ["kind": "other"]), ("[", ["kind": "other"]),
    ("(", ["kind": "other"]),
    ("((((", ["kind": "other"]), ("/", ["kind": "other"]), ("#", ["kind": "other"]),
    ("os/ lang/ md/ cfg/", ["kind": "other"]),
    (",", ["kind": "other"]), (", aws-internal/", ["kind": "service", "tool": "aws-internal", "is_internal": "true"]),
    (
      "aws-sdk-go/1.2 (go",
      [
        "kind": "sdk", "tool": "aws-sdk-go", "tool_version": "1.2", "sdk": "aws-sdk-go", "sdk_version": "1.2",
        "language": "go",
      ]
    ),
  ])
  func oddOnesGiveNoMoreThanIsCertain(_ agent: String, _ expected: [String: String]) {
    #expect(toolParts(of: agent) == expected)
  }

  @Test func anyBytesAreRead() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "aws-cli/2.1 ", "[", "]", "(", ")", ", ", "/", "#", "md/", "os/", "lang/", "aws-internal/3 ", "\"", "\n", "\u{0}",
      "é", "command/", "exe/", "Console", ".amazonaws.com", "(go", ";", "Mozilla/5.0 ", "_", "v1", "x86_64-",
    ]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<generator.below(8) { bytes += Array(generator.pick(pieces).utf8) }
      if generator.once(in: 4) { bytes.append(UInt8(generator.below(256))) }
      let parts = toolParts(of: AgentBytes(bytes))
      #expect(parts["kind"] != nil)
    }
  }
}
