/// The sentences about damaged data that all decoders share.
enum DamageText {
  static let checksum = "the checksum of the decompressed data is wrong: fetch the object again"
  static let length = "the length of the decompressed data is not what its trailer says: fetch the object again"

  static func content(_ reason: String) -> String {
    "the compressed data is damaged (\(reason)): fetch the object again"
  }
}
