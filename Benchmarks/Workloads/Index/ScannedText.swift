import CSluiceScan
package import SluiceParse

/// A text with the room that a scan needs: blanks behind it, and the buffers for what is found.
package final class ScannedText {
  /// Where structural characters stand, as far as it is compared.
  package struct Found: Equatable {
    package var count = 0
    /// The wrapping sum of the offsets.
    package var offsets: UInt64 = 0
  }

  package let length: Int
  private let bytes: UnsafeMutablePointer<UInt8>
  private let offsets: UnsafeMutablePointer<UInt32>
  private let blocks: UnsafeMutablePointer<UInt64>
  private let issues: UnsafeMutablePointer<sluice_scan_issue>
  private static let issueCapacity = 1_024

  /// The first 256 KiB of an object.
  package static func make(of data: TrailData = .small) -> ScannedText {
    ScannedText(Array(data.objects[0].prefix(256 << 10)))
  }

  init(_ text: [UInt8]) {
    length = text.count
    bytes = .allocate(capacity: length + Int(SLUICE_SCAN_PADDING))
    bytes.initialize(repeating: UInt8(ascii: " "), count: length + Int(SLUICE_SCAN_PADDING))
    bytes.update(from: text, count: length)
    offsets = .allocate(capacity: length + 64)
    blocks = .allocate(capacity: length / 4_096 + 2)
    issues = .allocate(capacity: Self.issueCapacity)
  }

  deinit {
    bytes.deallocate()
    offsets.deallocate()
    blocks.deallocate()
    issues.deallocate()
  }

  /// - Returns: the number of structural characters.
  package func scan(_ kernel: ScanKernel) -> Int { found(kernel).count }

  private func found(_ kernel: ScanKernel) -> sluice_scan_result {
    sluice_scan(kernel.code, bytes, length, offsets, blocks, issues, Self.issueCapacity)
  }

  /// Compares what the kernel finds with what the plain loop does.
  package func checkScan(_ kernel: ScanKernel) {
    let result = found(kernel)
    check("bytes that were scanned", result.scanned, equals: length)
    check("issues in sound JSON", result.issue_count, equals: 0)
    var found = Found(count: result.count)
    for place in 0..<result.count { found.offsets &+= UInt64(offsets[place]) }
    check("structural characters", found, equals: plainScan())
  }

  /// Structural characters outside of strings, byte by byte.
  package func plainScan() -> Found {
    var found = Found()
    var isInString = false
    var isEscaped = false
    for place in 0..<length {
      let byte = bytes[place]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
        UInt8(ascii: ","):
        found.count += 1
        found.offsets &+= UInt64(place)
      default: break
      }
    }
    return found
  }
}
