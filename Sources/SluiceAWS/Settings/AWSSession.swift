/// Everything that a component needs to call AWS: region, credentials, endpoints. One per distinct settings; the
/// sessions of a process share its HTTP client, as far as they trust the same certificates.
package final class AWSSession: Sendable {
  package let region: String
  /// Where each service is.
  package let endpoints: EndpointResolver
  /// Refreshed before they expire, by one task at a time.
  package let credentials: any CredentialsSource
  /// Where the credentials come from, for `check`, such as
  /// `role arn:aws:iam::123456789012:role/reader, by the keys in the environment`.
  package let credentialsDescription: String
  /// What signs, sends and retries the session's requests; its clients share the retry quota.
  package let caller: AWSCaller
  package let sts: STSClient

  init(
    region: String, endpoints: EndpointResolver, credentials: any CredentialsSource, credentialsDescription: String,
    caller: AWSCaller, sts: STSClient
  ) {
    self.region = region
    self.endpoints = endpoints
    self.credentials = credentials
    self.credentialsDescription = credentialsDescription
    self.caller = caller
    self.sts = sts
  }
}
