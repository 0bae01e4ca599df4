import Foundation
import SluiceCore
import SluiceRuntime
import Testing

/// Objects damaged at random: the books balance, and what comes out does not depend on where windows begin.
@Suite struct DamageTests {
  private static let pipeline = """
    source: { file: { paths: input } }
    stages: [ decompress, parse, route ]
    sinks:
      - file: { from: events, format: raw, path: "${OUT}/events.jsonl" }
      - file: { from: dead_letters, path: "${OUT}/dead-letters.jsonl" }
    """

  @Test(arguments: [1, 2, 3]) func damageIsFoundAlikeInWindowsOfAnySize(_ seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    var random = Random(state: seed &* 0x9E37_79B9_7F4A_7C15)
    for number in 0..<24 {
      let records = (0..<20).map { index in
        Record.call(
          "PurgeQueue", id: "\(number)-\(index)",
          extra: "\"requestParameters\":{\"text\":\"\(String(repeating: "a\\\"}{[", count: random.below(200)))\"}")
      }
      let isList = number % 2 == 0
      var bytes = [UInt8]((isList ? Record.object(records) : records.joined(separator: "\n")).utf8)
      for _ in 0...random.below(3) { damage(&bytes, &random) }
      try folder.write("input/\(String(format: "%02d", number)).\(isList ? "json" : "jsonl")", bytes)
    }
    var reference: [String: Data] = [:]
    for window in ["4KiB", "16KiB", "4MiB"] {
      let outcome = try await Pipeline.run(
        Self.pipeline, directory: folder.path, set: ["stages.0.decompress.window=\(window)"],
        environment: ["OUT": "\(folder.path)/\(window)"])
      #expect(outcome.ledger.imbalances == [])
      #expect(outcome.ledger.recordsParsed > 24 * 10)
      let files = try folder.files(window)
      if reference.isEmpty { reference = files }
      for (name, bytes) in reference where files[name] != bytes {
        let (left, right) = (lines(bytes), lines(files[name] ?? Data()))
        let first = zip(left, right).first { $0 != $1 }
        Issue.record(
          """
          \(window)/\(name), seed \(seed): \(left.count) and \(right.count) lines; \
          first difference \(String(describing: first))
          """)
      }
    }
  }

  private func lines(_ bytes: Data) -> [Substring] { String(decoding: bytes, as: UTF8.self).split(separator: "\n") }

  private func damage(_ bytes: inout [UInt8], _ random: inout Random) {
    let place = random.below(bytes.count)
    switch random.below(6) {
    case 0: bytes[place] = UInt8(random.below(256))
    case 1: bytes.insert(Array("\"{}[],:\\".utf8)[random.below(8)], at: place)
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(40)))
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.below(3_000))], at: place)
    default: bytes[place] = 0x22
    }
    if bytes.isEmpty { bytes = [0x7B] }
  }

  /// The same numbers every time.
  private struct Random {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
  }
}
