private import CSluiceScan

/// Something wrong with the bytes of a text, whatever their meaning. This file maps the kernel's codes.
struct ScanIssue {
  enum Problem {
    case invalidUTF8, controlCharacter, invalidEscape, missingSeparator
  }

  let offset: Int
  let problem: Problem

  init(offset: UInt32, code: UInt32) {
    self.offset = Int(offset)
    problem =
      switch sluice_scan_problem(rawValue: code) {
      case sluice_scan_invalid_utf8: .invalidUTF8
      case sluice_scan_control_character: .controlCharacter
      case sluice_scan_invalid_escape: .invalidEscape
      default: .missingSeparator
      }
  }

  static let missingSeparatorReason = "a value is followed by something else than ',', ':', '}' or ']'"

  /// What is wrong, for messages.
  var reason: String {
    switch problem {
    case .invalidUTF8: "the bytes are not UTF-8"
    case .controlCharacter: "a control character stands in a string; it has to be escaped"
    case .invalidEscape: "an escape that JSON does not have"
    case .missingSeparator: Self.missingSeparatorReason
    }
  }
}
