import SluiceCore
import Synchronization

/// A line at the foot of the terminal that is drawn over again and again, on the standard error. What else goes to the
/// terminal is written above it, through `above`: the line is taken away, and comes back behind it.
package final class StatusLine: Sendable {
  /// That of the process: there is one terminal.
  package static let standardError = StatusLine(OutputDescriptor(number: 2, path: "standard error"))

  private let descriptor: OutputDescriptor
  /// The line as it stands; empty when there is none.
  private let shown = Mutex<[UInt8]>([])

  init(_ descriptor: OutputDescriptor) { self.descriptor = descriptor }

  /// Shows a line in place of the one before.
  ///
  /// - Parameter line: of fewer columns than the terminal has, and without line breaks.
  package func show(_ line: String) {
    let bytes = Array(line.utf8)
    shown.withLock { shown in
      guard shown != bytes else { return }
      shown = bytes
      draw(bytes)
    }
  }

  /// Takes the line away.
  package func clear() {
    shown.withLock { shown in
      guard !shown.isEmpty else { return }
      shown = []
      draw([])
    }
  }

  /// Lets `write` put whole lines on the terminal.
  package func above<Failure: Error>(_ write: () throws(Failure) -> Void) throws(Failure) {
    var failure: Failure?
    shown.withLock { shown in
      if !shown.isEmpty { draw([]) }
      do throws(Failure) { try write() } catch { failure = error }
      if !shown.isEmpty { draw(shown) }
    }
    if let failure { throw failure }
  }

  /// Writes lines to the standard error, above the line. Where that is gone nobody can be told.
  package func write(_ text: String) {
    above { put(Array(text.utf8)) }
  }

  private func draw(_ line: [UInt8]) {
    var bytes: [UInt8] = [0x0D]
    bytes.append(contentsOf: line)
    // Erase what stood behind it (ECMA-48, 8.3.41).
    bytes.append(contentsOf: [0x1B, 0x5B, 0x4B])
    put(bytes)
  }

  private func put(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      do throws(SystemFailure) { try descriptor.write(bytes) } catch {}
    }
  }
}
