private import CoreMetrics
package import SluiceConfig
private import Synchronization

/// The metrics of a process that runs a pipeline: the registry behind swift-metrics, and the server in front of it.
package struct MetricsService: Sendable {
  package let registry: MetricRegistry
  package let run: RunMetrics
  package let health: HealthState
  private let server: MetricsServer

  /// Starts serving. Metrics that sources and sinks make from now on go to the registry, so it has to be started before
  /// they are opened.
  ///
  /// - Throws: `MetricsServerError` when the address can't be listened on.
  package static func start(_ settings: MetricsSettings) async throws(MetricsServerError) -> MetricsService {
    let registry = processRegistry.withLock { known in
      if let known { return known }
      let registry = MetricRegistry(MetricCatalog.all)
      // Once in a process: swift-metrics insists on it.
      MetricsSystem.bootstrap(registry)
      known = registry
      return registry
    }
    let health = HealthState()
    let server = try await MetricsServer(settings.listen, registry: registry, health: health)
    return MetricsService(registry: registry, run: RunMetrics(registry), health: health, server: server)
  }

  /// The port that is listened on.
  package var port: UInt16? { get async { await server.port } }

  package func stop() async { await server.stop() }
}

private let processRegistry = Mutex<MetricRegistry?>(nil)
