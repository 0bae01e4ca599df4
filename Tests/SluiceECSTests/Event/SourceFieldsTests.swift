import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct SourceFieldsTests {
  @Test(arguments: ["ec2.amazonaws.com", "AWS Internal", "000000000", "01.2.3.4", "fe80::1%eth0", ""])
  func otherAddressesAreNoIP(_ address: String) {
    let record = RecordFixture(#"{"sourceIPAddress":"\#(address)"}"#)
    #expect(record.value("source.address") == (address.isEmpty ? nil : address))
    #expect(record.values("source.ip") == [])
    #expect(record.values("related.ip") == [])
  }

  @Test(arguments: ["203.0.113.9", "2001:DB8::1", "::ffff:192.0.2.1"])
  func literalAddressIsAnIP(_ address: String) {
    let record = RecordFixture(#"{"sourceIPAddress":"\#(address)"}"#)
    #expect(record.value("source.address") == address)
    #expect(record.value("source.ip") == address)
    #expect(record.values("related.ip") == [address])
  }
}
