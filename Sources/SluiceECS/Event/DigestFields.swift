import SluiceCore

/// What a digest file gives beyond an event's fields (ECS mapping, section 7).
enum DigestFields {
  static let logFiles = "aws.cloudtrail.flattened.digest.log_files"

  static let all: [ECSField] = [
    .copy("file.path", "digestS3Object"),
    date("start_time", "digestStartTime"),
    date("end_time", "digestEndTime"),
    date("newest_event_time", "newestEventTime"),
    date("oldest_event_time", "oldestEventTime"),
    copy("s3_bucket", "digestS3Bucket"),
    .tree(logFiles, from: "logFiles") { treeColumn(at: "logFiles", in: &$0) },
    copy("previous_s3_bucket", "previousDigestS3Bucket"),
    copy("previous_s3_object", "previousDigestS3Object"),
    copy("previous_hash_value", "previousDigestHashValue"),
    copy("previous_hash_algorithm", "previousDigestHashAlgorithm"),
    copy("previous_signature", "previousDigestSignature"),
    publicKeyFingerprint,
    copy("signature_algorithm", "digestSignatureAlgorithm"),
  ]

  private static let publicKeyFingerprint = ECSField.derived(
    "aws.cloudtrail.flattened.digest.public_key_fingerprint", .flattened
  ) { builder in
    let usual = builder.raw("digestPublicKeyFingerprint", .cleanedLeaves)
    let other = builder.raw("publicKeyFingerprint", .cleanedLeaves)
    return { batch, record in
      let value = batch[record, usual]
      return value.isMissing ? batch[record, other] : value
    }
  }

  private static func copy(_ name: String, _ path: FieldPath) -> ECSField {
    .copy("aws.cloudtrail.flattened.digest.\(name)", path, .flattened)
  }

  private static func date(_ name: String, _ path: FieldPath) -> ECSField {
    .derived("aws.cloudtrail.flattened.digest.\(name)", .flattened, needs: path) { builder in
      let date = builder.raw(path, .cleanedLeaves)
      return { batch, record in dateCell(batch[record, date], in: batch.arena) }
    }
  }
}
