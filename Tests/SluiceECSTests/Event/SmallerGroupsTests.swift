import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct SmallerGroupsTests {
  @Test func versionOfTLSIsSplit() {
    let record = RecordFixture(
      #"{"tlsDetails":{"tlsVersion":"TLSv1.2","cipherSuite":"C","clientProvidedHostHeader":"h.example","keyExchange":"k"}}"#
    )
    #expect(record.value("tls.version") == "1.2")
    #expect(record.value("tls.version_protocol") == "tls")
    #expect(record.value("tls.cipher") == "C")
    #expect(record.value("tls.client.server_name") == "h.example")
    #expect(record.value("aws.cloudtrail.tls_details.key_exchange") == "k")
    let plain = RecordFixture(#"{"tlsDetails":{"tlsVersion":"1.3"}}"#)
    #expect(plain.value("tls.version") == "1.3")
    #expect(plain.values("tls.version_protocol") == [])
  }

  @Test func namesInThePlaceOfValuesAreIgnored() {
    let record = RecordFixture(#"{"tlsDetails":{"tlsVersion":"tlsVersion","cipherSuite":"cipherSuite"}}"#)
    #expect(record.values("tls.version") == [])
    #expect(record.values("tls.cipher") == [])
  }

  @Test func consoleLoginOnly() {
    let data = #""additionalEventData":{"MobileVersion":"No","MFAUsed":"Yes","LoginTo":"https://x.example"}"#
    let login = RecordFixture("{\"eventName\":\"ConsoleLogin\",\(data)}")
    let prefix = "aws.cloudtrail.console_login.additional_eventdata"
    #expect(login.kind("\(prefix).mobile_version") == .false)
    #expect(login.kind("\(prefix).mfa_used") == .true)
    #expect(login.value("\(prefix).login_to") == "https://x.example")
    #expect(RecordFixture("{\"eventName\":\"SwitchRole\",\(data)}").values("\(prefix).mfa_used") == [])
    #expect(RecordFixture(#"{"eventName":"ConsoleLogin"}"#).values("\(prefix).mfa_used") == [])
  }

  @Test func resourcesAreRenamedAndDistinct() {
    let record = RecordFixture(
      #"""
      {"resources":["text",{"ARN":"a","accountId":"1","type":"T","extra":"first"},{"type":"U","ARNPrefix":"p"},
      {"ARN":"a","accountId":"1","type":"T","extra":"last"}]}
      """#)
    let leaves = DocumentLeaves(record.document)
    #expect(leaves.byField["aws.cloudtrail.resources.arn"] == ["a"])
    #expect(leaves.byField["aws.cloudtrail.resources.account_id"] == ["1"])
    #expect(leaves.byField["aws.cloudtrail.resources.extra"] == ["last"])
    #expect(leaves.byField["aws.cloudtrail.resources.ARNPrefix"] == ["p"])
    #expect(record.values("aws.cloudtrail.resources.type").map(Set.init) == ["T", "U"])
  }

  @Test func resourcesThatAreNoListAreCopied() {
    let leaves = DocumentLeaves(RecordFixture(#"{"resources":{"ARN":"a"}}"#).document)
    #expect(leaves.byField["aws.cloudtrail.resources.ARN"] == ["a"])
  }

  @Test func digestFile() {
    let record = RecordFixture(
      #"""
      {"awsAccountId":"1","digestStartTime":"2026-01-02T03:04:05Z","digestEndTime":"2026-01-02T04:04:05Z",
      "digestS3Bucket":"b","digestS3Object":"o","digestPublicKeyFingerprint":"f","digestSignatureAlgorithm":"SHA256withRSA",
      "newestEventTime":null,"previousDigestHashValue":"abc","logFiles":[{"s3Object":"x","hashValue":"h"}]}
      """#)
    let digest = "aws.cloudtrail.flattened.digest"
    #expect(record.value("@timestamp") == "2026-01-02T04:04:05.000Z")
    #expect(record.value("cloud.account.id") == "1")
    #expect(record.value("file.path") == "o")
    #expect(record.value("\(digest).start_time") == "2026-01-02T03:04:05.000Z")
    #expect(record.value("\(digest).public_key_fingerprint") == "f")
    #expect(record.value("\(digest).log_files.s3Object") == "x")
    #expect(record.values("related.hash") == ["abc"])
    #expect(record.value("event.outcome") == "success")
    #expect(DocumentLeaves(record.document).byPath["\(digest).log_files[0].hashValue"] == "\"h\"")
  }

  @Test func insightDetails() {
    let record = RecordFixture(#"{"insightDetails":{"state":"Start","empty":""}}"#)
    #expect(record.value("aws.cloudtrail.flattened.insight_details.state") == "Start")
    #expect(DocumentLeaves(record.document).byField["aws.cloudtrail.flattened.insight_details.state"] == ["Start"])
  }

  @Test func relatedUsersComeInOrderAndOnce() {
    let record = RecordFixture(
      #"""
      {"userIdentity":{"type":"AssumedRole","principalId":"P:ann@x.example","arn":"arn:aws-cn:sts::1:assumed-role/r/ann@x.example",
      "sessionContext":{"sessionIssuer":{"userName":"r"}}},"requestParameters":{"userName":"bob","newUserName":"r"},
      "responseElements":{"user":{"userId":"U"}}}
      """#)
    #expect(record.values("related.user") == ["ann@x.example", "ann", "bob", "r", "U", "P:ann@x.example"])
  }

  @Test func relatedHosts() {
    let record = RecordFixture(
      #"""
      {"sourceIPAddress":"host.example","tlsDetails":{"tlsVersion":"TLSv1.3","clientProvidedHostHeader":"s3.amazonaws.com"},
      "resources":[{"ARN":"arn:aws:ec2:r:1:instance/i-0123456789"}],
      "requestParameters":{"instancesSet":{"items":[{"instanceId":"i-1111111111"}]},"instanceIds":["i-short","i-2222222222"],
      "targets":[{"values":["i-3333333333"]}],"computerName":"pc"},"responseElements":{"instanceId":"i-0123456789"}}
      """#)
    #expect(record.values("related.hosts") == ["host.example", "pc", "i-0123456789", "i-2222222222", "i-1111111111"])
    #expect(RecordFixture(#"{"sourceIPAddress":"AWS Internal"}"#).values("related.hosts") == [])
    #expect(RecordFixture(#"{"sourceIPAddress":"ec2.amazonaws.com"}"#).values("related.hosts") == [])
  }

  @Test func relatedAddresses() {
    let record = RecordFixture(
      #"{"sourceIPAddress":"203.0.113.9","serviceEventDetails":{"sourceIpAddress":"203.0.113.10"}}"#)
    #expect(record.values("related.ip") == ["203.0.113.9", "203.0.113.10"])
  }
}
