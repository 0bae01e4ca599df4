import Foundation
package import SluiceCore

/// The request and the answer of CloudTrail's ListPublicKeys.
///
/// Source: AWS CloudTrail API Reference, ListPublicKeys; JSON 1.1, times as seconds since 1970.
package struct PublicKeyList: Sendable {
  package static let target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.ListPublicKeys"
  package static let contentType = "application/x-amz-json-1.1"

  package let keys: [PublicKey]
  package let nextToken: String?

  /// The body of a request for the keys that signed digests in a range of time.
  package static func request(from start: EventTime, to end: EventTime, token: String? = nil) -> [UInt8] {
    var body: [UInt8] = []
    body.append(raw: "{\"StartTime\":")
    body += String(start.milliseconds / 1_000).utf8
    body.append(raw: ",\"EndTime\":")
    body += String(end.milliseconds / 1_000).utf8
    if let token {
      body.append(raw: ",\"NextToken\":")
      body.append(jsonString: token)
    }
    body.append(raw: "}")
    return body
  }

  /// Reads an answer, or what the AWS CLI prints of it. Keys that are none are left out.
  ///
  /// - Returns: nil where there is no list.
  package init?(json: [UInt8]) {
    guard let root = try? JSONSerialization.jsonObject(with: Data(json)) as? [String: Any],
      let list = (root["PublicKeyList"] ?? root["publicKeyList"]) as? [[String: Any]]
    else { return nil }
    keys = list.compactMap { entry in
      guard let value = entry["Value"] as? String, let der = Data(base64Encoded: value) else { return nil }
      return PublicKey(der: Array(der), fingerprint: entry["Fingerprint"] as? String)
    }
    nextToken = root["NextToken"] as? String
  }
}
