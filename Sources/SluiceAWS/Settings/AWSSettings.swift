package import SluiceConfig

/// What every component that calls AWS can be told: which region, whose credentials, which endpoint.
///
/// All of it is optional. What is absent comes from the environment, from AWS's own configuration files, or from the
/// machine, in the order that AWS's SDKs share.
package struct AWSSettings: Hashable, Sendable {
  package var region: String?
  /// A profile of AWS's configuration files. One that is named here goes before the keys in the environment.
  package var profile: String?
  package var endpointURL: EndpointURL?
  package var credentials: CredentialSettings?
  package var usesFIPS: Bool?
  package var usesDualStack: Bool?
  /// A file of certificates (PEM) to trust instead of the system's.
  package var caBundle: String?
  package var maxAttempts: Int?

  package init(
    region: String? = nil, profile: String? = nil, endpointURL: EndpointURL? = nil,
    credentials: CredentialSettings? = nil, usesFIPS: Bool? = nil, usesDualStack: Bool? = nil, caBundle: String? = nil,
    maxAttempts: Int? = nil
  ) {
    self.region = region
    self.profile = profile
    self.endpointURL = endpointURL
    self.credentials = credentials
    self.usesFIPS = usesFIPS
    self.usesDualStack = usesDualStack
    self.caBundle = caBundle
    self.maxAttempts = maxAttempts
  }
}

extension AWSSettings {
  private static let region = ConfigKey.optionalString(
    "region", "The region, such as eu-central-1. Absent: AWS_REGION, the profile's, the queue's or the machine's.")
  private static let profile = ConfigKey.optionalString(
    "profile", "A profile of AWS's configuration files. Absent: AWS_PROFILE, then `default`.")
  private static let endpointURL = ConfigKey.optionalString(
    "endpoint_url", "An endpoint instead of AWS's own, such as http://127.0.0.1:4566. Buckets are in its path.")
  private static let credentials = ConfigKey.section(
    "credentials", CredentialSettings.keys, "Whose credentials to use. Absent: those that AWS's tools would find.")
  private static let usesFIPS = ConfigKey.boolean(
    "use_fips", default: false, "Whether to call FIPS endpoints. Absent: AWS_USE_FIPS_ENDPOINT, then the profile's.")
  private static let usesDualStack = ConfigKey.boolean(
    "use_dualstack", default: false,
    "Whether to call endpoints that have IPv6 too. Absent: AWS_USE_DUALSTACK_ENDPOINT, then the profile's.")
  private static let caBundle = ConfigKey.optionalPath(
    "ca_bundle", "A file of certificates (PEM) to trust instead of the system's. Absent: AWS_CA_BUNDLE.")
  private static let maxAttempts = ConfigKey.optionalInteger(
    "max_attempts", in: 1...20, "How often a call is tried. Absent: AWS_MAX_ATTEMPTS, the profile's, then 3.")

  /// To be put into the keys of a component.
  package static let keys: [any ConfigKeyDeclaration] = [
    region, profile, endpointURL, credentials, usesFIPS, usesDualStack, caBundle, maxAttempts,
  ]

  /// Reads the keys. Mistakes go to the section's problems. No I/O.
  ///
  /// - `region`, `profile`, `endpoint_url`: text
  /// - `credentials`: mapping, see `CredentialSettings`
  /// - `use_fips`, `use_dualstack`: boolean
  /// - `ca_bundle`: path
  /// - `max_attempts`: integer, 1 to 20
  package init(_ section: ConfigSection) {
    let region = section.value(Self.region)
    if let region, !isHostLabel(region) {
      section.problems.error(
        at: section.location(of: Self.region.name), "region can't be '\(region)'",
        expected: "expected a name such as eu-central-1", path: section.path(of: Self.region.name))
    }
    let written = section.value(Self.endpointURL)
    let endpointURL = written.flatMap(EndpointURL.init)
    if let written, endpointURL == nil {
      section.problems.error(
        at: section.location(of: Self.endpointURL.name), "endpoint_url can't be '\(written)'",
        expected: "expected http(s)://host[:port], without user, query and fragment",
        path: section.path(of: Self.endpointURL.name))
    }
    self.init(
      region: region, profile: section.value(Self.profile), endpointURL: endpointURL,
      credentials: section.value(Self.credentials).map(CredentialSettings.init),
      usesFIPS: section.given(Self.usesFIPS), usesDualStack: section.given(Self.usesDualStack),
      caBundle: section.value(Self.caBundle)?.path, maxAttempts: section.value(Self.maxAttempts))
    for (key, isOn) in [(Self.usesFIPS, usesFIPS), (Self.usesDualStack, usesDualStack)] {
      if endpointURL != nil, isOn == true {
        section.problems.error(
          at: section.location(of: key.name), "\(key.name) asks for an endpoint of AWS, and endpoint_url names another",
          expected: "one of the two", path: section.path(of: key.name))
      }
    }
    if let profile, credentials?.accessKeyID != nil || credentials?.source != nil {
      section.problems.error(
        at: section.location(of: Self.profile.name),
        "profile '\(profile)' and the keys or the source in credentials are two answers to whose credentials to use",
        expected: "one of the two", path: section.path(of: Self.profile.name))
    }
  }
}

extension ConfigSection {
  /// The value, if the file has it.
  fileprivate func given(_ key: ConfigKey<Bool>) -> Bool? { contains(key.name) ? value(key) : nil }
  /// For problems: `source.sqs.region`.
  func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
