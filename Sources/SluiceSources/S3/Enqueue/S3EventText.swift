package import SluiceCore

/// An S3 event as a queue gets it: what `ObjectCreated:Put` of these objects would have said.
///
/// Source: Amazon S3 User Guide, "Event message structure".
package struct S3EventText {
  /// The bucket's region.
  let region: String
  let time: EventTime

  package init(region: String, time: EventTime) {
    self.region = region
    self.time = time
  }

  /// One body with a record for each object.
  package func body(_ objects: [ListedObject]) -> String {
    var out: [UInt8] = []
    out.append(raw: "{\"Records\":[")
    for (index, object) in objects.enumerated() {
      if index > 0 { out.append(0x2C) }
      append(object, to: &out)
    }
    out.append(raw: "]}")
    return String(decoding: out, as: UTF8.self)
  }

  private func append(_ object: ListedObject, to out: inout [UInt8]) {
    out.append(raw: "{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"awsRegion\":")
    out.append(jsonString: region)
    out.append(raw: ",\"eventTime\":\"")
    time.append(to: &out)
    out.append(raw: "\",\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"s3SchemaVersion\":\"1.0\",\"configurationId\":")
    out.append(raw: "\"sluice-backfill\",\"bucket\":{\"name\":")
    out.append(jsonString: object.bucket)
    out.append(raw: ",\"arn\":")
    out.append(jsonString: "arn:aws:s3:::\(object.bucket)")
    out.append(raw: "},\"object\":{\"key\":")
    out.append(jsonString: Self.encoded(object.key))
    out.append(contentsOf: ",\"size\":\(object.size)".utf8)
    if let eTag = object.eTag {
      out.append(raw: ",\"eTag\":")
      out.append(jsonString: eTag)
    }
    out.append(raw: "}}}")
  }

  /// A key as S3's events have it: `+` for a blank, and percent escapes for all but letters, digits and `-._~/*`.
  package static func encoded(_ key: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(key.utf8.count)
    for byte in key.utf8 {
      switch byte {
      case 0x20: out.append(0x2B)
      case 0x2A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: out.append(byte)
      case _ where byte.isLetterOrDigit: out.append(byte)
      default: out += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
