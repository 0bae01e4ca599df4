import SluiceCore

/// A digest that was read, or why it could not be.
struct ReadDigest: Sendable {
  enum Failure: Error, Sendable {
    case unreadable(String)
    case damaged(String)
  }

  /// A digest of more bytes, decompressed, is refused: it would list some hundred thousand log files in an hour.
  static let limit = 128 << 20

  let path: String
  let result: Result<DigestFile, Failure>

  /// Reads digests side by side. In their order.
  static func read(_ objects: [StoredObject], _ store: any LogStore) async -> [ReadDigest] {
    var rest = objects[...]
    var read: [ReadDigest] = []
    // Neither of the two closures throws.
    try? await mapInOrder(width: store.width) {
      rest.popFirst()
    } work: { object in
      await ReadDigest(path: object.path, result: Self.read(object.path, store))
    } take: {
      read.append($0)
    }
    return read
  }

  private static func read(_ path: String, _ store: any LogStore) async -> Result<DigestFile, Failure> {
    do {
      let opened = try await store.open(path)
      let signature = opened.signature
      let content = try await ObjectContent.bytes(opened.reader, limit: limit)
      return .success(try DigestFile(path: path, content: content, signature: signature))
    } catch let error as BlobError {
      return .failure(error.code == .unreadable ? .unreadable(error.description) : .damaged(error.description))
    } catch let error as DigestFormatError {
      return .failure(.damaged(error.description))
    } catch {
      return .failure(.unreadable("\(error)"))
    }
  }
}

extension ReadDigest.Failure {
  func finding(_ path: String) -> Finding {
    switch self {
    case .unreadable(let reason):
      Finding(.digestUnreadable, .unproven, path, "can't be read: \(reason)")
    case .damaged(let reason):
      Finding(
        .digestDamaged, .wrong, path,
        "is no digest any more: \(reason); its log files can't be verified")
    }
  }
}
