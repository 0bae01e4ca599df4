import Foundation
import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct FileSourceTests {
  @Test func directoriesAreReadRecursivelyWithoutHiddenFiles() async throws {
    let folder = try Folder()
    for name in ["b.json", "a/x.json", "a/deep/er/y.json", ".hidden", ".git/z.json", "c.tmp"] { try folder.write(name) }
    let read = try await folder.read([""])
    #expect(read.names == ["b.json", "c.tmp", "a/x.json", "a/deep/er/y.json"])
    #expect(read.problems.isEmpty)
    #expect(try await folder.read([".hidden"]).names == [".hidden"])
  }

  @Test func objectsAreOrderedByTheTimeInTheirNamesAcrossAccountsAndRegions() async throws {
    let folder = try Folder()
    let late = objectName("20260102T0310Z", account: 1)
    let early = objectName("20260102T0300Z", account: 2, region: "eu-west-1")
    let middle = objectName("20260102T0305Z", account: 1, unique: "b")
    let tie = objectName("20260102T0305Z", account: 1, unique: "a")
    try folder.write("1/\(late)")
    try folder.write("2/\(early)")
    try folder.write("3/\(middle)")
    try folder.write("4/\(tie)")
    #expect(try await folder.read([""]).names == ["2/\(early)", "4/\(tie)", "3/\(middle)", "1/\(late)"])
  }

  @Test func otherFilesAreOrderedByTheirFirstEventAndThoseWithoutComeLast() async throws {
    let folder = try Folder()
    try folder.write("a.json", #"{"Records":[{"eventTime" : "2026-01-02T03:07:00Z"}]}"#)
    try folder.write("b.json", #"{"message":"{\"eventTime\":\"2026-01-02T03:02:00Z\"}"}"#)
    try folder.write("c.json", "no time")
    try folder.write("0.json", "")
    let object = objectName("20260102T0305Z")
    try folder.write(object)
    try folder.write("d.json", String(repeating: " ", count: 20_000) + #""eventTime":"2026-01-02T03:00:00Z""#)
    #expect(try await folder.read([""]).names == ["d.json", "b.json", object, "a.json", "0.json", "c.json"])
  }

  @Test func standardInputHasItsPlaceAsGiven() async throws {
    let folder = try Folder()
    for name in ["a", "b", "c"] { try folder.write(name) }
    #expect(try await folder.read(["c", "b", "-", "a"]).names == ["b", "c", "stdin", "a"])
    #expect(try await folder.read(["-"]).names == ["stdin"])
    let twice = try await folder.read(["-", "-"])
    #expect(twice.names == ["stdin"])
    #expect(twice.problems.first?.message.contains("twice") == true)
  }

  @Test func patternsPickOutFilesByPathNameOrDirectory() async throws {
    let folder = try Folder()
    for name in ["eu/a.json", "eu/a.txt", "us/b.json", "us/old/c.json"] { try folder.write(name) }
    let included = try await folder.read([""], include: ["*.json"])
    #expect(included.names == ["eu/a.json", "us/b.json", "us/old/c.json"])
    #expect(included.skipped["not included"] == 1)
    #expect(try await folder.read([""], include: ["us/**"], exclude: ["**/old/*"]).names == ["us/b.json"])
    #expect(try await folder.read([""], include: ["us"]).names == ["us/b.json", "us/old/c.json"])
    let excluded = try await folder.read([""], exclude: ["old", "*.txt"])
    #expect(excluded.names == ["eu/a.json", "us/b.json"])
    #expect(excluded.skipped["excluded"] == 2)
  }

  @Test func objectsThatCannotHoldEventsOfTheRangeArePassedOver() async throws {
    let folder = try Folder()
    let times = ["20260101T2355Z", "20260102T0000Z", "20260102T1200Z", "20260103T2355Z", "20260104T0000Z"]
    for time in times { try folder.write(objectName(time)) }
    try folder.write("other.json")
    let read = try await folder.read([""], after: "2026-01-02", before: "2026-01-03")
    #expect(read.names == times[1...3].map { objectName($0) } + ["other.json"])
    #expect(read.skipped["before the range"] == 1)
    #expect(read.skipped["after the range"] == 1)
  }

  @Test func digestsArePassedOverAndCounted() async throws {
    let folder = try Folder()
    try folder.write("CloudTrail-Digest/us-east-1/x.json.gz")
    try folder.write("000000000001_CloudTrail-Digest_us-east-1_t_us-east-1_20260102T030405Z.json.gz")
    let only = try await folder.read([""])
    #expect(only.names.isEmpty)
    #expect(only.problems.map(\.severity) == [.warning])
    try folder.write("a.json")
    let read = try await folder.read([""])
    #expect(read.names == ["a.json"])
    #expect(read.skipped["digest"] == 2)
  }

  @Test func aFileIsReadOnceHoweverOftenItIsReached() async throws {
    let folder = try Folder()
    try folder.write("a/x.json")
    try folder.write("a/b/y.json")
    try folder.link("a/b/loop", to: "../..")
    try folder.link("link.json", to: "a/x.json")
    try folder.link("z", to: "a")
    let read = try await folder.read(["a", "", "a/x.json", "**/*.json"])
    #expect(read.names == ["a/x.json", "a/b/y.json"])
    #expect(read.problems.isEmpty)
    #expect(read.skipped["repeated"] > 0)
  }

  @Test func mistakesInPathsAreSaid() async throws {
    let folder = try Folder()
    try folder.makeDirectory("empty")
    try folder.makeDirectory("void")
    let read = try await folder.read(["missing", "empty", "*.gz", "vo*"])
    #expect(read.names.isEmpty)
    let messages = read.problems.map(\.message)
    try #require(messages.count == 4)
    #expect(messages[0].hasSuffix("missing: no such file or directory; check the path"))
    #expect(messages[1].contains("empty holds no files"))
    #expect(messages[2].hasPrefix("nothing matches"))
    #expect(messages[3].hasSuffix("matches only directories without files"))
  }

  @Test func whatCannotBeReadIsNamedAndTheRestIsRead() async throws {
    let folder = try Folder()
    try folder.write("a.json")
    try folder.link("dangling.json", to: "nowhere")
    let read = try await folder.read([""])
    #expect(read.names == ["a.json"])
    #expect(read.problems.map(\.severity) == [.warning])
    #expect(read.problems.first?.message.contains("dangling.json") == true)
    #expect(read.skipped["unreadable"] == 1)
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func aDirectoryWithoutPermissionIsNamed() async throws {
    let folder = try Folder()
    try folder.write("a.json")
    try folder.write("closed/b.json")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "/closed")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/closed") }
    let read = try await folder.read([""])
    #expect(read.names == ["a.json"])
    #expect(read.problems.first?.message.contains("closed: permission denied") == true)
  }

  @Test func aNameWithAStarIsReadAsItIs() async throws {
    let folder = try Folder()
    for name in ["*.json", "a.json"] { try folder.write(name) }
    #expect(try await folder.read(["*.json"]).names == ["*.json"])
  }

  @Test func namesThatAreNotTextAreRead() async throws {
    let folder = try Folder()
    let path = Array(folder.path.utf8) + Array("/a".utf8) + [0xFF, 0x62, 0]
    let descriptor = path.withUnsafeBufferPointer {
      $0.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    }
    #expect(descriptor >= 0)
    #expect(write(descriptor, "xyz", 3) == 3)
    close(descriptor)
    let feed = try FileSource(paths: [folder.path]).plan(ProblemCollector()).open()
    let blob = try #require(try await feed.next())
    var buffer = [UInt8](repeating: 0, count: 10)
    let reader = try blob.open()
    let count = try await read(reader, &buffer)
    #expect(buffer.prefix(count) == Array("xyz".utf8)[...])
  }

  private func read(_ reader: any ByteReader, _ buffer: inout [UInt8]) async throws -> Int {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count, alignment: 1)
    defer { memory.deallocate() }
    let count = try await reader.read(into: memory)
    buffer.replaceSubrange(0..<count, with: memory.prefix(count))
    return count
  }

  @Test func aSectionGivesTheSameAsArguments() throws {
    let problems = ProblemCollector()
    let section = ConfigSection(
      yaml: "paths: [logs, '-', /var/x]\ninclude: '*.gz'\nafter: 2026-01-02\nbefore: 2026-01-03T04:05:06Z\n",
      keys: FileSource.keys, directory: "/base", problems: problems)
    let source = FileSource(section)
    #expect(problems.problems.isEmpty)
    #expect(source.given.map(\.path) == ["/base/logs", "-", "/var/x"])
    #expect(source.timeRange == TimeRange(after: EventTime("2026-01-02"), before: EventTime("2026-01-03T04:05:06Z")))
    #expect(FileSource(paths: ["a"]).timeRange == nil)
  }

  @Test func aRangeThatEndsBeforeItStartsIsAMistake() {
    let problems = ProblemCollector()
    _ = FileSource(
      ConfigSection(
        yaml: "paths: x\nafter: 2026-01-03\nbefore: 2026-01-02\n", keys: FileSource.keys, problems: problems))
    #expect(problems.problems.first?.location?.line == 3)
    #expect(problems.problems.first?.message.contains("no event fits") == true)
  }
}
