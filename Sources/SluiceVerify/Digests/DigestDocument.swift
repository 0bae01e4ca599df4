import Foundation
package import SluiceCore

/// What a digest says. Names as in the file.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail digest file structure".
package struct DigestDocument: Sendable, Decodable {
  package struct LogFile: Sendable, Decodable {
    package let s3Bucket: String
    package let s3Object: String
    package let hashValue: String
    package let hashAlgorithm: String
  }

  package let awsAccountId: String?
  package let digestStartTime: String
  package let digestEndTime: String
  package let digestS3Bucket: String
  package let digestS3Object: String
  package let digestPublicKeyFingerprint: String
  package let digestSignatureAlgorithm: String?
  /// The five are null in the first digest after log file validation was turned on.
  package let previousDigestS3Bucket: String?
  package let previousDigestS3Object: String?
  package let previousDigestHashValue: String?
  package let previousDigestHashAlgorithm: String?
  package let previousDigestSignature: String?
  /// Empty where nothing was delivered in the time.
  package let logFiles: [LogFile]

  /// Times of delivery of the log files.
  package let start: EventTime
  package let end: EventTime

  private enum CodingKeys: String, CodingKey {
    case awsAccountId, digestStartTime, digestEndTime, digestS3Bucket, digestS3Object, digestPublicKeyFingerprint
    case digestSignatureAlgorithm, previousDigestS3Bucket, previousDigestS3Object, previousDigestHashValue
    case previousDigestHashAlgorithm, previousDigestSignature, logFiles
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    awsAccountId = try values.decodeIfPresent(String.self, forKey: .awsAccountId)
    digestStartTime = try values.decode(String.self, forKey: .digestStartTime)
    digestEndTime = try values.decode(String.self, forKey: .digestEndTime)
    digestS3Bucket = try values.decode(String.self, forKey: .digestS3Bucket)
    digestS3Object = try values.decode(String.self, forKey: .digestS3Object)
    digestPublicKeyFingerprint = try values.decode(String.self, forKey: .digestPublicKeyFingerprint)
    digestSignatureAlgorithm = try values.decodeIfPresent(String.self, forKey: .digestSignatureAlgorithm)
    previousDigestS3Bucket = try values.decodeIfPresent(String.self, forKey: .previousDigestS3Bucket)
    previousDigestS3Object = try values.decodeIfPresent(String.self, forKey: .previousDigestS3Object)
    previousDigestHashValue = try values.decodeIfPresent(String.self, forKey: .previousDigestHashValue)
    previousDigestHashAlgorithm = try values.decodeIfPresent(String.self, forKey: .previousDigestHashAlgorithm)
    previousDigestSignature = try values.decodeIfPresent(String.self, forKey: .previousDigestSignature)
    logFiles = try values.decodeIfPresent([LogFile].self, forKey: .logFiles) ?? []
    func time(_ text: String, _ key: CodingKeys) throws -> EventTime {
      if let time = EventTime(text) { return time }
      throw DecodingError.dataCorruptedError(forKey: key, in: values, debugDescription: "not a time: \(text)")
    }
    start = try time(digestStartTime, .digestStartTime)
    end = try time(digestEndTime, .digestEndTime)
  }
}

/// A file that is no digest.
package struct DigestFormatError: Error, Sendable, CustomStringConvertible {
  package let description: String
}

extension DigestDocument {
  /// Reads a digest's content, decompressed.
  package init(_ content: [UInt8]) throws(DigestFormatError) {
    do {
      self = try JSONDecoder().decode(DigestDocument.self, from: Data(content))
    } catch DecodingError.keyNotFound(let key, _) {
      throw DigestFormatError(description: "it has no \(key.stringValue)")
    } catch DecodingError.valueNotFound(_, let context) {
      throw DigestFormatError(description: "\(Self.place(context)) is null")
    } catch DecodingError.typeMismatch(_, let context) {
      throw DigestFormatError(description: "\(Self.place(context)) is of a wrong type")
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      throw DigestFormatError(description: "\(Self.place(context)) is \(context.debugDescription)")
    } catch {
      throw DigestFormatError(description: "it is not JSON")
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    return path.isEmpty ? "it" : path
  }
}
