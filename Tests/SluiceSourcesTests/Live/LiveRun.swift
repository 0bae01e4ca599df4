import Foundation
import SluiceAWS
import SluiceAWSTestSupport
import SluiceTestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built `sluice` at work on a pipeline file, as a process of its own.
final class LiveRun: @unchecked Sendable {
  // `Process` is not Sendable; it is started by `init`, and only its number and status are read then.
  private let process = Process()
  private let folder: Folder
  private let errorsPath: String
  private let ends: AsyncStream<Void>

  /// Starts it.
  ///
  /// - Parameters:
  ///   - folder: the working folder, which stays as long as the run.
  ///   - environment: besides `PATH` and `HOME`.
  init(_ arguments: [String], in folder: Folder, environment: [String: String] = [:]) throws {
    guard let path = SluiceBinary.path else { throw TestServerError(SluiceBinary.absence) }
    self.folder = folder
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "AWS_EC2_METADATA_DISABLED": "true",
    ].merging(environment) { $1 }
    errorsPath = try folder.write("run-\(UUID().uuidString).err", "")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errorsPath)
    let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
    self.ends = ends
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
  }

  deinit { if process.isRunning { send(SIGKILL) } }

  /// What it has written to standard error so far.
  var errors: String { (try? String(contentsOfFile: errorsPath, encoding: .utf8)) ?? "" }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Its exit status, when it has ended.
  func status() async -> Int32 {
    for await _ in ends {}
    return process.terminationStatus
  }

  /// Ends it as a service's manager does.
  func terminate() async -> Int32 {
    send(SIGTERM)
    return await status()
  }
}
