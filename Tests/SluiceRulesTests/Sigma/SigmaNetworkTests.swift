import Testing

@testable import SluiceRules

@Suite struct SigmaNetworkTests {
  @Test(arguments: [
    ("10.0.0.1", "10.0.0.1/32"), ("10.1.2.3/8", "10.0.0.0/8"), ("10.0.0.0/8", "10.0.0.0/8"),
    ("0.0.0.0/0", "0.0.0.0/0"), ("1.2.3.4/0", "0.0.0.0/0"), ("10.0.0.0/0008", "10.0.0.0/0008"),
    ("10.1.2.3/0008", "10.0.0.0/8"), ("2001:db8::1", "2001:db8::1/128"), ("2001:DB8::/32", "2001:DB8::/32"),
    ("2001:db8::1/32", "2001:db8:0:0:0:0:0:0/32"), ("::ffff:1.2.3.4/112", "0:0:0:0:0:ffff:102:0/112"),
  ])
  func networksHaveTheirLengthAndNoBitsBehindIt(_ text: String, _ normalized: String) throws {
    #expect(try SigmaNetwork.normalized(text) == normalized)
  }

  @Test(arguments: ["", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/8/9", "10.0.0.0/+8", "::-0", "::/129", "host"])
  func refusesAllElse(_ text: String) { #expect(throws: SigmaMistake.self) { try SigmaNetwork.normalized(text) } }
}
