import CoreMetrics
import Foundation
import Testing

@testable import SluiceMetrics

@Suite struct MetricRegistryTests {
  private let registry = MetricRegistry([
    .counter("requests_total", "Requests\nof \\ all kinds."),
    .counter("errors_total", labels: ["code"], "Errors."),
    .gauge("depth", "Depth."),
    .histogram("took_seconds", buckets: [0.1, 1, 10], "Time."),
  ])

  @Test func countersWithoutLabelsAreThereFromTheStart() throws {
    let text = registry.text
    #expect(
      text == "# HELP requests_total Requests\\nof \\\\ all kinds.\n# TYPE requests_total counter\nrequests_total 0\n")
    #expect(try Exposition(text)["requests_total"] == 0)
  }

  @Test func whatSwiftMetricsCountsIsWritten() throws {
    Counter(label: "requests_total", dimensions: [], factory: registry).increment(by: 3)
    Counter(label: "requests_total", dimensions: [], factory: registry).increment()
    FloatingPointCounter(label: "requests_total", dimensions: [], factory: registry).increment(by: 0.5)
    Counter(label: "errors_total", dimensions: [("code", "a\"b\\c\nd")], factory: registry).increment(by: 2)
    let depth = Meter(label: "depth", dimensions: [("queue", "q")], factory: registry)
    depth.set(5)
    depth.increment(by: 2)
    depth.decrement(by: 4)
    Gauge(label: "depth", dimensions: [("queue", "r")]).record(1)
    Timer(label: "took_seconds", dimensions: [], factory: registry).recordMilliseconds(50)
    Recorder(label: "took_seconds", dimensions: [], aggregate: true, factory: registry).record(4)
    Timer(label: "took_seconds", dimensions: [], factory: registry).recordSeconds(100)
    let read = try Exposition(registry.text)
    #expect(read["requests_total"] == 4.5)
    #expect(read["errors_total", ["code": "a\"b\\c\nd"]] == 2)
    #expect(read["depth", ["queue": "q"]] == 3)
    #expect(read["took_seconds_count"] == 3)
    #expect(read["took_seconds_sum"] == 104.05)
    #expect(read["took_seconds_bucket", ["le": "0.1"]] == 1)
    #expect(read["took_seconds_bucket", ["le": "1"]] == 1)
    #expect(read["took_seconds_bucket", ["le": "10"]] == 2)
    #expect(read["took_seconds_bucket", ["le": "+Inf"]] == 3)
    #expect(
      read.types == [
        "requests_total": "counter", "errors_total": "counter", "depth": "gauge", "took_seconds": "histogram",
      ])
  }

  @Test func boundsBelongToTheBucketBelowThem() throws {
    let cell = registry.histogram("took_seconds")
    cell.record(0.1)
    cell.record(1.0)
    cell.record(10, times: 3)
    cell.record(.nan)
    #expect(cell.snapshot.cumulative == [1, 2, 5, 5])
  }

  @Test func namesAndLabelsAreMadeToFit() throws {
    registry.counter("my.metric-name", [("le gal", "x"), ("1st", "y")]).increment(by: Int64(1))
    let read = try Exposition(registry.text)
    #expect(read["my_metric_name", ["le_gal": "x", "_1st": "y"]] == 1)
  }

  @Test func aNameOfAnotherKindIsNotMixedUp() throws {
    registry.gauge("requests_total").set(7.0)
    #expect(try Exposition(registry.text)["requests_total"] == 0)
  }

  @Test func seriesAreBoundedAndSaidToBe() throws {
    for number in 0..<(MetricRegistry.seriesLimit + 10) {
      registry.counter("errors_total", [("code", "\(number)")]).increment(by: Int64(1))
    }
    let read = try Exposition(registry.text)
    #expect(read.samples.filter { $0.name == "errors_total" }.count == MetricRegistry.seriesLimit)
    #expect(read["sluice_metrics_dropped_series_total"] == 10)
  }

  @Test func manyTasksCountTogether() async throws {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { [registry] in
          let counter = registry.counter("requests_total")
          let histogram = registry.histogram("took_seconds")
          for _ in 0..<1_000 {
            counter.increment(by: Int64(1))
            counter.increment(by: 0.5)
            histogram.record(0.5)
          }
        }
      }
    }
    let read = try Exposition(registry.text)
    #expect(read["requests_total"] == 12_000)
    #expect(read["took_seconds_sum"] == 4_000)
  }

  @Test(
    arguments: [
      (1, "1"), (-0.5, "-0.5"), (1e300, "1e+300"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
      (1_700_000_000.25, "1700000000.25"), (0.1, "0.1"),
    ] as [(Double, String)]) func numbersAreWrittenAsPrometheusReadsThem(value: Double, text: String)
  {
    #expect(ExpositionText.number(value) == text)
  }

  @Test func theCatalogsNamesFit() throws {
    let names = MetricCatalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    for metric in MetricCatalog.all {
      #expect(metric.name.wholeMatch(of: /sluice_[a-z0-9_]+/) != nil)
      #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"), "\(metric.name)")
      #expect(!metric.help.isEmpty && metric.help.hasSuffix("."))
    }
    _ = try Exposition(MetricRegistry(MetricCatalog.all).text)
  }
}
