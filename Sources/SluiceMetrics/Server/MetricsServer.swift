private import FlyingFox
private import FlyingSocks
import Foundation
package import SluiceConfig
private import Synchronization

/// Serves the metrics of the process over HTTP: `/metrics`, `/health` and `/ready`, for GET and HEAD.
package actor MetricsServer {
  private let server: HTTPServer
  private let task: Task<Void, Never>

  /// Listens.
  ///
  /// - Throws: `MetricsServerError` when the address can't be listened on.
  package init(
    _ address: ListenAddress, registry: MetricRegistry, health: HealthState
  ) async throws(MetricsServerError) {
    let server: HTTPServer
    do {
      let answers = MetricsAnswers(registry: registry, health: health)
      server = try Self.server(address, answers)
    } catch {
      throw MetricsServerError(address: address, reason: error.localizedDescription)
    }
    let outcome = Outcome()
    self.server = server
    task = Task {
      do { try await server.run() } catch { outcome.fail(error.localizedDescription) }
    }
    // A server that can't listen ends at once; else it does so in a moment.
    while await server.listeningAddress == nil {
      if let reason = outcome.failure { throw MetricsServerError(address: address, reason: reason) }
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  private static func server(_ address: ListenAddress, _ answers: MetricsAnswers) throws -> HTTPServer {
    address.isIPv6
      ? HTTPServer(
        address: try sockaddr_in6.inet6(ip6: address.host, port: address.port), timeout: 10, logger: .disabled,
        handler: answers)
      : HTTPServer(
        address: try sockaddr_in.inet(ip4: address.host, port: address.port), timeout: 10, logger: .disabled,
        handler: answers)
  }

  /// The port that it listens on; nil when it has stopped.
  package var port: UInt16? {
    get async {
      switch await server.listeningAddress {
      case .ip4(_, let port)?, .ip6(_, let port)?: port
      case .unix?, nil: nil
      }
    }
  }

  /// Answers what has been asked, for a second at most, and closes.
  package func stop() async {
    await server.stop(timeout: 1)
    task.cancel()
    await task.value
  }
}

/// Why the server ended.
private final class Outcome: Sendable {
  private let reason = Mutex<String?>(nil)

  var failure: String? { reason.withLock { $0 } }
  func fail(_ text: String) { reason.withLock { $0 = text } }
}

/// The metrics can't be served.
package struct MetricsServerError: Error, Sendable, CustomStringConvertible {
  package let address: ListenAddress
  package let reason: String

  package var description: String {
    "the metrics can't be served at \(address): \(reason); choose another address in metrics.listen, or end what listens "
      + "there"
  }
}
