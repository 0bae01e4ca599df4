package import SluiceCore

/// Where digests and log files lie: folders, or buckets.
package protocol LogStore: Sendable {
  /// Calls `body` with every object that is there. Called twice: objects are not kept.
  ///
  /// - Throws: `StoreError` when a root can't be listed.
  func forEachObject(_ body: (StoredObject) -> Void) async throws(StoreError)

  /// Opens an object.
  ///
  /// - Throws: `StoreError`; its `isMissing` tells objects that are not there from those that can't be read.
  func open(_ path: String) async throws(StoreError) -> OpenedObject

  /// The path of the object that a digest names; nil where it is known not to be there.
  func path(bucket: String, key: String) -> String?

  /// Whether a digest at `path` may be the one that says it lies at `bucket` and `key`.
  func agrees(_ path: String, bucket: String, key: String) -> Bool

  /// Whether what is there is all there was: a bucket, but not a copy of a part of it.
  var isOriginal: Bool { get }
  /// Objects that may be read at once.
  var width: Int { get }
}

/// An object of a listing.
package struct StoredObject: Sendable, Hashable {
  /// As messages show it, and as `LogStore.open` takes it.
  package let path: String

  package init(path: String) { self.path = path }

  /// Behind the last `/`.
  package var name: Substring { path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...] }
}

/// An object that can be read.
package struct OpenedObject {
  package let reader: any ByteReader
  /// The signature of a digest, from the metadata of its object, in hexadecimal.
  package let signature: String?

  package init(reader: any ByteReader, signature: String? = nil) {
    self.reader = reader
    self.signature = signature
  }
}

@available(*, unavailable)
extension OpenedObject: Sendable {}

/// Why an object could not be read, or a place not be listed.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  package let isMissing: Bool
  /// What went wrong and what to do about it.
  package let description: String

  package init(isMissing: Bool = false, _ description: String) {
    self.isMissing = isMissing
    self.description = description
  }
}
