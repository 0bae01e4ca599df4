import Foundation
import Synchronization

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A program that is run for what it prints.
struct ProgramRun: Sendable {
  struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    let description: String
  }

  /// Bytes of output that are read; credentials are far smaller.
  private static let outputLimit = 1 << 20

  private let program: String
  private let arguments: [String]
  private let environment: AWSEnvironment
  private let timeout: Duration

  /// - Parameter program: a path, or a name to be looked for in the directories of `PATH`.
  init(_ program: String, _ arguments: [String], environment: AWSEnvironment, timeout: Duration) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.timeout = timeout
  }

  /// Runs it, with nothing on its standard input, on threads of its own. At the time limit it is killed; what it started
  /// in turn is not waited for.
  ///
  /// - Throws: `Failure` when it can't be run, fails or is not done in time; with the last of its standard error.
  func output() async throws(Failure) -> [UInt8] {
    let answer = Answer()
    let outcome = await withCheckedContinuation { continuation in
      answer.wait(continuation)
      Thread.detachNewThread { run(answer) }
    }
    return try outcome.get()
  }

  private func run(_ answer: Answer) {
    guard let path else {
      return answer.give(.failure(Failure(description: "there is no such program; check the path and PATH")))
    }
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment.variables
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      return answer.give(.failure(Failure(description: "it can't be run: \(error.localizedDescription)")))
    }
    let identifier = process.processIdentifier
    let limit = timeout
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.setEventHandler {
      kill(identifier, SIGKILL)
      answer.give(.failure(Failure(description: "it was not done after \(limit) and was killed")))
    }
    timer.schedule(deadline: .now() + .milliseconds(Int(limit / .milliseconds(1))))
    timer.resume()
    let complaint = Mutex<[UInt8]>([])
    let reading = DispatchGroup()
    let errorPipe = errors.fileHandleForReading
    reading.enter()
    Thread.detachNewThread {
      let text = Self.read(errorPipe, limit: Self.outputLimit)
      complaint.withLock { $0 = text }
      reading.leave()
    }
    let bytes = Self.read(output.fileHandleForReading, limit: Self.outputLimit)
    reading.wait()
    process.waitUntilExit()
    timer.cancel()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let text = String(decoding: complaint.withLock { $0 }.suffix(500), as: UTF8.self)
      let ending = process.terminationReason == .exit ? "ended with" : "was ended by signal"
      return answer.give(
        .failure(Failure(description: "it \(ending) \(process.terminationStatus)" + (text.isEmpty ? "" : ": \(text)"))))
    }
    answer.give(.success(bytes))
  }

  /// To the end; what is beyond the limit is read and thrown away.
  private static func read(_ pipe: FileHandle, limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try? pipe.read(upToCount: 1 << 16), !piece.isEmpty {
      bytes += piece.prefix(limit - bytes.count)
    }
    return bytes
  }

  private var path: String? {
    if program.contains("/") { return program }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// The first answer counts.
private final class Answer: Sendable {
  typealias Outcome = Result<[UInt8], ProgramRun.Failure>

  private let continuation = Mutex<CheckedContinuation<Outcome, Never>?>(nil)

  func wait(_ continuation: CheckedContinuation<Outcome, Never>) { self.continuation.withLock { $0 = continuation } }

  func give(_ outcome: Outcome) {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: outcome)
  }
}
