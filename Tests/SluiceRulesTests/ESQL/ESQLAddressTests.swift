import Testing

@testable import SluiceRules

@Suite struct ESQLAddressTests {
  @Test(arguments: [
    "10.1.2.3", "0.0.0.0", "255.255.255.255", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "01.2.3.4",
    "1.2.3.04",
    "256.1.1.1", "1.1.1.256", "1.1.1.1000", "::1", "::ffff:10.1.2.3", "a.b.c.d", "", "10.1.2.3 ", "-1.2.3.4",
    "1.2.3.4:80",
    "00.0.0.0", "100.200.30.4",
  ])
  func theUsualFormGivesTheSameAddress(text: String) {
    let address = Array(text.utf8).withUnsafeBytes { ESQLAddress(version4: $0) }
    if address != nil { #expect(address == ESQLAddress(text)) }
    #expect((address != nil) == (ESQLAddress(text) != nil && !text.contains(":")))
  }
}
