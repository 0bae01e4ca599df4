package import SluiceCore

/// An object that will be read.
package struct ListedObject: Hashable, Sendable {
  package let bucket: String
  package let key: String
  package let size: Int
  package let eTag: String?
  /// The time in its name, where CloudTrail gave it.
  package let nameTime: EventTime?
  /// By which it has its place in the order, in milliseconds: the time in its name; in a trail's folder, that of the one
  /// in front where its own name has none; else `Int64.max`.
  let order: Int64
  /// Of the folder of a trail, or of the name.
  package let account: String?
  package let region: String?
  /// In a storage class that has to be restored before it can be read.
  package let isArchived: Bool

  var reference: ObjectReference { ObjectReference(bucket: bucket, key: key, eTag: eTag, size: size) }

  private var name: Substring.UTF8View {
    (key.utf8.lastIndex(of: 0x2F).map { key[key.index(after: $0)...] } ?? key[...]).utf8
  }

  /// By time, then name, then place: the order in which the same objects are read from a folder.
  func precedes(_ other: ListedObject) -> Bool {
    if order != other.order { return order < other.order }
    let (left, right) = (name, other.name)
    if left.elementsEqual(right) {
      return bucket == other.bucket
        ? key.utf8.lexicographicallyPrecedes(other.key.utf8) : bucket.utf8.lexicographicallyPrecedes(other.bucket.utf8)
    }
    return left.lexicographicallyPrecedes(right)
  }
}
