import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct GeoDatabaseTests {
  private let folder = ScratchFolder()

  @Test func opensWhatTheRoleAsksFor() throws {
    let city = try GeoDatabase(path: folder.write("c.mmdb", DatabaseWriter.cities.bytes), role: .city)
    #expect(city.type == "GeoLite2-City")
    #expect(city.built.date == "2023-11-14")
    #expect(throws: Never.self) { try GeoDatabase(path: "\(folder.path)/c.mmdb", role: .country) }
  }

  @Test func refusesOtherFilesWithAReason() throws {
    func problem(_ path: String, _ role: GeoDatabase.Role) -> String? {
      do throws(FileProblem) {
        _ = try GeoDatabase(path: path, role: role)
        return nil
      } catch { return error.description }
    }
    let city = try folder.write("c.mmdb", DatabaseWriter.cities.bytes)
    let systems = try folder.write("a.mmdb", DatabaseWriter.systems.bytes)
    #expect(problem("\(folder.path)/none.mmdb", .city) == "does not exist")
    #expect(problem(folder.path, .city) == "is a folder" || problem(folder.path, .city) == "is not a file")
    #expect(
      problem(systems, .city) == "is a database of type 'GeoLite2-ASN'")
    #expect(problem(city, .asn)?.hasPrefix("is a database of type 'GeoLite2-City'") == true)
    let text = try folder.write("t.mmdb", "hello")
    #expect(problem(text, .city)?.hasPrefix("is no MaxMind database") == true)
    let whole = DatabaseWriter.cities.bytes
    let cut = try folder.write("cut.mmdb", whole.prefix(whole.count / 2))
    #expect(problem(cut, .city)?.contains("cut short") == true)
  }

  @Test func anOpenDatabaseDoesNotFollowItsFile() throws {
    let path = try folder.write("c.mmdb", DatabaseWriter.cities.bytes)
    let database = try GeoDatabase(path: path, role: .city)
    // Written over in place: a mapping of the file would end in a bus error here.
    #expect(truncate(path, 0) == 0)
    guard case .record = database.find(IPAddress(v4: 0xC000_0201)) else {
      Issue.record("the address is gone")
      return
    }
  }

  @Test func deepNestingDoesNotExhaustTheStack() throws {
    // Lists of one list each, in the record and in the metadata: libmaxminddb would go into each of them.
    let deep: [UInt8] = (0..<2_000_000).flatMap { _ in [0x01, 0x04] as [UInt8] }
    var writer = DatabaseWriter(type: "GeoLite2-City")
    writer.add("192.0.2.0/24", .map([("aaa", .raw(deep)), ("city", .text("x"))]))
    let path = try folder.write("deep.mmdb", writer.bytes)
    let database = try GeoDatabase(path: path, role: .city)
    guard case .damaged = database.find(IPAddress(v4: 0xC000_0201)) else {
      Issue.record("the record passed as sound")
      return
    }
    var bytes = DatabaseWriter.cities.bytes
    let marker = Array("MaxMind.com".utf8)
    let start = try #require((0..<bytes.count).last { bytes[$0...].starts(with: marker) }) + marker.count
    bytes.replaceSubrange(start..., with: [0xE1, 0x41, 0x61] + deep.prefix(120_000))
    let metadata = try folder.write("metadata.mmdb", bytes)
    #expect(throws: FileProblem("is a damaged MaxMind database: its metadata can't be read")) {
      try GeoDatabase(path: metadata, role: .city)
    }
  }
}

@Suite struct DamagedDatabaseTests {
  private let folder = ScratchFolder()

  /// Addresses that the test databases know, and others.
  private static func addresses(_ random: inout SeededGenerator) -> [IPAddress] {
    let known: [UInt32] = [0xC000_0201, 0xC633_6401, 0x59A0_149C, 0xD8A0_5338, 0x0202_0202, 0x027D_A0D8]
    return known.map(IPAddress.init(v4:)) + [IPAddress(high: 0x2001_0DB8_0000_0000, low: 1)]
      + (0..<20).map { _ in IPAddress(v4: UInt32(truncatingIfNeeded: random.next())) }
      + (0..<20).map { _ in IPAddress(high: 0x2000_0000_0000_0000 | random.next() >> 3, low: random.next()) }
  }

  /// Opens the bytes in every role and looks addresses up; whatever comes of it must be rows of valid text.
  private func lookUp(_ bytes: [UInt8], _ random: inout SeededGenerator) throws -> (lookups: Int, damaged: Int) {
    let path = try folder.write("damaged.mmdb", bytes)
    var counts = (lookups: 0, damaged: 0)
    for role in GeoDatabase.Role.allCases {
      guard let database = try? GeoDatabase(path: path, role: role) else { continue }
      for address in Self.addresses(&random) {
        counts.lookups += 1
        switch database.find(address) {
        case .none: break
        case .damaged: counts.damaged += 1
        case .record(let record):
          var row = GeoRowBuilder()
          if !database.read(record, into: &row) { counts.damaged += 1 }
          row.pack()
          for value in GeoValue.allCases {
            #expect(String(validating: row[value], as: UTF8.self) != nil)
          }
        }
      }
    }
    return counts
  }

  @Test func flippedBytesGiveValuesOrNoneButNeverACrash() throws {
    var random = SeededGenerator(seed: 4)
    var total = (lookups: 0, damaged: 0)
    for whole in [DatabaseWriter.cities.bytes, DatabaseWriter.systems.bytes] {
      for _ in 0..<300 {
        var bytes = whole
        for _ in 0...random.below(8) { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
        if random.once(in: 10) { bytes.removeLast(random.below(bytes.count)) }
        let counts = try lookUp(bytes, &random)
        total.lookups += counts.lookups
        total.damaged += counts.damaged
      }
    }
    #expect(total.lookups > 5_000)
    #expect(total.damaged > 0)
  }

  @Test(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
  func damagedDatabasesOfTheCorpusNeverCrash() throws {
    let folder = try #require(Corpus.file("geo"))
    var random = SeededGenerator(seed: 5)
    var total = (lookups: 0, damaged: 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".mmdb")
    {
      // Opened as what they are, and as what somebody may take them for.
      var whole = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      _ = try lookUp(whole, &random)
      // Types that no role takes get one, of the same length.
      Self.rename(&whole)
      for round in 0..<60 {
        var bytes = whole
        if round > 0 {
          for _ in 0...random.below(12) { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
        }
        let counts = try lookUp(bytes, &random)
        total.lookups += counts.lookups
        total.damaged += counts.damaged
      }
    }
    #expect(total.lookups > 5_000)
    #expect(total.damaged > 0)
  }

  private static func rename(_ bytes: inout [UInt8]) {
    for (old, new) in [("DTest", "DCity"), ("No IPv4 Search Tree", "No IPv4 Search City")] {
      let pattern = Array(old.utf8)
      guard bytes.count > pattern.count else { continue }
      for start in 0...(bytes.count - pattern.count) where bytes[start...].starts(with: pattern) {
        // The name stands in the description, too, where it does no harm.
        bytes.replaceSubrange(start..<(start + pattern.count), with: Array(new.utf8))
      }
    }
  }
}
