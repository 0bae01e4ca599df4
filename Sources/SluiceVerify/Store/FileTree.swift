import Foundation

/// Folders and files on disk: a copy of a bucket, or of a part of it.
///
/// Digests name objects by bucket and key. A copy may begin at any part of the key, and a key may lie below any of the
/// roots: so the object is looked for at `root/key`, then with one more folder of the key left out each time, down to
/// its mere name. Log files that were decompressed are found without their `.gz`: hashes are those of the content.
package struct FileTree: LogStore {
  private let roots: [String]
  /// Where keys are looked for: the roots, and for roots that are files all folders around them.
  private let folders: [String]

  package var isOriginal: Bool { false }
  package let width: Int

  /// - Throws: `StoreError` for a root that does not exist.
  package init(_ roots: [String], width: Int = ProcessInfo.processInfo.activeProcessorCount) throws(StoreError) {
    self.roots = roots
    self.width = max(1, width)
    var folders: [String] = []
    for root in roots {
      switch Self.kind(root) {
      case .folder: folders.append(root)
      case .file:
        var folder = Self.parent(root)
        while !folders.contains(folder) {
          folders.append(folder)
          folder = Self.parent(folder)
        }
      case nil: throw StoreError(isMissing: true, "\(root): no such file or folder")
      }
    }
    self.folders = folders
  }

  package func forEachObject(_ body: (StoredObject) -> Void) async throws(StoreError) { try list(body) }

  private func list(_ body: (StoredObject) -> Void) throws(StoreError) {
    for root in roots {
      guard Self.kind(root) == .folder else {
        body(StoredObject(path: root))
        continue
      }
      guard let entries = FileManager.default.enumerator(atPath: root) else {
        throw StoreError("\(root) can't be listed: check that this user may read it")
      }
      while let relative = entries.nextObject() as? String {
        guard entries.fileAttributes?[.type] as? FileAttributeType != .typeDirectory else { continue }
        body(StoredObject(path: Self.join(root, relative)))
      }
    }
  }

  package func open(_ path: String) async throws(StoreError) -> OpenedObject {
    OpenedObject(reader: try FileBytes(path), signature: Self.signature(beside: path))
  }

  package func path(bucket: String, key: String) -> String? {
    let components = key.split(separator: "/")
    for folder in folders {
      for first in components.indices {
        let path = Self.join(folder, components[first...].joined(separator: "/"))
        if Self.kind(path) == .file { return path }
        if path.hasSuffix(".gz"), Self.kind(String(path.dropLast(3))) == .file { return String(path.dropLast(3)) }
      }
    }
    return nil
  }

  /// By its name: the folders of a copy are not those of the bucket.
  package func agrees(_ path: String, bucket: String, key: String) -> Bool {
    let name = StoredObject(path: path).name
    let own = StoredObject(path: key).name
    return name == own || own == name + ".gz"
  }

  // MARK: Signatures

  /// A copy has no metadata. Who kept the signature has it in a file beside the digest: its text in `NAME.signature`, or
  /// what `aws s3api head-object` prints in `NAME.metadata.json`.
  static func signature(beside path: String) -> String? {
    if let text = try? String(contentsOfFile: path + ".signature", encoding: .utf8) {
      return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard let data = FileManager.default.contents(atPath: path + ".metadata.json"),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return nil }
    let metadata = root["Metadata"] as? [String: Any] ?? root
    return (metadata["signature"] ?? metadata["x-amz-meta-signature"]) as? String
  }

  // MARK: Paths

  private enum Kind { case file, folder }

  private static func kind(_ path: String) -> Kind? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue ? .folder : .file
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
