import Foundation

/// Runs of the built `sluice` that are killed on the way.
struct KilledRuns {
  let folder: TemporaryFolder
  let arguments: [String]

  /// Starts it and ends it with a signal after a time, unless it is done before.
  ///
  /// - Returns: its status, and whether it went to its end.
  func run(signal: Int32, after delay: Duration) async throws -> (status: Int32, isDone: Bool, errors: String) {
    guard let path = CommandLineTool.path else { throw CommandLineTool.Absent() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    let errors = "killed-\(UUID().uuidString).err"
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: try folder.write(errors, ""))
    let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    let number = process.processIdentifier
    let killer = Task {
      try await Task.sleep(for: delay)
      kill(number, signal)
    }
    for await _ in ends {}
    killer.cancel()
    // Killed, or stopped in good order: the report of the latter says so.
    let text = try folder.text(errors)
    let isDone = process.terminationReason == .exit && !text.contains("goes on from here")
    return (process.terminationStatus, isDone, text)
  }
}
