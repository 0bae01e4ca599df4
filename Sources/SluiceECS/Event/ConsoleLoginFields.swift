import SluiceCore

/// `aws.cloudtrail.console_login.*`, for `ConsoleLogin` only (ECS mapping, section 7).
enum ConsoleLoginFields {
  static let all: [ECSField] = [
    flag("mobile_version", "additionalEventData.MobileVersion"),
    flag("mfa_used", "additionalEventData.MFAUsed"),
    ofLogin("login_to", "additionalEventData.LoginTo", .keyword) { $0 },
  ]

  /// Whether the source says anything but "No".
  private static func flag(_ name: String, _ path: FieldPath) -> ECSField {
    ofLogin(name, path, .boolean) { .boolean(!$0.equals("No")) }
  }

  private static func ofLogin(
    _ name: String, _ path: FieldPath, _ type: FieldType, _ value: @escaping @Sendable (Cell) -> Cell
  ) -> ECSField {
    .derived("aws.cloudtrail.console_login.additional_eventdata.\(name)", type, needs: path) { builder in
      let action = builder.raw("eventName", .cleanedLeaves)
      let source = builder.raw(path, .cleanedLeaves)
      return { batch, record in
        let source = batch[record, source]
        return source.isMissing || !batch[record, action].equals("ConsoleLogin") ? .missing : value(source)
      }
    }
  }
}
