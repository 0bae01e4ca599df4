package import Foundation

/// A certificate authority that only tests trust, and a certificate of it for 127.0.0.1 and localhost.
package struct TestAuthority: Sendable {
  /// The authority's certificate: what `ca_bundle` names.
  package let authority: URL
  package let certificate: URL
  package let key: URL

  /// Makes them with `openssl`, in a directory.
  package init(in directory: URL) throws {
    authority = directory.appendingPathComponent("authority.pem")
    certificate = directory.appendingPathComponent("certificate.pem")
    key = directory.appendingPathComponent("key.pem")
    let authorityKey = directory.appendingPathComponent("authority-key.pem")
    let request = directory.appendingPathComponent("request.pem")
    let names = directory.appendingPathComponent("names.ext")
    try Data("subjectAltName=IP:127.0.0.1,DNS:localhost\nbasicConstraints=CA:FALSE\n".utf8).write(to: names)
    let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    try Self.openssl(
      ["req", "-x509"] + newKey + [
        "-keyout", authorityKey.path, "-out", authority.path, "-days", "2", "-subj", "/CN=sluice test authority",
      ])
    try Self.openssl(
      ["req"] + newKey + ["-keyout", key.path, "-out", request.path, "-subj", "/CN=127.0.0.1"])
    try Self.openssl([
      "x509", "-req", "-in", request.path, "-CA", authority.path, "-CAkey", authorityKey.path, "-CAcreateserial",
      "-out", certificate.path, "-days", "2", "-extfile", names.path,
    ])
  }

  private static func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw TestServerError("openssl \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
    }
  }
}
