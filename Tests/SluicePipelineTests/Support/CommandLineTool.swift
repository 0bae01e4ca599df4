import Foundation
import SluiceTestSupport

/// The built `sluice`, as a process.
enum CommandLineTool {
  /// The binary beside the test bundle; nil where it was not built.
  static let path = SluiceBinary.path
  static let absence = SluiceBinary.absence

  struct Outcome {
    let status: Int32
    /// Whether a signal ended it.
    let wasKilled: Bool
    let output: String
    let errors: String
  }

  struct Absent: Error {}

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - executable: another place of the binary.
  ///   - environment: all of it, but for `PATH` and `HOME`.
  ///   - standardOutput: a file that gets the output, such as a device.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, executable: String? = nil, environment: [String: String] = [:],
    input: String = "", standardOutput: String? = nil
  ) async throws -> Outcome {
    guard let executable = executable ?? path else { throw Absent() }
    return try await launch(executable, arguments, folder, environment, input, standardOutput)
  }

  /// Runs a line of shell, in which `$SLUICE` is the binary.
  static func shell(
    _ script: String, in folder: TemporaryFolder, environment: [String: String] = [:]
  ) async throws -> Outcome {
    guard let path else { throw Absent() }
    let environment = environment.merging(["SLUICE": path]) { given, _ in given }
    return try await launch("/bin/sh", ["-c", script], folder, environment, "", nil)
  }

  private static func launch(
    _ executable: String, _ arguments: [String], _ folder: TemporaryFolder, _ environment: [String: String],
    _ input: String, _ standardOutput: String?
  ) async throws -> Outcome {
    // Files rather than pipes: nothing has to be read while the process runs.
    let name = "process-\(UUID().uuidString)"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(environment) { _, given in given }
    let output = try standardOutput ?? folder.write("\(name).out", "")
    process.standardInput = FileHandle(forReadingAtPath: try folder.write("\(name).in", input))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: try folder.write("\(name).err", ""))
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return Outcome(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: standardOutput == nil ? try folder.text("\(name).out") : "", errors: try folder.text("\(name).err"))
  }
}
