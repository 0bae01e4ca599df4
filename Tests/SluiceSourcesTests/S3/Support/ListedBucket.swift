import SluiceAWS
import SluiceCore
import Synchronization

@testable import SluiceSources

/// A bucket that lists as S3 does, and counts the requests. Objects hold what their keys say, `size` times.
final class ListedBucket: ObjectLister, ObjectStore {
  struct Request: Hashable, Sendable {
    let prefix: String
    let startAfter: String?
    let isPage: Bool
    let hasDelimiter: Bool
  }

  let name: String
  /// By UTF-8 bytes.
  let objects: [S3ListedObject]
  private let sent = Mutex<[Request]>([])
  private let read = Mutex<[String]>([])

  init(_ keys: [String], name: String = "trail-logs", size: Int = 100) {
    self.name = name
    objects = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
      S3ListedObject(key: $0, size: size, eTag: "\"etag-of-\($0.utf8.count)\"")
    }
  }

  var requests: [Request] { sent.withLock { $0 } }
  /// Keys that were opened, in their order.
  var opened: [String] { read.withLock { $0 } }

  func page(
    of bucket: String, prefix: String, startAfter: String?, token: String?, delimiter: String?, count: Int
  ) async throws(AWSError) -> S3Page {
    sent.withLock {
      $0.append(Request(prefix: prefix, startAfter: startAfter, isPage: token != nil, hasDelimiter: delimiter != nil))
    }
    guard bucket == name else {
      throw AWSError(.notFound, code: "NoSuchBucket", message: "there is no \(bucket)", operation: "s3:ListBucket")
    }
    var found: [S3ListedObject] = []
    var prefixes: [String] = []
    var last = token ?? startAfter ?? ""
    for object in objects[firstIndex(prefix)...] {
      guard object.key.hasPrefix(prefix) else { break }
      if !last.utf8.lexicographicallyPrecedes(object.key.utf8) { continue }
      if let current = prefixes.last, object.key.hasPrefix(current) { continue }
      if found.count + prefixes.count == count { return S3Page(objects: found, prefixes: prefixes, nextToken: last) }
      if delimiter != nil, let slash = object.key.dropFirst(prefix.count).firstIndex(of: "/") {
        let folder = String(object.key[...slash])
        prefixes.append(folder)
        last = folder + "\u{10FFFF}"
      } else {
        found.append(object)
        last = object.key
      }
    }
    return S3Page(objects: found, prefixes: prefixes, nextToken: nil)
  }

  func get(
    _ object: ObjectReference, from offset: Int, ifMatch: String?
  ) async throws(AWSError) -> any ObjectBody {
    read.withLock { $0.append(object.key) }
    guard let listed = objects.first(where: { $0.key == object.key }) else {
      throw AWSError(.notFound, code: "NoSuchKey", message: "there is no \(object.key)", operation: "s3:GetObject")
    }
    let content = Array(repeating: Array(object.key.utf8), count: listed.size / object.key.utf8.count + 1)
    return WholeBody(Array(content.joined().prefix(listed.size).dropFirst(offset)), eTag: listed.eTag)
  }

  /// The first key that may begin with `prefix`.
  private func firstIndex(_ prefix: String) -> Int {
    var (low, high) = (0, objects.count)
    while low < high {
      let middle = (low + high) / 2
      if objects[middle].key.utf8.lexicographicallyPrecedes(prefix.utf8) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A body in one piece.
final class WholeBody: ObjectBody {
  let length: Int?
  let eTag: String?
  private let bytes: Mutex<[UInt8]?>

  init(_ bytes: [UInt8], eTag: String?) {
    length = bytes.count
    self.eTag = eTag
    self.bytes = Mutex(bytes)
  }

  func next() async throws(AWSError) -> [UInt8]? {
    bytes.withLock { bytes in
      defer { bytes = nil }
      return bytes?.isEmpty == true ? nil : bytes
    }
  }

  func cancel() {}
}

/// Keys as a trail names them.
enum TrailKeys {
  static func key(
    _ account: String, _ region: String, _ time: EventTime, _ unique: String, root: String = "AWSLogs/",
    content: TrailContent = .events
  ) -> String {
    let text = time.description
    let day = text.prefix(10).split(separator: "-").joined(separator: "/")
    let stamp = text.prefix(16).filter { $0 != "-" && $0 != ":" }
    return "\(root)\(account)/\(content.rawValue)/\(region)/\(day)/"
      + "\(account)_\(content.rawValue)_\(region)_\(stamp)Z_\(unique).json.gz"
  }

  static func time(_ text: String) -> EventTime { EventTime(text) ?? EventTime(milliseconds: 0) }

  static let accounts = (0..<12).map { "1111111111" + ($0 < 10 ? "0\($0)" : "\($0)") }
  static let regions = ["eu-central-1", "eu-west-1", "us-east-1", "us-west-2"]

  /// Keys spread over 12 accounts, 4 regions and 90 days from 2026-01-01 on.
  static func spread(_ count: Int, root: String = "AWSLogs/") -> [String] {
    let start = time("2026-01-01")
    let folders = accounts.flatMap { account in regions.map { (account, $0) } }
    // Of each folder, evenly over the days, in steps of a few minutes.
    return (0..<count).map { index in
      let (account, region) = folders[index % folders.count]
      let place = index / folders.count
      let ofFolder = (count + folders.count - 1) / folders.count
      let minutes = place * 90 * 1_440 / ofFolder / 5 * 5
      let unique = String(index, radix: 36)
      return key(
        account, region, EventTime(milliseconds: start.milliseconds + Int64(minutes) * 60_000),
        String(repeating: "0", count: 16 - unique.count) + unique, root: root)
    }
  }
}
