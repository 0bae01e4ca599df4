import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct IPLiteralTests {
  @Test(arguments: [
    "0.0.0.0", "203.0.113.9", "255.255.255.255", "::", "::1", "1::", "2001:db8::1", "2001:DB8:0:0:1:2:3:4",
    "::ffff:192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "1::2:3:4:5:6:7",
  ])
  func literals(_ text: String) { #expect(isLiteral(text)) }

  @Test(arguments: [
    "", "1", "000000000", "AWS Internal", "ec2.amazonaws.com", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4",
    "1.2.3.4 ",
    ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "::g", "1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "fe80::1%eth0", "1:2:3:4:5:6:7:8::",
  ])
  func others(_ text: String) { #expect(!isLiteral(text)) }

  private func isLiteral(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes { isIPLiteral($0) } }

  @Test func addressIsKeptAndIPOnlyWhenItIsOne() {
    let service = RecordFixture(#"{"sourceIPAddress":"ec2.amazonaws.com"}"#)
    #expect(service.value("source.address") == "ec2.amazonaws.com")
    #expect(service.values("source.ip") == [])
    #expect(RecordFixture(#"{"sourceIPAddress":"203.0.113.9"}"#).value("source.ip") == "203.0.113.9")
  }
}
