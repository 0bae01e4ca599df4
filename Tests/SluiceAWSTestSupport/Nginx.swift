package import Foundation

/// nginx on 127.0.0.1: TLS and faults in front of another server, or files.
package final class Nginx: Sendable {
  /// What it does to a share of the requests, in percent.
  package struct Faults: Hashable, Sendable {
    /// 503 with S3's `SlowDown`.
    package var slowDown = 0.0
    /// The connection is closed without an answer.
    package var reset = 0.0
    /// The answer breaks off in the middle of its body.
    package var cut = 0.0

    package init(slowDown: Double = 0, reset: Double = 0, cut: Double = 0) {
      self.slowDown = slowDown
      self.reset = reset
      self.cut = cut
    }
  }

  package enum Content: Sendable {
    /// The port of another server on 127.0.0.1.
    case proxy(port: Int)
    /// Files below a directory; a bucket is a folder.
    case files(URL)
  }

  /// `http(s)://127.0.0.1:port`.
  package let endpoint: String
  package let port: Int
  /// What a client has to trust; nil without TLS.
  package let authority: URL?
  private let server: ServerProcess
  private let cutter: ServerProcess?

  /// Whether nginx and openssl are installed.
  package static let isPresent = program != nil
  package static let absence = "nginx is not installed"

  private static let program = [
    "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }

  /// - Parameter directives: more of the `location`.
  package static func start(
    _ content: Content, isTLS: Bool = false, faults: Faults = Faults(), directives: String = ""
  ) async throws -> Nginx {
    guard let program else { throw TestServerError(absence) }
    let port = try LocalPort.free()
    var cutter: ServerProcess?
    var cutPort = 0
    if faults.cut > 0, case .proxy(let upstream) = content {
      cutPort = try LocalPort.free()
      let arguments = [TestVenv.script("cut.py"), "\(cutPort)", "\(upstream)"]
      let process = try ServerProcess(TestVenv.executable("python"), { _ in arguments })
      try await process.waitForPort(cutPort)
      cutter = process
    }
    var authority: TestAuthority?
    let server = try ServerProcess(
      program,
      { directory in
        authority = isTLS ? try TestAuthority(in: directory) : nil
        let file = directory.appendingPathComponent("nginx.conf")
        let text = configuration(
          content, port: port, authority: authority, faults: faults, cutPort: cutPort, directives: directives,
          directory: directory)
        try Data(text.utf8).write(to: file)
        return ["-p", directory.path, "-c", file.path, "-e", "stderr"]
      })
    try await server.waitForPort(port)
    return Nginx(port: port, authority: authority?.authority, server: server, cutter: cutter)
  }

  private init(port: Int, authority: URL?, server: ServerProcess, cutter: ServerProcess?) {
    self.port = port
    self.authority = authority
    self.server = server
    self.cutter = cutter
    endpoint = "\(authority == nil ? "http" : "https")://127.0.0.1:\(port)"
  }

  package func stop() {
    server.stop()
    cutter?.stop()
  }

  private static func configuration(
    _ content: Content, port: Int, authority: TestAuthority?, faults: Faults, cutPort: Int, directives: String,
    directory: URL
  ) -> String {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
      "  \($0)_temp_path \(directory.path)/\($0);"
    }.joined(separator: "\n")
    let shares = [("slow", faults.slowDown), ("reset", faults.reset), ("cut", cutPort > 0 ? faults.cut : 0)]
      .filter { $0.1 > 0 }.map { "    \($0.1)% \($0.0);" }.joined(separator: "\n")
    let target =
      switch content {
      // Without a path, so that the request's own goes through as it is: the signature covers it.
      case .proxy(let upstream): "set $upstream 127.0.0.1:\(upstream); proxy_pass http://$upstream$request_uri;"
      case .files(let root): "root \(root.path);"
      }
    let cut = cutPort > 0 ? "if ($fault = cut) { proxy_pass http://127.0.0.1:\(cutPort); }" : ""
    let tls = authority.map { "ssl_certificate \($0.certificate.path); ssl_certificate_key \($0.key.path);" } ?? ""
    return """
      daemon off;
      pid \(directory.path)/nginx.pid;
      worker_processes 1;
      error_log stderr warn;
      events { worker_connections 4096; }
      http {
      \(temporary)
        access_log off;
        default_type application/octet-stream;
        keepalive_requests 100000;
        client_max_body_size 0;
        split_clients "$request_id" $fault {
      \(shares)
          * "";
        }
        server {
          listen 127.0.0.1:\(port)\(authority == nil ? "" : " ssl");
          \(tls)
          merge_slashes off;
          location / {
            if ($fault = reset) { return 444; }
            if ($fault = slow) {
              return 503 "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";
            }
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Connection "";
            proxy_buffering off;
            proxy_request_buffering off;
            \(cut)
            \(directives)
            \(target)
          }
        }
      }
      """
  }
}
