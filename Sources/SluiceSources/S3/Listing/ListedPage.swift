import SluiceAWS
import SluiceCore

/// The wanted objects of a page of a listing, packed: about 140 bytes each.
struct ListedPage: Sendable {
  private struct Entry {
    /// In `text`: the key behind the shared prefix, then the ETag.
    let start: UInt32
    let keyCount: UInt16
    let eTagCount: UInt16
    let size: Int
    /// Milliseconds; `Int64.min` for a name without a time.
    let nameTime: Int64
    let order: Int64
    let isArchived: Bool
  }

  private static let noTime = Int64.min

  private let stretch: KeyStretch
  /// Where in a key the path begins that patterns are for: behind the last slash of the shared prefix.
  private let relativeStart: Int
  private var text: [UInt8] = []
  private var entries: [Entry] = []
  private(set) var skipped = Counter<String>()
  /// Bytes of its objects.
  private(set) var size = 0
  /// Whether a key behind the end of the stretch was seen.
  private(set) var isPastEnd = false

  /// - Parameters:
  ///   - order: of the last object of the page before.
  ///   - selection: says which are wanted.
  init(_ page: S3Page, of stretch: KeyStretch, after order: Int64, _ selection: FileSelection) {
    self.stretch = stretch
    relativeStart = stretch.prefix.utf8.count - stretch.prefix.utf8.reversed().prefix { $0 != 0x2F }.count
    entries.reserveCapacity(page.objects.count)
    text.reserveCapacity(page.objects.count * 112)
    var order = order
    for object in page.objects {
      if let end = stretch.end, !object.key.utf8.lexicographicallyPrecedes(end.utf8) {
        isPastEnd = true
        break
      }
      take(object, &order, selection)
    }
  }

  var count: Int { entries.count }
  func order(_ index: Int) -> Int64 { entries[index].order }
  /// The order of its last object, for the page behind it.
  var lastOrder: Int64? { entries.last?.order }

  subscript(index: Int) -> ListedObject {
    let entry = entries[index]
    let start = Int(entry.start)
    let behindKey = start + Int(entry.keyCount)
    let key = stretch.prefix + String(decoding: text[start..<behindKey], as: UTF8.self)
    let eTag = text[behindKey..<behindKey + Int(entry.eTagCount)]
    let object = stretch.folder == nil ? CloudTrailObjectName(key) : nil
    return ListedObject(
      bucket: stretch.bucket, key: key, size: entry.size,
      eTag: eTag.isEmpty ? nil : String(decoding: eTag, as: UTF8.self),
      nameTime: entry.nameTime == Self.noTime ? nil : EventTime(milliseconds: entry.nameTime), order: entry.order,
      account: stretch.folder?.account ?? object?.account, region: stretch.folder?.region ?? object?.region,
      isArchived: entry.isArchived)
  }

  private mutating func take(_ object: S3ListedObject, _ order: inout Int64, _ selection: FileSelection) {
    let key = Array(object.key.utf8)
    // Consoles and CloudTrail itself mark folders so.
    if object.size == 0, key.last == 0x2F { return }
    let name = key[((key.lastIndex(of: 0x2F) ?? -1) + 1)...]
    let relative = key.dropFirst(relativeStart)
    if !selection.include.isEmpty, !selection.isIncluded(relative, name: name) { return skip(.notIncluded) }
    if selection.isExcluded(relative, name: name) { return skip(.excluded) }
    if stretch.folder == nil, !stretch.readsDigests, key.withUnsafeBytes({ CloudTrailObjectName.isDigest($0) }) {
      return skip(.digest)
    }
    let time = name.withUnsafeBytes { CloudTrailObjectName.time(in: $0) }
    if let time, let reason = selection.reason(nameTime: time) { return skip(reason) }
    if stretch.folder == nil, let reason = selection.reason(name: name) { return skip(reason) }
    if let time {
      order = time.milliseconds
    } else if stretch.folder == nil {
      order = .max
    }
    let eTag = (object.eTag ?? "").utf8.filter { $0 != 0x22 }
    let behindPrefix = key.dropFirst(stretch.prefix.utf8.count)
    // S3's keys have 1,024 bytes at most; what is longer is not from S3.
    guard behindPrefix.count <= 1_024, eTag.count <= 1_024 else { return skip(.unreadable) }
    entries.append(
      Entry(
        start: UInt32(text.count), keyCount: UInt16(behindPrefix.count), eTagCount: UInt16(eTag.count),
        size: object.size, nameTime: time?.milliseconds ?? Self.noTime, order: order,
        isArchived: object.storageClass == "GLACIER" || object.storageClass == "DEEP_ARCHIVE"))
    text += behindPrefix
    text += eTag
    size += object.size
  }

  private mutating func skip(_ reason: FileSelection.Reason) { skipped.count(reason.rawValue) }
}
