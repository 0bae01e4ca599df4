package import SluiceAWS
package import SluiceCore

/// Fetches public keys with CloudTrail's ListPublicKeys. Needs the permission `cloudtrail:ListPublicKeys`.
package struct CloudTrailKeys: PublicKeyService {
  private let session: AWSSession

  package init(_ session: AWSSession) { self.session = session }

  package func keys(
    region: String, from start: EventTime, to end: EventTime
  ) async throws(PublicKeyError) -> [PublicKey] {
    do throws(AWSError) {
      let endpoint = try Self.endpoint(region, session.endpoints)
      var keys: [PublicKey] = []
      var token: String?
      repeat {
        let request = HTTPRequest(
          "POST", origin: endpoint.origin, path: endpoint.basePath + "/",
          headers: [
            HTTPHeader("Content-Type", PublicKeyList.contentType), HTTPHeader("X-Amz-Target", PublicKeyList.target),
          ], body: PublicKeyList.request(from: start, to: end, token: token))
        let response = try await session.caller.call(
          AWSCall(
            operation: "cloudtrail:ListPublicKeys", resource: region, service: "cloudtrail",
            region: endpoint.signingRegion, request: request))
        guard let list = PublicKeyList(json: response.body) else {
          throw AWSError(
            .invalid, code: "UnknownAnswer", message: "the answer holds no list of keys",
            operation: "cloudtrail:ListPublicKeys", status: response.status)
        }
        keys += list.keys
        token = list.nextToken
      } while token != nil
      return keys
    } catch {
      throw PublicKeyError(description: error.description)
    }
  }

  /// CloudTrail's endpoints are named as those of SQS are, in all partitions, with FIPS and dual stack alike.
  static func endpoint(_ region: String, _ resolver: EndpointResolver) throws(AWSError) -> AWSEndpoint {
    let endpoint = try resolver.sqs(region: region)
    return AWSEndpoint(
      origin: endpoint.origin.replacing("://sqs", with: "://cloudtrail", maxReplacements: 1),
      basePath: endpoint.basePath, signingRegion: endpoint.signingRegion)
  }
}
