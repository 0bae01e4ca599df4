package import Foundation

/// The Python environment that holds the test servers. `SLUICE_AWS_VENV` names its folder; otherwise it is
/// `.build/aws-venv` in the checkout:
///
///     python3 -m venv .build/aws-venv
///     .build/aws-venv/bin/pip install ministack==1.5.33 roto-aws==0.10.1 boto3
package enum TestVenv {
  /// Nil where there is none.
  package static let root: URL? = {
    let environment = ProcessInfo.processInfo.environment["SLUICE_AWS_VENV"].map { URL(fileURLWithPath: $0) }
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return [environment, checkout.appendingPathComponent(".build/aws-venv")].compactMap { $0 }.first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("bin/ministack").path)
    }
  }()

  /// Whether tests against servers can run; their traits say so.
  package static var isPresent: Bool { root != nil }
  /// The message of a skipped test.
  package static let absence = "there are no AWS test servers; SLUICE_AWS_VENV names a venv with ministack and boto3"

  /// Such as `python` or `ministack`.
  static func executable(_ name: String) throws -> URL {
    guard let root else { throw TestServerError(absence) }
    return root.appendingPathComponent("bin/\(name)")
  }

  /// A script of this folder.
  static func script(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Python/\(name)").path
  }
}

/// A server that did not do its part; the test can't go on.
package struct TestServerError: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}
