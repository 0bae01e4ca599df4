extension CredentialChain {
  /// The role of a profile, taken on with the credentials of another profile or of a place.
  ///
  /// - Parameter visited: the profiles on the way here, this one last. One that comes again would never end, but a
  ///   profile may be its own source for the keys that it has itself.
  func role(of profile: Profile, visited: [String]) throws(AWSError) -> Found {
    if profile["mfa_serial"] != nil {
      throw .configuration(
        """
        profile '\(profile.name)' asks for an MFA code (mfa_serial), which nobody is there to give: take a profile \
        without, or credential_process
        """)
    }
    let role = try roleParameters(profile)
    switch (profile["source_profile"], profile["credential_source"]) {
    case (_?, _?):
      throw .configuration("profile '\(profile.name)' has source_profile and credential_source: drop one of them")
    case (nil, nil):
      throw .configuration(
        "profile '\(profile.name)' has a role_arn and no credentials to take it on: add source_profile or credential_source"
      )
    case (nil, let source?): return assume(role, with: try required(place(source, profile)))
    case (let name?, nil):
      guard let source = profiles.all[name] else {
        throw .configuration("profile '\(profile.name)' names source_profile '\(name)', which does not exist")
      }
      if visited.contains(name) {
        guard name == profile.name, source.hasKeys else {
          throw .configuration(
            "profiles lead to each other without end: \((visited + [name]).joined(separator: " → "))")
        }
      } else if source.hasRole, !source.hasKeys {
        return assume(role, with: try self.role(of: source, visited: visited + [name]))
      }
      if let found = try webIdentity(source, usesVariables: false) { return assume(role, with: found) }
      if let found = try keys(of: source) { return assume(role, with: found) }
      throw .configuration(
        "profile '\(profile.name)' names source_profile '\(name)', which has no credentials")
    }
  }

  private func place(_ name: String, _ profile: Profile) throws(AWSError) -> CredentialSettings.Source {
    switch name.lowercased() {
    case "environment": return .environment
    case "ecscontainer": return .container
    case "ec2instancemetadata": return .instance
    default:
      throw .configuration(
        """
        credential_source of profile '\(profile.name)' is '\(name)': expected Environment, EcsContainer or \
        Ec2InstanceMetadata
        """)
    }
  }

  private func roleParameters(_ profile: Profile) throws(AWSError) -> CredentialSettings.Role {
    guard let arn = profile["role_arn"], RoleLimits.isRoleARN(arn) else {
      throw .configuration(
        "role_arn of profile '\(profile.name)' is '\(profile["role_arn"] ?? "")', which is no role's")
    }
    let name = profile["role_session_name"]
    if let name, !RoleLimits.isSessionName(name) {
      throw .configuration(
        "role_session_name of profile '\(profile.name)' is '\(name)': \(RoleLimits.sessionNameRule)")
    }
    let seconds = profile["duration_seconds"]
    let duration = seconds.flatMap { Int($0) }.map { Duration.seconds($0) }
    if let seconds, !(duration.map(RoleLimits.duration.contains) ?? false) {
      throw .configuration("duration_seconds of profile '\(profile.name)' is '\(seconds)': expected 900 to 43200")
    }
    return CredentialSettings.Role(
      arn: arn, externalID: profile["external_id"], sessionName: name, duration: duration)
  }

  /// A token's file in the variables or, failing that, in the profile. Each of the three values is looked for in both.
  func webIdentity(_ profile: Profile?, usesVariables: Bool) throws(AWSError) -> Found? {
    func value(_ variable: String, _ key: String) -> String? {
      (usesVariables ? environment[variable] : nil) ?? profile?[key]
    }
    guard let file = value("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else { return nil }
    guard let arn = value("AWS_ROLE_ARN", "role_arn") else {
      throw .configuration(
        "a web identity token is configured (\(file)) and no role: set AWS_ROLE_ARN, or role_arn in the profile")
    }
    let sts = STSClient(AWSCaller(transport: transport, credentials: nil, retry: clock), endpoint: stsEndpoint)
    let fetcher = WebIdentityFetcher(
      sts: sts, roleARN: arn, sessionName: value("AWS_ROLE_SESSION_NAME", "role_session_name"),
      tokenFile: environment.expanding(file))
    return fetched(by: fetcher, "\(arn), taken on with the web identity token \(file)", isRole: true)
  }

  /// The keys of a profile, or the program that prints them.
  func keys(of profile: Profile) throws(AWSError) -> Found? {
    if profile["sso_account_id"] != nil || profile["sso_role_name"] != nil {
      throw interactive(profile, "IAM Identity Center (SSO)")
    }
    if try profile.keys(.credentials) != nil {
      return fileKeys(profile, .credentials, "the keys of profile '\(profile.name)' in \(profiles.credentialsPath)")
    }
    if profile["login_session"] != nil { throw interactive(profile, "aws login") }
    if let command = profile["credential_process"] {
      return fetched(
        by: ProcessFetcher(profile: profile.name, command: command, environment: environment),
        "credential_process of profile '\(profile.name)'")
    }
    if try profile.keys(.config) != nil {
      return fileKeys(profile, .config, "the keys of profile '\(profile.name)' in \(profiles.configPath)")
    }
    return nil
  }

  /// Keys that last; read again when a service refuses them, for programs that renew them write them there.
  private func fileKeys(
    _ profile: Profile, _ file: Profile.File, _ description: String
  ) -> Found {
    let environment = environment
    let name = profile.name
    return fetched(
      by: FetchFunction { () throws(AWSError) in
        guard let keys = try Profiles(environment).all[name]?.keys(file) else {
          throw .configuration("profile '\(name)' has lost its keys since the start")
        }
        return keys
      }, description)
  }

  private func interactive(_ profile: Profile, _ way: String) -> AWSError {
    AWSError(
      .invalid, code: "UnsupportedCredentials",
      message: """
        profile '\(profile.name)' signs in by \(way), for which a person is needed. Put in a profile of its own: \
        credential_process = aws configure export-credentials --profile \(profile.name) --format process
        """)
  }
}
