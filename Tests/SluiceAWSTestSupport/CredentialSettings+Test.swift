package import SluiceAWS
import SluiceConfig

extension CredentialSettings {
  /// These keys, as if written in a pipeline file.
  package init(_ credentials: AWSCredentials, role: Role? = nil) {
    self.init(
      accessKeyID: credentials.accessKeyID, secretAccessKey: Secret(credentials.secretAccessKey),
      sessionToken: credentials.sessionToken.map(Secret.init), role: role)
  }
}
