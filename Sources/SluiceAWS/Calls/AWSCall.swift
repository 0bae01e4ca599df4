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
  /// Called in an endless loop: a failure waits its delay even when no retry is left, so that the loop doesn't spin.
  package var isPoll = false

  package init(operation: String, resource: String, service: String, region: String, request: HTTPRequest) {
    self.operation = operation
    self.resource = resource
    self.service = service
    self.region = region
    self.request = request
  }
}
