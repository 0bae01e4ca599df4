package import SluiceCore

/// What an object's headers say.
package struct S3ObjectHead: Hashable, Sendable {
  /// Of the whole object.
  package let size: Int?
  /// With its quotes, as `If-Match` wants it.
  package let eTag: String?
  package let versionID: String?
  /// Kept for the other headers, such as `x-amz-meta-signature`.
  package let headers: [HTTPHeader]

  package init(size: Int?, eTag: String?, versionID: String?, headers: [HTTPHeader]) {
    self.size = size
    self.eTag = eTag
    self.versionID = versionID
    self.headers = headers
  }

  /// A header by its name in lower case.
  package subscript(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}

/// One page of a listing.
package struct S3Page: Hashable, Sendable {
  package let objects: [S3ListedObject]
  /// Common prefixes, where a delimiter was given.
  package let prefixes: [String]
  /// For the next page; nil on the last one.
  package let nextToken: String?

  package init(objects: [S3ListedObject], prefixes: [String], nextToken: String?) {
    self.objects = objects
    self.prefixes = prefixes
    self.nextToken = nextToken
  }

  package var isTruncated: Bool { nextToken != nil }
}

package struct S3ListedObject: Hashable, Sendable {
  package let key: String
  package let size: Int
  package let eTag: String?
  package let lastModified: EventTime?
  /// Such as `STANDARD` or `GLACIER`.
  package let storageClass: String?

  package init(
    key: String, size: Int, eTag: String? = nil, lastModified: EventTime? = nil, storageClass: String? = nil
  ) {
    self.key = key
    self.size = size
    self.eTag = eTag
    self.lastModified = lastModified
    self.storageClass = storageClass
  }
}
