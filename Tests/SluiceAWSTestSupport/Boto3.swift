import Foundation
package import SluiceAWS

/// AWS's own client for Python, in a process of its own: sets servers up, and gives second opinions.
package actor Boto3 {
  /// What AWS refused.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    package let code: String
    package let message: String
    package let status: Int
    package var description: String { "boto3: \(code): \(message) (\(status))" }
  }

  /// One per test process.
  package static func shared() throws -> Boto3 {
    switch single {
    case .success(let bridge): return bridge
    case .failure(let error): throw error
    }
  }

  private static let single = Result<Boto3, any Error> { try Boto3() }

  private let process: Process
  private let input: FileHandle
  private var waiting: [Int: CheckedContinuation<JSONValue, any Error>] = [:]
  private var count = 0

  private init() throws {
    process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = try TestVenv.executable("python")
    process.arguments = [TestVenv.script("bridge.py")]
    process.environment = ServerProcess.cleanEnvironment.merging(["AWS_EC2_METADATA_DISABLED": "true"]) { $1 }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    self.input = input.fileHandleForWriting
    // Its own thread, for reading blocks. It ends with the process, which ends with its standard input.
    let reading = output.fileHandleForReading
    let thread = Thread { [weak self] in
      var rest = Data()
      while true {
        let piece = reading.availableData
        if piece.isEmpty { break }
        rest += piece
        while let end = rest.firstIndex(of: 0x0A) {
          let line = Data(rest[..<end])
          rest = Data(rest[(end + 1)...])
          Task { await self?.take(line) }
        }
      }
      Task { await self?.end() }
    }
    thread.start()
  }

  /// A call of a client's method, such as `call("s3", "put_object", ["Bucket": "b", "Key": "k"], at: endpoint)`.
  ///
  /// - Throws: `Failure` when the service refuses, or boto3 does.
  @discardableResult
  package func call(
    _ service: String, _ method: String, _ arguments: JSONValue = [:], at endpoint: String,
    as credentials: AWSCredentials = .root, region: String = "us-east-1"
  ) async throws -> JSONValue {
    count += 1
    let id = count
    var options: [String: JSONValue] = [
      "endpoint_url": .string(endpoint), "region_name": .string(region),
      "aws_access_key_id": .string(credentials.accessKeyID),
      "aws_secret_access_key": .string(credentials.secretAccessKey),
    ]
    if let token = credentials.sessionToken { options["aws_session_token"] = .string(token) }
    let request: JSONValue = [
      "id": .number(Double(id)), "service": .string(service), "method": .string(method), "arguments": arguments,
      "options": .object(options),
    ]
    return try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      do {
        try input.write(contentsOf: Data((request.json + "\n").utf8))
      } catch {
        waiting.removeValue(forKey: id)?.resume(throwing: error)
      }
    }
  }

  private func take(_ line: Data) {
    guard let reply = try? JSONValue(json: line), let id = reply["id"]?.int,
      let continuation = waiting.removeValue(forKey: id)
    else { return }
    if let error = reply["error"] {
      continuation.resume(
        throwing: Failure(
          code: error["code"]?.string ?? "", message: error["message"]?.string ?? "",
          status: error["status"]?.int ?? 0))
    } else {
      continuation.resume(returning: reply["result"] ?? .null)
    }
  }

  private func end() {
    for continuation in waiting.values {
      continuation.resume(throwing: TestServerError("the bridge to boto3 has ended"))
    }
    waiting = [:]
  }

  /// Runs a Python script with nothing of the tests' AWS variables, waiting for it on a thread of its own.
  ///
  /// - Returns: its standard output.
  /// - Throws: `TestServerError` with its standard error when it fails.
  package static func run(
    _ script: String, arguments: [String] = [], environment: [String: String] = [:]
  ) async throws -> String {
    let python = try TestVenv.executable("python")
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result { try output(of: python, ["-c", script] + arguments, environment: environment) })
      }
    }
  }

  private static func output(of program: URL, _ arguments: [String], environment: [String: String]) throws -> String {
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ServerProcess.cleanEnvironment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw TestServerError("python: \(String(decoding: complaint, as: UTF8.self))")
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension AWSCredentials {
  /// Ministack's: not checked, so for setting up only.
  package static let root = AWSCredentials(accessKeyID: "test", secretAccessKey: "test")
}
