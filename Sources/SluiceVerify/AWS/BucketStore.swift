package import SluiceAWS
import SluiceCore

/// Buckets, with the metadata of their objects.
package struct BucketStore: LogStore {
  package struct Root: Hashable, Sendable {
    package let bucket: String
    package let prefix: String

    /// Reads `s3://bucket/prefix`; nil for all else.
    package init?(_ url: String) {
      guard url.hasPrefix("s3://") else { return nil }
      let rest = url.dropFirst(5)
      let slash = rest.firstIndex(of: "/") ?? rest.endIndex
      bucket = String(rest[..<slash])
      prefix = String(rest[slash...].dropFirst())
      guard !bucket.isEmpty else { return nil }
    }
  }

  private let client: S3Client
  private let roots: [Root]
  package let width: Int

  package init(_ client: S3Client, _ roots: [Root], width: Int = 32) {
    self.client = client
    self.roots = roots
    self.width = max(1, width)
  }

  package var isOriginal: Bool { true }

  package func forEachObject(_ body: (StoredObject) -> Void) async throws(StoreError) {
    for root in roots {
      var token: String?
      repeat {
        let page: S3Page
        do throws(AWSError) {
          page = try await client.list(bucket: root.bucket, prefix: root.prefix, token: token)
        } catch {
          throw StoreError(isMissing: error.kind == .notFound, error.description)
        }
        for object in page.objects where !object.key.hasSuffix("/") {
          body(StoredObject(path: "s3://\(root.bucket)/\(object.key)"))
        }
        token = page.nextToken
      } while token != nil
    }
  }

  package func open(_ path: String) async throws(StoreError) -> OpenedObject {
    guard let place = Root(path) else { throw StoreError(isMissing: true, "\(path) is no object of S3") }
    do throws(AWSError) {
      let body = try await client.get(bucket: place.bucket, key: place.prefix)
      return OpenedObject(reader: S3Bytes(body), signature: body.head["x-amz-meta-signature"])
    } catch {
      throw StoreError(isMissing: error.kind == .notFound, error.description)
    }
  }

  /// In the bucket that the digest names, or in the one that is verified in its stead: a replica has the same keys.
  package func path(bucket: String, key: String) -> String? {
    let known = roots.contains { $0.bucket == bucket }
    return "s3://\(known ? bucket : roots.first?.bucket ?? bucket)/\(key)"
  }

  package func agrees(_ path: String, bucket: String, key: String) -> Bool { Root(path)?.prefix == key }
}

/// The bytes of an object of S3.
private final class S3Bytes: ByteReader {
  private let body: S3Body
  private var piece: ArraySlice<UInt8> = []
  private var offset = 0

  init(_ body: S3Body) { self.body = body }

  deinit { body.cancel() }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    while piece.isEmpty {
      do throws(AWSError) {
        guard let next = try await body.next() else { return 0 }
        piece = next[...]
      } catch {
        throw BlobError(.unreadable, error.description, inputOffset: offset)
      }
    }
    let count = min(buffer.count, piece.count)
    buffer.copyBytes(from: piece.prefix(count))
    piece = piece.dropFirst(count)
    offset += count
    return count
  }
}
