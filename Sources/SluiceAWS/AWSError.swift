/// A call that did not succeed, and what to do about it.
package struct AWSError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The network, a server error: it may work later.
    case transient
    /// Too many requests.
    case throttling
    /// The service refused: permissions, keys.
    case denied
    /// The queue, bucket or object does not exist.
    case notFound
    /// It can't work as it was asked for, or as it is configured.
    case invalid
    case cancelled
  }

  package let kind: Kind
  /// AWS's code, such as `AccessDenied`; for the network `connection`, `timeout` or `certificate`.
  package let code: String
  /// What happened, and what to do about it.
  package let message: String
  /// Such as `s3:GetObject`; empty where no service was called.
  package let operation: String
  package let status: Int?
  package let requestID: String?
  /// The bucket's region, where the service named it.
  package let region: String?

  package init(
    _ kind: Kind, code: String, message: String, operation: String = "", status: Int? = nil, requestID: String? = nil,
    region: String? = nil
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.operation = operation
    self.status = status
    self.requestID = requestID
    self.region = region
  }
}

extension AWSError: CustomStringConvertible {
  package var description: String {
    var text = operation.isEmpty ? "\(code): \(message)" : "\(code) on \(operation): \(message)"
    if let requestID { text += " (request \(requestID))" }
    return text
  }
}
