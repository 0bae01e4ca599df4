import Foundation
import SluiceCore
import SluiceState
import SluiceTestSupport
import Testing

@Suite struct StateStoreTests {
  private let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  private var path: String { folder + "/sluice.state" }

  private func section(_ name: String, _ fingerprint: String = "1") -> StateSection {
    StateSection(.rule, owner: "detect.0", name: name, fingerprint: fingerprint)
  }

  private func entry(_ key: String, _ value: String?, time: Int64? = nil) -> StateEntry {
    StateEntry(
      key: Array(key.utf8), value: value.map { Array($0.utf8) }, time: time.map { EventTime(milliseconds: $0) })
  }

  private func entries(_ store: StateStore, _ section: StateSection) throws -> [StateEntry] {
    var entries: [StateEntry] = []
    try store.forEachEntry(of: section) { entries.append($0) }
    return entries
  }

  @Test func whatWasCommittedIsThereAgain() throws {
    do {
      let store = try StateStore(path: path)
      #expect(try store.adopt([section("a"), section("b")]) == [])
      try store.commit(
        Checkpoint(
          changes: [
            StateChanges(section("a"), [entry("x", "1", time: 5), entry("y", "2")]),
            StateChanges(section("b"), [entry("x", "3")]),
          ],
          objects: [ObjectPosition(identity: [1], records: 10, isDone: true)]))
      try store.commit(
        Checkpoint(
          changes: [StateChanges(section("a"), [entry("y", nil), entry("z", "")])],
          objects: [ObjectPosition(identity: [2], records: 7, isDone: false)]))
    }
    let store = try StateStore(path: path)
    #expect(try store.adopt([section("b"), section("a")]) == [])
    #expect(try entries(store, section("a")) == [entry("x", "1", time: 5), entry("z", "")])
    #expect(try entries(store, section("b")) == [entry("x", "3")])
    #expect(try store.position(of: [1]) == ObjectPosition(identity: [1], records: 10, isDone: true))
    #expect(try store.position(of: [2]) == ObjectPosition(identity: [2], records: 7, isDone: false))
    #expect(try store.position(of: [3]) == nil)
  }

  @Test func aSectionWithAnotherFingerprintBeginsAnewAndOthersStay() throws {
    let store = try StateStore(path: path)
    _ = try store.adopt([section("a"), section("b")])
    try store.commit(
      Checkpoint(changes: [
        StateChanges(section("a"), [entry("x", "1")]), StateChanges(section("b"), [entry("x", "2")]),
      ]))
    #expect(try store.adopt([section("a", "2"), section("b")]) == [section("a", "2")])
    #expect(try entries(store, section("a", "2")) == [])
    #expect(try entries(store, section("b")) == [entry("x", "2")])
    // One that never held anything has nothing to lose.
    #expect(try store.adopt([section("a", "3")]) == [])
  }

  @Test func theSummaryTellsWhatIsHeld() throws {
    let store = try StateStore(path: path)
    _ = try store.adopt([section("a"), section("b")])
    try store.commit(
      Checkpoint(
        changes: [StateChanges(section("a"), [entry("x", "123", time: 7), entry("yy", "4", time: 3), entry("", "c")])],
        objects: [
          ObjectPosition(identity: [1], records: 10, isDone: true),
          ObjectPosition(identity: [2], records: 7, isDone: false),
        ]))
    let summary = try StateStore.reading(path).summary()
    #expect(summary.objectsDone == 1)
    #expect(summary.objectsHalfDone == [7])
    #expect(summary.sections.map(\.section.name) == ["a", "b"])
    #expect(summary.sections.map(\.entries) == [3, 0])
    #expect(summary.sections[0].bytes == 8)
    #expect(summary.sections[0].oldest == EventTime(milliseconds: 3))
    #expect(summary.sections[0].newest == EventTime(milliseconds: 7))
    #expect(try store.drop(rule: "a") == 3)
    #expect(try store.summary().sections[0].entries == 0)
  }

  @Test func oneProcessAtATimeHasIt() throws {
    let store = try StateStore(path: path)
    let error = #expect(throws: StateError.self) { try StateStore(path: path) }
    #expect(error?.code == .inUse)
    #expect(error?.message.contains("(process \(ProcessInfo.processInfo.processIdentifier))") == true)
    _ = try store.summary()
  }

  @Test func aDamagedFileIsRefusedWithWhatToDo() throws {
    do {
      let store = try StateStore(path: path)
      _ = try store.adopt([section("a")])
      let entries = (0..<2_000).map { entry("key \($0)", String(repeating: "v", count: 100)) }
      try store.commit(Checkpoint(changes: [StateChanges(section("a"), entries)]))
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.count > 100_000)
    for index in 20_000..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
    try bytes.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StateError.self) {
      let store = try StateStore(path: path)
      _ = try store.adopt([section("a")])
      try store.forEachEntry(of: section("a")) { _ in }
    }
    #expect(error?.code == .damaged)
    #expect(error?.message.contains("put back a copy") == true)
  }

  @Test(arguments: ["name: pipeline\nsource: { file: { paths: [a] } }\n", "x", "SQLite format 2\0 and more"])
  func whatIsNoStateFileIsRefusedAndLeftAlone(_ text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    let error = #expect(throws: StateError.self) { try StateStore(path: path) }
    #expect(error?.code == .foreign)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func aFolderOrAFileInItsPlaceIsRefused() throws {
    #expect(throws: StateError.self) { try StateStore(path: folder) }
    try "x".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
    let error = #expect(throws: StateError.self) { try StateStore(path: folder + "/file/sluice.state") }
    #expect(error?.code == .inaccessible)
    #expect(throws: StateError.self) { try StateStore.reading(path) }
  }

  @Test func aMissingFolderIsMade() throws {
    _ = try StateStore(path: folder + "/new/one/sluice.state").summary()
    #expect(FileManager.default.fileExists(atPath: folder + "/new/one/sluice.state"))
  }
}
