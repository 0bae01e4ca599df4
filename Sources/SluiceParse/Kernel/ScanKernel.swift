package import CSluiceScan
private import Foundation

/// An instruction set that the structural index is built with. All find the same; see `sluice_scan`.
package enum ScanKernel: String, CaseIterable, Sendable {
  /// C without vectors.
  case portable
  case sse2
  case avx2
  case avx512
  /// With VBMI2: Ice Lake and later.
  case avx512vbmi2 = "avx512_vbmi2"
  case neon

  package var code: sluice_scan_kernel {
    switch self {
    case .portable: sluice_scan_portable
    case .sse2: sluice_scan_sse2
    case .avx2: sluice_scan_avx2
    case .avx512: sluice_scan_avx512
    case .avx512vbmi2: sluice_scan_avx512_vbmi2
    case .neon: sluice_scan_neon
    }
  }

  /// Whether this processor runs it.
  package var isSupported: Bool { sluice_scan_supports(code) != 0 }

  /// Those that this processor runs, the slowest first.
  package static var supported: [ScanKernel] { allCases.filter(\.isSupported) }

  /// The environment variable that forces one, for measurements and to look for faults.
  package static let variable = "SLUICE_SCAN_KERNEL"

  /// The one that is used where none is asked for: what `SLUICE_SCAN_KERNEL` names, or else the fastest.
  package static let standard = chosen.kernel
  /// What is wrong with what `SLUICE_SCAN_KERNEL` names; nil for nothing.
  package static let mistake = chosen.mistake

  private static let chosen = choose(ProcessInfo.processInfo.environment[variable])

  /// - Parameter name: what the variable says; nil where it is not set.
  static func choose(_ name: String?) -> (kernel: ScanKernel, mistake: String?) {
    let best = sluice_scan_best_kernel()
    let fastest = allCases.first { $0.code == best } ?? .portable
    guard let name, !name.isEmpty else { return (fastest, nil) }
    if let kernel = ScanKernel(rawValue: name), kernel.isSupported { return (kernel, nil) }
    let names = supported.map(\.rawValue).joined(separator: ", ")
    return (fastest, "\(variable) is '\(name)', which this processor does not run; it runs \(names)")
  }
}
