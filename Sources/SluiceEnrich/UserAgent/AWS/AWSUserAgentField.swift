package import SluiceCore

/// The fields of `sluice.user_agent.*`. Each is absent where the agent does not say it, but for `kind` and the flags,
/// which every record with an agent has.
package enum AWSUserAgentField: Int, CaseIterable, Sendable {
  /// What sort of client it is; see `AWSUserAgentKind`.
  case kind
  /// The program that called: `aws-cli`, `boto3`, `terraform`, `S3Console`, `cloudformation.amazonaws.com`. Without one,
  /// the SDK. Known names are in lower case, others as they are written.
  case tool
  case toolVersion
  /// The SDK underneath: `botocore`, `aws-sdk-go-v2`, `aws-sdk-java`.
  case sdk
  case sdkVersion
  /// In lower case: `python`, `go`, `java`, `nodejs`, `dotnet`.
  case language
  case languageVersion
  /// `linux`, `macos`, `windows`, `android`, `ios`, or what is written, in lower case. Darwin is `macos`.
  case os
  /// As the tool says it: often the kernel's.
  case osVersion
  /// `x86_64`, `arm64`, or what is written. `amd64` is `x86_64`, `aarch64` is `arm64`.
  case architecture
  /// `CloudShell`, `AWS_Lambda_python3.9`, `EC2`.
  case executionEnvironment
  /// The CLI's command: `s3.cp`.
  case command
  /// `legacy`, `standard`, `adaptive`.
  case retryMode
  /// The application's name that a user configured for an SDK (`app/NAME`).
  case application
  /// The call was made by hand in a web console of AWS, as far as the agent says so.
  case isConsole
  /// Terraform made the call.
  case isTerraform
  /// AWS made the call for someone: a service, or a console's back end.
  case isInternal

  package var fieldName: String { "sluice.user_agent.\(key)" }

  package var type: FieldType {
    switch self {
    case .isConsole, .isTerraform, .isInternal: .boolean
    default: .keyword
    }
  }

  private var key: String {
    switch self {
    case .kind: "kind"
    case .tool: "tool"
    case .toolVersion: "tool_version"
    case .sdk: "sdk"
    case .sdkVersion: "sdk_version"
    case .language: "language"
    case .languageVersion: "language_version"
    case .os: "os"
    case .osVersion: "os_version"
    case .architecture: "architecture"
    case .executionEnvironment: "execution_environment"
    case .command: "command"
    case .retryMode: "retry_mode"
    case .application: "application"
    case .isConsole: "is_console"
    case .isTerraform: "is_terraform"
    case .isInternal: "is_internal"
    }
  }
}

/// What sort of client an agent is. Where several fit, the one that is nearest to the person counts: Terraform over
/// the SDK in it.
package enum AWSUserAgentKind: Int, Comparable, Sendable {
  /// Nothing is certain, or another program: `Datadog`, `curl/8.5.0`.
  case other
  case sdk
  /// AWS itself: `cloudformation.amazonaws.com`, `AWS Internal`.
  case service
  /// A web browser, in which console pages call the API.
  case browser
  /// The AWS CLI, the tools for PowerShell.
  case cli
  /// Terraform, OpenTofu, Pulumi, CDK, SAM, Ansible, eksctl.
  case iac
  /// `signin.amazonaws.com`, `console.amazonaws.com`, `[S3Console/0.4, …]`.
  case console

  var text: StaticString {
    switch self {
    case .other: "other"
    case .sdk: "sdk"
    case .service: "service"
    case .browser: "browser"
    case .cli: "cli"
    case .iac: "iac"
    case .console: "console"
    }
  }

  package static func < (left: AWSUserAgentKind, right: AWSUserAgentKind) -> Bool { left.rawValue < right.rawValue }
}
