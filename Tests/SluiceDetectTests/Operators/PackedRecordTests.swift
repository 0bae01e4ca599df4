import SluiceCore
import SluiceTestSupport
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

  private let known = RecordDifference.Known(time: EventTime(milliseconds: 1_767_225_600_000))

  @Test func recordsComeOutAsTheyWentIn() throws {
    var packer = RecordPacker()
    var random = SeededGenerator(seed: 108)
    var packed: [(PackedRecord, [UInt8])] = []
    for number in 0..<10_000 {
      var text = record(number)
      switch Int.random(in: 0..<20, using: &random) {
      case 0: text = []
      case 1:
        text = (0..<Int.random(in: 1...3_000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      case 2: text = [UInt8](repeating: 0x20, count: 70_000)
      case 3: text.insert(contentsOf: #""more":"","#.utf8, at: 1)
      default: break
      }
      let reference = packer.pack(text, known)
      packed.append((PackedRecord(reference: reference, bytes: packer.bytes), text))
    }
    for (packed, text) in packed { #expect(try packed.text(known) == text) }
  }

  /// What so many records take together, those included that others refer to.
  private func size(_ texts: [[UInt8]], _ packer: inout RecordPacker) -> Int {
    var references: Set<ObjectIdentifier> = []
    var kept: [PackedRecord.Reference] = []
    return texts.reduce(0) { size, text in
      guard let reference = packer.pack(text, known) else { return size + packer.bytes.count }
      // An object that is gone may leave its place to another.
      kept.append(reference)
      let isNew = references.insert(ObjectIdentifier(reference)).inserted
      return size + packer.bytes.count + (isNew ? reference.text.count : 0)
    }
  }

  @Test func recordsThatAreLikeOthersTakeAFractionOfTheirSize() {
    var packer = RecordPacker()
    let texts = (0..<2_000).map(record)
    #expect(size(texts, &packer) * 8 < texts.reduce(0) { $0 + $1.count })
  }

  @Test func kindsOfRecordsComeByTurns() {
    var packer = RecordPacker()
    let texts = (0..<2_000).map { number in
      record(number) + (0..<number % 5).flatMap { Array(#","member-\#($0)":"of some records""#.utf8) }
    }
    #expect(size(texts, &packer) * 8 < texts.reduce(0) { $0 + $1.count })
  }

  @Test func aPackerLearnsWhatIsNew() {
    var packer = RecordPacker()
    var random = SeededGenerator(seed: 109)
    for _ in 0..<600 { _ = packer.pack((0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }, known) }
    let texts = (0..<2_000).map(record)
    #expect(size(texts, &packer) * 8 < texts.reduce(0) { $0 + $1.count })
  }

  @Test func whatIsLikeNothingIsKeptAsItIs() {
    var packer = RecordPacker()
    var random = SeededGenerator(seed: 110)
    let texts = (0..<800).map { _ in (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) } }
    let references = texts.reduce(0) { $0 + (packer.pack($1, known) == nil ? 0 : 1) }
    #expect(references < 120)
  }
}
