import Testing

@testable import SluiceMatch

@Suite struct IPNetworkTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "1.2.3.4", true),
    ("0.0.0.0/0", "::1", false), ("1.2.3.4", "1.2.3.4", true), ("1.2.3.4/32", "1.2.3.5", false),
    ("1.2.3.4/31", "1.2.3.5", true), ("2001:db8::/32", "2001:db8:ffff::1", true),
    ("2001:db8::/32", "2001:db9::", false),
    ("::/0", "10.0.0.1", true), ("::1", "0:0:0:0:0:0:0:1", true), ("1::8", "1:0:0:0:0:0:0:8", true),
    ("::ffff:1.2.3.4", "1.2.3.4", true), ("fe80::/65", "fe80::8000:0:0:0", false),
    ("fe80::/65", "fe80::7fff:0:0:0", true),
    ("2001:DB8::A", "2001:db8::a", true), ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304", true),
  ])
  func containsAddress(network: String, address: String, expected: Bool) throws {
    let network = try #require(IPNetwork(Array(network.utf8)))
    let address = try #require(Array(address.utf8).withUnsafeBytes { IPAddress($0) })
    #expect(network.contains(address) == expected)
  }

  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", ":", ":::",
    "1::2::3",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "::g", "1:2:3:4:5:6:7:", "::1/129", "a.b.c.d",
    "1.2.3.4 ", "iam.amazonaws.com", "::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", ":1::", "AWS Internal",
  ])
  func rejectsWhatIsNoAddress(text: String) { #expect(IPNetwork(Array(text.utf8)) == nil) }
}
