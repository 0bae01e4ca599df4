import Crypto
import Synchronization

/// Signing keys, which are good for a day, a region and a service each; deriving one takes four rounds of HMAC.
package final class SigningKeys: Sendable {
  private struct Scope: Hashable {
    let secret: String
    let date: String
    let region: String
    let service: String
  }

  private let keys = Mutex<[Scope: SymmetricKey]>([:])

  package init() {}

  func key(secret: String, date: String, region: String, service: String) -> SymmetricKey {
    let scope = Scope(secret: secret, date: date, region: region, service: service)
    if let key = keys.withLock({ $0[scope] }) { return key }
    var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
    for step in [date, region, service, "aws4_request"] {
      key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(step.utf8), using: key))
    }
    let derived = key
    keys.withLock {
      // Days end and sessions are renewed: what is here is old then.
      if $0.count >= Self.limit { $0.removeAll() }
      $0[scope] = derived
    }
    return key
  }

  private static let limit = 256
}
