private import CLZ4
import SluiceCore

/// The results of LZ4F functions in our terms. See lz4frame.h at `LZ4F_decompress`.
enum LZ4Errors {
  static func outcome(_ status: Int) -> DecodeStep.Outcome {
    guard LZ4F_isError(status) != 0 else { return status == 0 ? .frameEnd : .running }
    let name = LZ4F_getErrorName(status).map { String(cString: $0) } ?? "error \(status)"
    return switch name {
    case "ERROR_contentChecksum_invalid", "ERROR_blockChecksum_invalid": .damaged(.damaged, DamageText.checksum)
    case "ERROR_frameSize_wrong": .damaged(.damaged, DamageText.length)
    case "ERROR_allocation_failed": .damaged(.unreadable, "LZ4 ran out of memory")
    default: .damaged(.damaged, DamageText.content(name))
    }
  }
}
