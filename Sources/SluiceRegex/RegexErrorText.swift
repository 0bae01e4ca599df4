private import CPCRE2

/// PCRE2's messages.
enum RegexErrorText {
  static func text(_ status: Int32) -> String {
    // The library's longest message has less than 128 bytes.
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(status, &buffer, buffer.count)
    guard length > 0 else { return "the pattern can't be compiled (PCRE2 error \(status))" }
    return String(decoding: buffer[..<Int(length)], as: UTF8.self)
  }
}
