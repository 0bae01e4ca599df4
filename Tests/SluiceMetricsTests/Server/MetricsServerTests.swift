import Foundation
import SluiceConfig
import Testing

@testable import SluiceMetrics

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct MetricsServerTests {
  private let registry = MetricRegistry([.counter("requests_total", "Requests.")])
  private let health = HealthState()

  private func serve(_ address: String = "127.0.0.1:0") async throws -> MetricsServer {
    let address = try #require(ListenAddress(address))
    return try await MetricsServer(address, registry: registry, health: health)
  }

  private func get(
    _ path: String, _ server: MetricsServer, method: String = "GET", host: String = "127.0.0.1"
  ) async throws -> (status: Int, type: String?, text: String) {
    let port = try #require(await server.port)
    var request = URLRequest(url: try #require(URL(string: "http://\(host):\(port)\(path)")))
    request.httpMethod = method
    request.timeoutInterval = 10
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    return (http.statusCode, http.value(forHTTPHeaderField: "Content-Type"), String(decoding: data, as: UTF8.self))
  }

  @Test func metricsAreServedAsPrometheusAsksForThem() async throws {
    let server = try await serve()
    registry.counter("requests_total").increment(by: Int64(41))
    let answer = try await get("/metrics", server)
    #expect(answer.status == 200)
    #expect(answer.type == "text/plain; version=0.0.4; charset=utf-8")
    #expect(try Exposition(answer.text)["requests_total"] == 41)
    registry.counter("requests_total").increment(by: Int64(1))
    #expect(try await Exposition(get("/metrics?x=1", server).text)["requests_total"] == 42)
    #expect(try await get("/metrics", server, method: "HEAD").text == "")
    #expect(try await get("/other", server).status == 404)
    #expect(try await get("/metrics", server, method: "POST").status == 405)
    await server.stop()
    #expect(await server.port == nil)
  }

  @Test func healthAndReadinessFollowTheRun() async throws {
    let server = try await serve()
    func answers() async throws -> [Int] {
      [try await get("/health", server).status, try await get("/ready", server).status]
    }
    #expect(try await answers() == [200, 503])
    health.phase = .running
    #expect(try await answers() == [200, 200])
    health.phase = .impeded("the bucket can't be read")
    #expect(try await answers() == [200, 503])
    #expect(try await get("/ready", server).text == "not ready: the bucket can't be read\n")
    health.phase = .stopping
    #expect(try await answers() == [200, 503])
    health.phase = .failed("disk full")
    #expect(try await answers() == [503, 503])
    await server.stop()
  }

  @Test func anAddressInUseIsAnErrorThatNamesIt() async throws {
    let server = try await serve()
    let port = try #require(await server.port)
    await #expect {
      _ = try await serve("127.0.0.1:\(port)")
    } throws: { error in
      "\(error)".contains("the metrics can't be served at 127.0.0.1:\(port): ")
    }
    await server.stop()
  }

  @Test func anAddressOfSomebodyElseIsAnError() async throws {
    await #expect(throws: MetricsServerError.self) { _ = try await serve("192.0.2.1:0") }
  }

  @Test func manyScrapesAtOnceAreAnswered() async throws {
    let server = try await serve()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<40 { group.addTask { try await get("/metrics", server).status } }
      for try await status in group { #expect(status == 200) }
    }
    await server.stop()
  }
}
