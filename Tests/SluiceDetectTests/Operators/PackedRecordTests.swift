import Testing

@testable import SluiceDetect

@Suite struct PackedRecordTests {
  private func record(_ number: Int) -> [UInt8] {
    Array(
      (event(
        "Action\(number % 7)", by: "user-\(number)", at: "2026-01-01T00:00:00Z", id: "\(number)-abc-\(number * 31)")
        + #","userAgent":"aws-cli/2.15.30 Python/3.11.8 Linux/6.1.0 exe/x86_64 prompt/off command/s3api.get-object","#
        + #""tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"x"}"#
        + #","requestParameters":{"bucketName":"bucket-\#(number % 11)","key":"a/long/path/to/\#(number * 7_919)"}"#)
        .utf8)
  }

  @Test func recordsComeOutAsTheyWentIn() {
    var packer = RecordPacker()
    var random = SystemRandomNumberGenerator()
    var packed: [(PackedRecord, [UInt8])] = []
    for number in 0..<3_000 {
      var text = record(number)
      switch Int.random(in: 0..<20, using: &random) {
      case 0: text = []
      case 1:
        text = (0..<Int.random(in: 1...3_000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      case 2: text = [UInt8](repeating: 0x20, count: 70_000)
      default: break
      }
      packed.append((packer.pack(text), text))
    }
    for (packed, text) in packed { #expect(packed.text == text) }
  }

  @Test func recordsThatAreLikeOthersTakeAFractionOfTheirSize() {
    var packer = RecordPacker()
    let texts = (0..<2_000).map(record)
    let size = texts.reduce(0) { $0 + packer.pack($1).size }
    #expect(size * 3 < texts.reduce(0) { $0 + $1.count })
  }

  @Test func aPackerLearnsWhatIsNew() {
    var packer = RecordPacker()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<600 { _ = packer.pack((0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }) }
    let texts = (0..<2_000).map(record)
    let size = texts.reduce(0) { $0 + packer.pack($1).size }
    #expect(size * 2 < texts.reduce(0) { $0 + $1.count })
  }
}
