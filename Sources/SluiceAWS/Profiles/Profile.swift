/// A profile of AWS's files: the properties of both, those of the credentials file where both have them.
struct Profile: Hashable, Sendable {
  enum File: Sendable { case credentials, config }

  let name: String
  /// Of the credentials file.
  var credentials: [String: INIDocument.Value] = [:]
  /// Of the config file.
  var config: [String: INIDocument.Value] = [:]

  /// A property that is there and not empty.
  subscript(_ key: String) -> String? {
    guard let text = (credentials[key] ?? config[key])?.text, !text.isEmpty else { return nil }
    return text
  }

  /// Whether it has keys of its own, whole or not.
  var hasKeys: Bool { self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil }
  /// Whether it takes on a role by STS. With a token file it does so by that, and not by a source.
  var hasRole: Bool { self["role_arn"] != nil && self["web_identity_token_file"] == nil }

  /// The keys of one of the files.
  ///
  /// - Throws: `AWSError` when there is an id without a secret.
  func keys(_ file: File) throws(AWSError) -> AWSCredentials? {
    let values = file == .credentials ? credentials : config
    func text(_ key: String) -> String? { values[key].flatMap { $0.text.isEmpty ? nil : $0.text } }
    guard let id = text("aws_access_key_id") else { return nil }
    guard let secret = text("aws_secret_access_key") else {
      throw .configuration("profile '\(name)' has aws_access_key_id without aws_secret_access_key: add it")
    }
    return AWSCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: text("aws_session_token"))
  }
}

extension AWSError {
  /// Settings, variables or files that can't be worked with.
  static func configuration(_ message: String) -> AWSError {
    AWSError(.invalid, code: "InvalidConfiguration", message: message)
  }
}
