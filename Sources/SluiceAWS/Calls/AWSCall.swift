/// A request to a service, before it is signed.
package struct AWSCall: Sendable {
  /// As IAM names it: `sqs:ReceiveMessage`.
  package var operation: String
  /// What it works on, for messages: a queue's URL, `s3://bucket/key`, a role's ARN.
  package var resource: String
  /// The name that the signature is for: `sqs`, `s3`, `sts`.
  package var service: String
  /// The region that the signature is for.
  package var region: String
  package var request: HTTPRequest
  /// AssumeRoleWithWebIdentity is sent without a signature.
  package var isSigned = true
  /// Called in an endless loop: where the retry quota is used up, a failure still waits before it is thrown, so that the
  /// loop does not spin.
  package var isPoll = false

  package init(operation: String, resource: String, service: String, region: String, request: HTTPRequest) {
    self.operation = operation
    self.resource = resource
    self.service = service
    self.region = region
    self.request = request
  }
}
