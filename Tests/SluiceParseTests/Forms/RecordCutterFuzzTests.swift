import Foundation
import SluiceCore
import SluiceParse
import SluiceTestSupport
import Testing

@Suite struct RecordCutterFuzzTests {
  static let seeds: [[UInt8]] = [
    "{\"Records\":[\(record(1)),\(record(2, #""a":{"b":[1,2]}"#)),\(record(3, #""s":"\u00e9\n""#))]}",
    "{\n  \"Records\": [\n    \(record(1)),\n    \(record(2, #""list":[{"x":1},{"x":2}]"#))\n  ],\n  \"n\": 1\n}\n",
    (1...4).map { record($0, #""a":{"b":"é"}"#) }.joined(separator: "\n") + "\n",
    "[\(record(1)),[\(record(2))],\(record(3))]",
    #"{"Events":[{"CloudTrailEvent":"{\"eventID\":\"1\"}"},{"CloudTrailEvent":"{\"eventID\":\"2\"}"}]}"#,
    #"{"detail-type":"x","detail":{"eventID":"1"}}"# + "\n" + record(2) + #"{"digestStartTime":null}"#,
    #"{"logEvents":[{"message":"{\"eventID\":\"1\"}"},{"message":"no"}],"x":[]}"#,
    "[\(record(1, #""list":[{"eventID":"8","x":1},{"eventID":"9"}]"#)),\(record(2)),\(record(3))]",
  ].map { Array($0.utf8) }

  static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = random.pick(seeds)
    let pieces =
      ["{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "},{", "\u{1}", "é", " "].map { Array($0.utf8) } + [
        [0xFF], [0xC3],
      ]
    for _ in 0...random.below(4) {
      let place = random.below(bytes.count + 1)
      let end = min(bytes.count, place + random.below(12))
      switch random.below(6) {
      case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
      case 1 where place < bytes.count: bytes[place] = random.pick(pieces)[0]
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: random.pick(pieces), at: place)
      case 4: bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
      default: if random.once(in: 3) { bytes.removeSubrange(place...) }
      }
    }
    return bytes
  }

  // SLUICE_FUZZ_SEEDS=500 looks further.
  @Test(arguments: 1...(ProcessInfo.processInfo.environment["SLUICE_FUZZ_SEEDS"].flatMap { UInt64($0) } ?? 6))
  func mutatedObjectsParseAlikeOverAllSplits(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let blobs = (0..<500).map { _ in Self.mutated(&random) }
    // Some runs refuse records that are larger than a few dozen bytes.
    let limit = seed % 3 == 0 ? 60 : 32 << 20
    let whole = try await outcomes(of: blobs, size: 1 << 20, maximumRecordSize: limit)
    let split = try await outcomes(of: blobs, size: [1, 7, 13, 40][Int(seed % 4)], maximumRecordSize: limit)
    for (number, blob) in blobs.enumerated() {
      let outcome = whole[number]
      let text = String(decoding: blob, as: UTF8.self)
      let isSame = outcome == split[number]
      #expect(isSame, "\(number): \(text.debugDescription) \(outcome.difference(from: split[number]))")
      #expect(
        outcome.imbalances == [] && outcome.parsed == outcome.records.count
          && outcome.malformed == outcome.rejects.count)
      #expect(outcome.firsts == 1 && outcome.lasts == 1)
      // Records and refusals stand in the order of their numbers, each where it says.
      let numbers = (outcome.records.map(\.index) + outcome.rejects.map(\.index)).sorted()
      #expect(Set(numbers).count == numbers.count)
      for reject in outcome.rejects {
        #expect(
          Array(blob[reject.offset..<(reject.offset + reject.length)]) == reject.bytes, "\(text.debugDescription)")
        #expect(
          (reject.offset...(reject.offset + reject.length)).contains(reject.errorOffset)
            || reject.errorOffset <= blob.count)
      }
    }
  }
}
