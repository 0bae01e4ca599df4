/// Where a run serves its metrics: `metrics` at the top of a pipeline file.
package struct MetricsSettings: Sendable, Hashable {
  package let listen: ListenAddress

  package init(listen: ListenAddress) { self.listen = listen }

  static let listenKey = ConfigKey.string(
    "listen", default: "127.0.0.1:9464",
    """
    Address and port of an HTTP server with /metrics (Prometheus text), /health and /ready. Whoever reaches it may read \
    them; `:9464` listens on all addresses.
    """)
  static let keys: [any ConfigKeyDeclaration] = [listenKey]

  init?(_ section: ConfigSection) {
    let text = section.value(Self.listenKey)
    guard let listen = ListenAddress(text) else {
      section.problems.error(
        at: section.location(of: Self.listenKey.name), "listen can't be '\(text)'",
        expected: "expected an IP address and a port, such as 127.0.0.1:9464 or [::1]:9464",
        path: "\(section.path).\(Self.listenKey.name)")
      return nil
    }
    self.listen = listen
  }
}
