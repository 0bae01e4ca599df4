import FlyingFox
import Foundation

/// Answers the requests of the metrics server.
struct MetricsAnswers: HTTPHandler {
  let registry: MetricRegistry
  let health: HealthState

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard request.method == .GET || request.method == .HEAD else {
      return answer(request, .methodNotAllowed, "expected GET or HEAD\n")
    }
    switch request.path {
    case "/metrics": return answer(request, .ok, registry.text, ExpositionText.contentType)
    case "/health": return answer(request, health.health)
    case "/ready": return answer(request, health.readiness)
    default: return answer(request, .notFound, "there are /metrics, /health and /ready\n")
    }
  }

  private func answer(_ request: HTTPRequest, _ state: (status: Int, text: String)) -> HTTPResponse {
    answer(request, state.status == 200 ? .ok : .serviceUnavailable, state.text)
  }

  private func answer(
    _ request: HTTPRequest, _ status: HTTPStatusCode, _ text: String, _ type: String = "text/plain; charset=utf-8"
  ) -> HTTPResponse {
    let body = Data(text.utf8)
    return HTTPResponse(
      statusCode: status,
      headers: [.contentType: type, .cacheControl: "no-store", .contentLength: String(body.count)],
      body: request.method == .HEAD ? Data() : body)
  }
}
