import Foundation
import Testing

@testable import SluiceMetrics

/// What Python's prometheus_client reads in a text of ours.
@Suite(.enabled(if: PrometheusClient.isAtHand, "python3 with the package prometheus_client is not at hand"))
struct PrometheusClientTests {
  @Test func readsWhatIsWritten() throws {
    let registry = MetricRegistry(MetricCatalog.all)
    registry.counter("sluice_objects_total", [("result", "a\"b\\c\nd")]).increment(by: Int64(3))
    registry.gauge("sluice_objects_inflight").set(-2.5)
    registry.histogram("sluice_event_to_alert_seconds").record(0.3)
    let samples = try PrometheusClient.samples(registry.text)
    let object: [String: String] = ["name": "sluice_objects_total", "result": "a\"b\\c\nd", "value": "3.0"]
    #expect(samples.contains(object))
    #expect(samples.contains(["name": "sluice_objects_inflight", "value": "-2.5"]))
    #expect(samples.contains(["name": "sluice_event_to_alert_seconds_bucket", "le": "0.5", "value": "1.0"]))
    #expect(samples.contains(["name": "sluice_event_to_alert_seconds_bucket", "le": "+Inf", "value": "1.0"]))
    #expect(samples.count == (try Exposition(registry.text)).samples.count)
  }
}

enum PrometheusClient {
  static let isAtHand = (try? run("import prometheus_client.parser; print('ok')", "")) == "ok\n"

  /// Each sample: its labels, its name and its value.
  static func samples(_ text: String) throws -> [[String: String]] {
    let program = """
      import sys, json
      from prometheus_client.parser import text_string_to_metric_families as read
      print(json.dumps([dict(s.labels, name=s.name, value=str(float(s.value))) for f in read(sys.stdin.read()) for s in f.samples]))
      """
    return try JSONDecoder().decode([[String: String]].self, from: Data(run(program, text).utf8))
  }

  private static func run(_ program: String, _ input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let (standardInput, output) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: answer, as: UTF8.self)
  }
}
