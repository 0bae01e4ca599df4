private import CZlib
import SluiceCore

/// zlib's return values in our terms. See zlib.h at `inflate`.
enum ZlibErrors {
  /// - Parameter message: what the stream says, in zlib's words.
  static func outcome(_ status: Int32, message: String?) -> DecodeStep.Outcome {
    switch status {
    // Z_BUF_ERROR is no error: nothing could be done without more input.
    case Z_OK, Z_BUF_ERROR: .running
    case Z_STREAM_END: .frameEnd
    case Z_DATA_ERROR: .damaged(.damaged, text(message))
    case Z_NEED_DICT:
      .damaged(.unsupported, "the data was compressed with a preset dictionary: decompress the object first")
    case Z_MEM_ERROR: .damaged(.unreadable, "zlib ran out of memory")
    default: .damaged(.damaged, "zlib can't go on (status \(status)): fetch the object again")
    }
  }

  private static func text(_ message: String?) -> String {
    switch message {
    case "incorrect data check": DamageText.checksum
    case "incorrect length check": DamageText.length
    case let message?: DamageText.content(message)
    case nil: DamageText.content("not deflate data")
    }
  }
}
