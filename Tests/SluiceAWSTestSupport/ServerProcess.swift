package import Foundation
private import Synchronization

/// A server that ends with the test process, however that ends: a guard process waits for the end of a pipe that only
/// the test process holds open, and kills the server's process group.
package final class ServerProcess: Sendable {
  /// Of this server alone; removed after its end.
  package let directory: URL
  private let log: URL
  // `Process` and `Pipe` are not Sendable: the lock guards them.
  private let running: Mutex<Running>

  private struct Running: ~Copyable, @unchecked Sendable {
    let process: Process
    let leash: Pipe
  }

  /// - Parameters:
  ///   - arguments: made with the server's directory.
  ///   - environment: added to that of the tests, without its AWS variables and proxies.
  package init(
    _ executable: URL, _ arguments: (_ directory: URL) throws -> [String], environment: [String: String] = [:]
  ) throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    log = directory.appendingPathComponent("server.log")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let process = Process()
    let leash = Pipe()
    process.executableURL = try TestVenv.executable("python")
    process.arguments =
      [TestVenv.script("guard.py"), directory.path, log.path, executable.path] + (try arguments(directory))
    process.environment = Self.cleanEnvironment.merging(environment) { $1 }
    process.currentDirectoryURL = directory
    process.standardInput = leash
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    running = Mutex(Running(process: process, leash: leash))
  }

  /// A script in Python as a server; waits until its port is open.
  package static func python(_ script: String, port: Int, arguments: [String] = []) async throws -> ServerProcess {
    let server = try ServerProcess(
      TestVenv.executable("python"), { _ in ["-c", script, "\(port)"] + arguments })
    try await server.waitForPort(port)
    return server
  }

  deinit { stop() }

  /// Ends the server; the guard does the killing.
  package func stop() { running.withLock { try? $0.leash.fileHandleForWriting.close() } }

  package var isRunning: Bool { running.withLock { $0.process.isRunning } }

  /// The last lines of the server's output.
  package var output: String {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").suffix(20).joined(separator: "\n")
  }

  /// Waits until the port takes connections.
  ///
  /// - Throws: `TestServerError` with the server's output when it has ended, or after 30 s.
  package func waitForPort(_ port: Int) async throws {
    let end = ContinuousClock.now + .seconds(30)
    while !LocalPort.takesConnections(port) {
      guard isRunning else { throw TestServerError("the server has ended:\n\(output)") }
      guard ContinuousClock.now < end else { throw TestServerError("port \(port) is not open after 30 s:\n\(output)") }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// The environment of the tests without what AWS's tools would read.
  package static var cleanEnvironment: [String: String] {
    ProcessInfo.processInfo.environment.filter { name, _ in
      !name.hasPrefix("AWS_") && !name.lowercased().hasSuffix("_proxy")
    }
  }
}
