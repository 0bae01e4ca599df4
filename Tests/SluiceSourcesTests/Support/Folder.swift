import Foundation
import SluiceConfig
import SluiceCore

@testable import SluiceSources

/// A folder for one test, removed with it.
final class Folder: Sendable {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(at: url)
  }

  @discardableResult
  func write(_ name: String, _ text: String = "{}") throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func makeDirectory(_ name: String) throws {
    try FileManager.default.createDirectory(at: url.appendingPathComponent(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    let link = url.appendingPathComponent(name).path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
  }

  /// The path below the folder.
  func relative(_ origin: String) -> String {
    origin.hasPrefix(path + "/") ? String(origin.dropFirst(path.count + 1)) : origin
  }

  /// What a source hands out, in order, and what it says about it.
  func read(
    _ paths: [String], include: [String] = [], exclude: [String] = [], after: String? = nil, before: String? = nil,
    narrowed: (FileSource) -> FileSource = { $0 }
  ) async throws -> (names: [String], problems: [Problem], skipped: Counter<String>) {
    let problems = ProblemCollector()
    let source = FileSource(
      paths: paths.map { $0 == "-" ? $0 : $0.isEmpty ? path : "\(path)/\($0)" }, include: include, exclude: exclude,
      after: after.flatMap { EventTime($0) }, before: before.flatMap { EventTime($0) })
    let feed = try narrowed(source).plan(problems).open()
    var names: [String] = []
    while let blob = try await feed.next() {
      if blob.sequence != names.count { names.append("gap") }
      names.append(relative(blob.origin))
    }
    return (names, problems.problems, feed.skipped)
  }
}

/// An object name of an account, a region and a time.
func objectName(_ time: String, account: Int = 1, region: String = "us-east-1", unique: String = "aaaa") -> String {
  "00000000000\(account)_CloudTrail_\(region)_\(time)_\(unique).json.gz"
}
