import SluiceCore

/// Address blocks in rules.
enum SigmaNetwork {
  /// The block with its length, and without bits behind it: `10.0.0.1` is `10.0.0.1/32`, `10.1.2.3/8` is `10.0.0.0/8`.
  ///
  /// - Throws: when the text is neither an address nor a block.
  static func normalized(_ text: String) throws(SigmaMistake) -> String {
    let address = text.prefix { $0 != "/" }
    guard let network = IPNetwork(text) else {
      throw SigmaMistake(
        message: "`\(shortened(text))` is not an address block", hint: "write it as 10.0.0.0/8 or 2001:db8::/32")
    }
    let isDotted = !address.contains(":")
    let length = network.prefixLength - (isDotted ? 96 : 0)
    if network.address == IPAddress(String(address)) {
      return address.endIndex == text.endIndex ? "\(text)/\(length)" : text
    }
    // A mapped address keeps its groups: dotted, its length would be another.
    let groups = network.address.groups.lazy.map { String($0, radix: 16) }
    let spelling = isDotted ? network.address.description : groups.joined(separator: ":")
    return "\(spelling)/\(length)"
  }
}
