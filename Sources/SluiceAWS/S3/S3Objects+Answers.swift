package import SluiceCore

extension S3ObjectHead {
  init(_ headers: [HTTPHeader]) {
    func value(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
    // Of a part, `bytes 5-9/10`; the length is the part's then.
    let total = value("content-range")?.split(separator: "/").last.flatMap { Int($0) }
    self.init(
      size: total ?? value("content-length").flatMap { Int($0) }, eTag: value("etag"),
      versionID: value("x-amz-version-id").flatMap { $0 == "null" ? nil : $0 }, headers: headers)
  }

  /// When the object was written.
  package var lastModified: EventTime? { self["last-modified"].flatMap { EventTime(httpDate: $0) } }
}

extension S3Page {
  /// Nil for what is no ListBucketResult of ListObjectsV2.
  init?(listing: [UInt8]) {
    guard let root = XMLElement(parsing: listing), root.name == "ListBucketResult" else { return nil }
    let isEncoded = root["EncodingType"]?.text == "url"
    // S3 writes `+` for a blank, and %2B for a plus.
    func decoded(_ text: String) -> String? { isEncoded ? PercentEncoding.decode(text, isForm: true) : text }
    var objects = [S3ListedObject]()
    objects.reserveCapacity(root.children.count)
    var prefixes = [String]()
    for child in root.children {
      switch child.name {
      case "Contents":
        guard let key = child["Key"].flatMap({ decoded($0.text) }), let size = child["Size"].flatMap({ Int($0.text) })
        else { return nil }
        objects.append(
          S3ListedObject(
            key: key, size: size, eTag: child["ETag"]?.text,
            lastModified: child["LastModified"].flatMap { EventTime($0.text) },
            storageClass: child["StorageClass"]?.text))
      case "CommonPrefixes":
        guard let prefix = child["Prefix"].flatMap({ decoded($0.text) }) else { return nil }
        prefixes.append(prefix)
      default: break
      }
    }
    let isTruncated = root["IsTruncated"]?.text == "true"
    let token = root["NextContinuationToken"]?.text
    // A page that is cut without saying how to go on would lose objects silently.
    if isTruncated, token?.isEmpty ?? true { return nil }
    self.init(objects: objects, prefixes: prefixes, nextToken: isTruncated ? token : nil)
  }
}
