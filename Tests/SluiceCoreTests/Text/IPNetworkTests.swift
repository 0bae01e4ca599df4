import SluiceCore
import SluiceTestSupport
import Testing

@Suite struct IPNetworkTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.9.9.9/8", "10.1.2.3", true),
    ("0.0.0.0/0", "1.2.3.4", true), ("0.0.0.0/0", "::1", false), ("1.2.3.4", "1.2.3.4", true),
    ("1.2.3.4", "1.2.3.5", false), ("1.2.3.4/32", "1.2.3.5", false), ("1.2.3.4/31", "1.2.3.5", true),
    ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false), ("::/0", "10.0.0.1", true),
    ("::1", "0:0:0:0:0:0:0:1", true), ("1::8", "1:0:0:0:0:0:0:8", true), ("::ffff:1.2.3.4", "1.2.3.4", true),
    ("fe80::/64", "fe80::8000:0:0:0", true), ("fe80::/65", "fe80::8000:0:0:0", false),
    ("fe80::/65", "fe80::7fff:0:0:0", true), ("2001:DB8::A", "2001:db8::a", true),
    ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304", true), ("::1.2.3.4/128", "1.2.3.4", false),
  ])
  func containsAddress(network: String, address: String, expected: Bool) throws {
    let network = try #require(IPNetwork(network))
    #expect(network.contains(try #require(IPAddress(address))) == expected)
  }

  @Test(arguments: [
    ("1.2.3.4", 128), ("1.2.3.4/32", 128), ("1.2.3.4/0", 96), ("1.2.3.4/08", 104), ("1.2.3.4/0008", 104), ("::1", 128),
    ("::/0", 0), ("::/064", 64), ("::1/128", 128), ("1.2.3.4/00000000000000000000000000000000000000008", 104),
    // A mapped address in the notation of version 6 counts its bits as such.
    ("::ffff:1.2.3.4", 128), ("::ffff:1.2.3.4/32", 32), ("::ffff:1.2.3.4/104", 104), ("::ffff:102:304/128", 128),
  ])
  func prefixLength(_ text: String, _ length: Int) { #expect(IPNetwork(text)?.prefixLength == length) }

  @Test(arguments: [
    ("10.1.2.3/8", "10.0.0.0/8"), ("10.1.2.3/8", "::ffff:10.9.9.9/104"), ("1.2.3.4", "1.2.3.4/32"),
    ("::ffff:1.2.3.4", "1.2.3.4"), ("2001:db8::1/32", "2001:DB8::/032"),
  ])
  func spellingsOfABlockAreEqual(_ left: String, _ right: String) throws {
    let network = try #require(IPNetwork(left))
    #expect(network == IPNetwork(right))
    #expect(Set([network]).contains(try #require(IPNetwork(right))))
    #expect(network != IPNetwork("9.9.9.9/7"))
  }

  @Test(arguments: [
    "/", "/8", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/-0", "1.2.3.4/+8", "1.2.3.4/8 ", "1.2.3.4 /8",
    "1.2.3.4/8/9",
    "1.2.3.4/a", "1.2.3.4/٨", "1.2.3.4/8\0", "1.2.3.4//8", "1.2.3.4/128", "1.2.3.4/99999999999999999999999", "::1/129",
    "::1/", "::/-1", "fe80::1%1/64", "10.0.0/8", "10/8", "host/8",
  ])
  func refusesAllElse(_ text: String) { #expect(IPNetwork(text) == nil) }

  @Test(arguments: IPAddressTests.others.filter { !$0.contains("/") })
  func refusesWhatIsNoAddress(_ text: String) {
    #expect(IPNetwork(text) == nil)
    #expect(IPNetwork(text + "/8") == nil)
  }

  @Test func containsWhatHasTheSameFirstBits() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let length = random.below(129)
      let address = IPAddress(high: random.next(), low: random.next())
      let network = IPNetwork(address, prefixLength: length)
      #expect(network.contains(address))
      #expect(
        IPNetwork("\(network.address.groups.map { String($0, radix: 16) }.joined(separator: ":"))/\(length)") == network
      )
      let bit = random.below(128)
      let other =
        bit < 64
        ? IPAddress(high: address.high ^ (1 << UInt64(63 - bit)), low: address.low)
        : IPAddress(high: address.high, low: address.low ^ (1 << UInt64(127 - bit)))
      #expect(network.contains(other) == (bit >= length))
    }
  }
}
