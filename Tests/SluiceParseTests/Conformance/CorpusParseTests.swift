import Foundation
import SluiceCore
import SluiceParse
import SluiceTestSupport
import Testing

@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct CorpusParseTests {
  struct Entry: Decodable {
    let file: String
    let records: Int
  }

  static func entries() throws -> [Entry] {
    guard let manifest = Corpus.file("events/MANIFEST.json") else { return [] }
    return try JSONDecoder().decode([Entry].self, from: Data(contentsOf: manifest))
  }

  static func bytes(_ entry: Entry) throws -> [UInt8] {
    let file = try #require(Corpus.file("events/" + entry.file))
    return [UInt8](try Data(contentsOf: file))
  }

  /// Paths that occur in `texts`, the most frequent first.
  static func paths(in texts: [[UInt8]], limit: Int) -> [FieldPath] {
    var counts: [[String]: Int] = [:]
    func walk(_ value: Any, _ path: [String]) {
      if let list = value as? [Any] {
        for item in list { walk(item, path) }
      } else if let object = value as? [String: Any] {
        for (key, value) in object {
          counts[path + [key], default: 0] += 1
          walk(value, path + [key])
        }
      }
    }
    for text in texts {
      guard let value = try? JSONSerialization.jsonObject(with: Data(text)) else { continue }
      walk((value as? [String: Any])?["Records"] ?? value, [])
    }
    let ordered = counts.sorted {
      $0.value == $1.value ? $0.key.joined(separator: "/") < $1.key.joined(separator: "/") : $0.value > $1.value
    }
    return ordered.prefix(limit).map { FieldPath($0.key) }
  }

  @Test func everyFileHasItsRecordsAndEveryCellIsWhatTheReferenceReads() async throws {
    let entries = try Self.entries()
    let blobs = try entries.map(Self.bytes)
    // Small files have the most different records.
    let paths = Self.paths(in: blobs.filter { $0.count < 40_000 }, limit: 150)
    #expect(paths.count == 150)
    var builder = ProjectionBuilder()
    let modes: [ColumnMode] = [.leaves, .cleanedLeaves, .value]
    let columns = paths.enumerated().map { builder.raw($1, modes[$0 % 3]) }
    let plan = ParsePlan(options: ParseOptions(), in: &builder).with(builder.build())
    let reference = ReferenceReader(projection: plan.projection)
    var counts = [Int](repeating: 0, count: entries.count)
    var hasFailed = false
    for try await batch in SplitWindows(blobs: blobs, size: 256 << 10).parse(plan, lane: LaneLedger()) {
      let number = batch.blob.sequence
      #expect(batch.rejects.isEmpty && batch.failure == nil, "\(entries[number].file)")
      counts[number] += batch.count
      for record in 0..<batch.count where !hasFailed {
        let expected = reference.read(batch.bytes(record), blob: batch.blob)
        for (path, column) in zip(paths, columns) {
          let found = batch[record, column]
          let wanted = expected[0, column]
          guard !same(found, wanted) else { continue }
          #expect(found.summary == wanted.summary, "\(entries[number].file) record \(record) \(path)")
          hasFailed = true
        }
      }
    }
    for (entry, count) in zip(entries, counts) { #expect(entry.records == count, "\(entry.file)") }
  }

  private func same(_ left: Cell, _ right: Cell) -> Bool {
    guard left.kind == right.kind, left.length == right.length else { return false }
    if left.kind == .many { return zip(left.values, right.values).allSatisfy { same($0, $1) } }
    return left.bytes.elementsEqual(right.bytes)
  }

  @Test func windowsOfAnySizeGiveTheSameRecords() async throws {
    let blobs = try Self.entries().map(Self.bytes)
    var hashes: [Int: [Int]] = [:]
    for size in [4 << 10, 4 << 20] {
      var builder = ProjectionBuilder()
      let name = builder.raw("eventName", .leaves)
      let plan = ParsePlan(options: ParseOptions(), in: &builder).with(builder.build())
      for try await batch in SplitWindows(blobs: blobs, size: size).parse(plan, lane: LaneLedger()) {
        #expect(batch.rejects.isEmpty)
        for record in 0..<batch.count {
          var hasher = Hasher()
          hasher.combine(batch.blob.sequence)
          hasher.combine(batch.span(record).index)
          hasher.combine(batch.span(record).offset)
          hasher.combine(bytes: batch.bytes(record))
          hasher.combine(bytes: batch[record, name].bytes)
          hashes[size, default: []].append(hasher.finalize())
        }
      }
    }
    #expect(hashes[4 << 10] == hashes[4 << 20])
    #expect(hashes[4 << 10]?.isEmpty == false)
  }
}
