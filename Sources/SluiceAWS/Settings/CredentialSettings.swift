package import SluiceConfig

/// Whose credentials to use: keys, or a source, and a role to take on with them.
package struct CredentialSettings: Hashable, Sendable {
  /// A single place to take credentials from, instead of the whole search.
  package enum Source: String, CaseIterable, Sendable {
    case environment, container, instance
  }

  /// A role to take on.
  package struct Role: Hashable, Sendable {
    package var arn: String
    package var externalID: String?
    /// Nil for one made of the process's number.
    package var sessionName: String?
    package var duration: Duration?

    package init(arn: String, externalID: String? = nil, sessionName: String? = nil, duration: Duration? = nil) {
      self.arn = arn
      self.externalID = externalID
      self.sessionName = sessionName
      self.duration = duration
    }
  }

  package var accessKeyID: String?
  package var secretAccessKey: Secret?
  package var sessionToken: Secret?
  package var source: Source?
  package var role: Role?

  package init(
    accessKeyID: String? = nil, secretAccessKey: Secret? = nil, sessionToken: Secret? = nil, source: Source? = nil,
    role: Role? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.source = source
    self.role = role
  }
}

extension CredentialSettings {
  private static let accessKeyID = ConfigKey.optionalString("access_key_id", "An access key's id.")
  private static let secretAccessKey = ConfigKey.optionalSecret(
    "secret_access_key", "The access key's secret; better as a variable than in the file.")
  private static let sessionToken = ConfigKey.optionalSecret("session_token", "The token of temporary keys.")
  private static let source = ConfigKey.optionalEnumeration(
    "source", Source.self,
    """
    The only place to take credentials from: `environment` (variables), `container` (ECS, EKS Pod Identity) or \
    `instance` (EC2). Absent: all of them, and the files.
    """)
  private static let assumeRole = ConfigKey.optionalString(
    "assume_role", "The ARN of a role to take on, such as one in the account that owns the queue.")
  private static let externalID = ConfigKey.optionalString(
    "external_id", "The external id that the role's trust policy asks for.")
  private static let sessionName = ConfigKey.optionalString(
    "session_name", "The session's name, as CloudTrail shows it. Absent: sluice- and the process's number.")
  private static let duration = ConfigKey.optionalDuration(
    "duration", in: RoleLimits.duration,
    "How long the role's credentials last; roles that are taken on with another role's last 1h at most. Absent: 1h.")

  static let keys: [any ConfigKeyDeclaration] = [
    accessKeyID, secretAccessKey, sessionToken, source, assumeRole, externalID, sessionName, duration,
  ]

  /// Reads the keys. Mistakes go to the section's problems. No I/O.
  ///
  /// - `access_key_id`: text, `secret_access_key`, `session_token`: secret
  /// - `source`: `environment`, `container` or `instance`
  /// - `assume_role`, `external_id`, `session_name`: text
  /// - `duration`: duration, 15m to 12h
  init(_ section: ConfigSection) {
    accessKeyID = section.value(Self.accessKeyID)
    secretAccessKey = section.value(Self.secretAccessKey)
    sessionToken = section.value(Self.sessionToken)
    source = section.value(Self.source)
    role = section.value(Self.assumeRole).map {
      Role(
        arn: $0, externalID: section.value(Self.externalID), sessionName: section.value(Self.sessionName),
        duration: section.value(Self.duration))
    }

    func report(_ key: String, _ message: String, _ expected: String) {
      section.problems.error(
        at: section.location(of: key), message, expected: expected, path: section.path(of: key))
    }
    if (accessKeyID == nil) != (secretAccessKey == nil) {
      let (there, missing) =
        accessKeyID == nil
        ? (Self.secretAccessKey.name, Self.accessKeyID.name)
        : (Self.accessKeyID.name, Self.secretAccessKey.name)
      report(there, "\(there) without \(missing)", "both or neither")
    }
    if accessKeyID == nil, sessionToken != nil {
      report(Self.sessionToken.name, "session_token without access_key_id", "all three of temporary keys")
    }
    if accessKeyID != nil, source != nil {
      report(Self.source.name, "source and access_key_id are two answers to whose keys to use", "one of the two")
    }
    if let role {
      if !RoleLimits.isRoleARN(role.arn) {
        report(
          Self.assumeRole.name, "assume_role can't be '\(role.arn)'",
          "expected the ARN of a role, such as arn:aws:iam::123456789012:role/name")
      }
      if let name = role.sessionName, !RoleLimits.isSessionName(name) {
        report(Self.sessionName.name, "session_name can't be '\(name)'", RoleLimits.sessionNameRule)
      }
      if let id = role.externalID, !RoleLimits.isExternalID(id) {
        report(Self.externalID.name, "external_id can't be '\(id)'", RoleLimits.externalIDRule)
      }
    } else {
      for key in [Self.externalID.name, Self.sessionName.name, Self.duration.name] where section.contains(key) {
        report(key, "\(key) without assume_role", "a role that it is for")
      }
    }
  }
}
