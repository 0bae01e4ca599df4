import SluiceConfig
import Testing

@testable import SluiceAWS

@Suite struct AWSSettingsTests {
  private func read(_ yaml: String) -> (settings: AWSSettings, problems: [Problem]) {
    let problems = ProblemCollector()
    let section = ConfigSection(
      yaml: yaml, keys: AWSSettings.keys, path: "source.sqs", directory: "/etc", problems: problems)
    let settings = AWSSettings(section)
    return (settings, problems.problems)
  }

  @Test func nothingIsNeeded() {
    let (settings, problems) = read("")
    #expect(problems.isEmpty)
    #expect(settings == AWSSettings())
  }

  @Test func everyKeyIsRead() {
    let (settings, problems) = read(
      """
      region: eu-central-1
      profile: p
      credentials:
        assume_role: arn:aws-us-gov:iam::123456789012:role/path/name
        external_id: "a:b/c"
        session_name: s@x
        duration: 15m
      use_fips: false
      use_dualstack: true
      ca_bundle: ca.pem
      max_attempts: 7
      """)
    #expect(problems.isEmpty, "\(problems)")
    #expect(
      settings
        == AWSSettings(
          region: "eu-central-1", profile: "p",
          credentials: CredentialSettings(
            role: CredentialSettings.Role(
              arn: "arn:aws-us-gov:iam::123456789012:role/path/name", externalID: "a:b/c", sessionName: "s@x",
              duration: .seconds(900))),
          usesFIPS: false, usesDualStack: true, caBundle: "/etc/ca.pem", maxAttempts: 7))
  }

  @Test(arguments: [
    ("region: not/a/region", "region can't be"), ("endpoint_url: localhost", "endpoint_url can't be"),
    ("endpoint_url: http://h\nuse_fips: true", "endpoint_url names another"),
    ("credentials: { access_key_id: A }", "access_key_id without secret_access_key"),
    ("credentials: { secret_access_key: A }", "secret_access_key without access_key_id"),
    ("credentials: { session_token: A }", "session_token without access_key_id"),
    ("credentials: { access_key_id: A, secret_access_key: S, source: instance }", "two answers"),
    ("profile: p\ncredentials: { access_key_id: A, secret_access_key: S }", "two answers"),
    ("credentials: { assume_role: name }", "assume_role can't be 'name'"),
    ("credentials: { external_id: x1 }", "external_id without assume_role"),
    ("credentials: { assume_role: 'arn:aws:iam::123456789012:role/x', session_name: 'a b' }", "session_name can't be"),
    ("credentials: { assume_role: 'arn:aws:iam::123456789012:role/x', external_id: 'a b' }", "external_id can't be"),
    ("credentials: { assume_role: 'arn:aws:iam::123456789012:role/x', duration: 13h }", "duration can't be"),
    ("max_attempts: 0", "max_attempts can't be"), ("regoin: x", "unknown key 'regoin'"),
  ])
  func mistakesAreNamed(_ yaml: String, _ message: String) {
    let problems = read(yaml).problems
    #expect(problems.contains { $0.message.contains(message) }, "\(problems)")
  }

  @Test func secretsAreNotShown() {
    let settings = read("credentials: { access_key_id: A, secret_access_key: hidden }").settings
    #expect(settings.credentials?.secretAccessKey?.revealed == "hidden")
    #expect(!"\(settings)".contains("hidden"))
    #expect(!String(reflecting: settings).contains("hidden"))
  }
}
