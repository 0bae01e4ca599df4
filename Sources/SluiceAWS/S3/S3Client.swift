import SluiceCore

/// Objects of any bucket. Copies share the buckets' regions, which are found out at the first redirect.
package struct S3Client: Sendable {
  private let caller: AWSCaller
  private let endpoints: any S3EndpointResolving
  private let regions = BucketRegions()

  package init(_ caller: AWSCaller, endpoints: any S3EndpointResolving) {
    self.caller = caller
    self.endpoints = endpoints
  }

  /// - Parameters:
  ///   - region: the bucket's, where an event told it.
  ///   - offset: the first byte that is wanted. An object that ends before it is an error (`InvalidRange`, 416).
  ///   - ifMatch: an ETag; another object under the key is an error (`PreconditionFailed`, 412).
  package func get(
    bucket: String, key: String, versionID: String? = nil, region: String? = nil, from offset: Int = 0,
    ifMatch: String? = nil
  ) async throws(AWSError) -> S3Body {
    let stream = try await open(
      bucket: bucket, key: key, versionID: versionID, region: region, from: offset, ifMatch: ifMatch)
    return try S3Body(stream, offset: offset, retry: caller.retry, name: "s3://\(bucket)/\(key)") {
      (offset, eTag) async throws(AWSError) in
      try await open(bucket: bucket, key: key, versionID: versionID, region: region, from: offset, ifMatch: eTag)
    }
  }

  package func head(
    bucket: String, key: String, versionID: String? = nil, region: String? = nil
  ) async throws(AWSError) -> S3ObjectHead {
    let operation = versionID == nil ? "s3:GetObject" : "s3:GetObjectVersion"
    let response = try await perform(bucket: bucket, region: region) { endpoint async throws(AWSError) in
      var call = self.call(operation, "HEAD", endpoint, bucket: bucket, key: key, versionID: versionID)
      call.request.limits.total = .seconds(15)
      return try await caller.call(call)
    }
    return S3ObjectHead(response.headers)
  }

  /// A page of ListObjectsV2, in the order of the keys' UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - startAfter: only keys greater than it.
  ///   - token: of the page before.
  package func list(
    bucket: String, prefix: String = "", startAfter: String? = nil, token: String? = nil, delimiter: String? = nil,
    maxKeys: Int = 1000, region: String? = nil
  ) async throws(AWSError) -> S3Page {
    // XML has no form for control characters, which keys may hold.
    var query = [("list-type", "2"), ("encoding-type", "url"), ("max-keys", String(maxKeys)), ("prefix", prefix)]
    if let startAfter { query.append(("start-after", startAfter)) }
    if let token { query.append(("continuation-token", token)) }
    if let delimiter { query.append(("delimiter", delimiter)) }
    let encoded = PercentEncoding.query(query.map { (name: $0.0, value: $0.1) })
    let response = try await perform(bucket: bucket, region: region) { endpoint async throws(AWSError) in
      var request = HTTPRequest("GET", origin: endpoint.origin, path: endpoint.basePath + "/", query: encoded)
      if endpoint.isPathStyle { request.path = endpoint.basePath }
      // A thousand keys of a kilobyte.
      request.limits.maxBody = 32 << 20
      request.limits.total = .seconds(60)
      return try await caller.call(
        AWSCall(
          operation: "s3:ListBucket", resource: "s3://\(bucket)/\(prefix)", service: "s3",
          region: endpoint.signingRegion, request: request))
    }
    guard let page = S3Page(listing: response.body) else {
      throw AWSError(
        .invalid, code: "UnreadableAnswer", message: "the answer is no listing of S3's [s3://\(bucket)/\(prefix)]",
        operation: "s3:ListBucket", status: response.status)
    }
    return page
  }

  private func open(
    bucket: String, key: String, versionID: String?, region: String?, from offset: Int, ifMatch: String?
  ) async throws(AWSError) -> any HTTPBodyStream {
    let operation = versionID == nil ? "s3:GetObject" : "s3:GetObjectVersion"
    return try await perform(bucket: bucket, region: region) { endpoint async throws(AWSError) in
      var call = self.call(operation, "GET", endpoint, bucket: bucket, key: key, versionID: versionID)
      if offset > 0 { call.request.headers.append(HTTPHeader("Range", "bytes=\(offset)-")) }
      if let ifMatch { call.request.headers.append(HTTPHeader("If-Match", ifMatch)) }
      // Only a stall ends a body.
      call.request.limits.total = nil
      return try await caller.open(call)
    }
  }

  private func call(
    _ operation: String, _ method: String, _ endpoint: AWSEndpoint, bucket: String, key: String, versionID: String?
  ) -> AWSCall {
    let request = HTTPRequest(
      method, origin: endpoint.origin, path: "\(endpoint.basePath)/\(PercentEncoding.path(key))",
      query: versionID.map { PercentEncoding.query([("versionId", $0)]) } ?? "")
    return AWSCall(
      operation: operation, resource: "s3://\(bucket)/\(key)", service: "s3", region: endpoint.signingRegion,
      request: request)
  }

  /// Sends to the bucket's region, as far as it is known, and once more where the service names another one.
  private func perform<Answer>(
    bucket: String, region: String?, _ send: (AWSEndpoint) async throws(AWSError) -> Answer
  ) async throws(AWSError) -> Answer {
    let endpoint = try endpoints.endpoint(bucket: bucket, region: regions[bucket] ?? region ?? endpoints.region)
    do throws(AWSError) {
      return try await send(endpoint)
    } catch {
      guard let status = error.status, [301, 307, 400].contains(status), let other = error.region, !other.isEmpty,
        other != endpoint.signingRegion
      else { throw error }
      regions[bucket] = other
      return try await send(try endpoints.endpoint(bucket: bucket, region: other))
    }
  }
}
