import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct AddressKeyTests {
  private func key(_ text: String) -> AddressKey? { Array(text.utf8).withUnsafeBytes { AddressKey($0) } }

  @Test func readsBothFamilies() {
    #expect(key("192.0.2.1") == AddressKey(v4: 0xC000_0201))
    #expect(key("2001:db8::1") == AddressKey(high: 0x2001_0DB8_0000_0000, low: 1))
    #expect(key("::") == AddressKey(high: 0, low: 0))
  }

  @Test func mappedAddressesAreIPv4() {
    #expect(key("::ffff:192.0.2.1") == key("192.0.2.1"))
    #expect(key("::FFFF:c000:201")?.v4 == 0xC000_0201)
    #expect(key("2001:db8::1")?.v4 == nil)
  }

  @Test(arguments: [
    "", "1", "AWS Internal", "ec2.amazonaws.com", "000000000", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1",
    "1.2.3.4 ",
    "1.2.3.4, 5.6.7.8", "fe80::1%eth0", "::g", "1:2:3:4:5:6:7", "2001:db8::1/64", "1.2.3.4\u{0}", "::1\u{0}",
  ])
  func otherTextsAreNoAddresses(_ text: String) { #expect(key(text) == nil) }

  @Test(arguments: [0, 1, 31, 32, 63, 64, 65, 96, 127, 128])
  func maskKeepsTheFirstBits(_ length: Int) {
    let all = AddressKey(high: .max, low: .max).masked(to: length)
    #expect(all.high.nonzeroBitCount + all.low.nonzeroBitCount == length)
    #expect(all.high.leadingZeroBitCount == (length == 0 ? 64 : 0))
  }
}
