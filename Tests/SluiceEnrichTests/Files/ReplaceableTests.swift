import Foundation
import Testing

@testable import SluiceEnrich

@Suite struct ReplaceableTests {
  private final class Text: Sendable {
    let text: String
    init(_ text: String) { self.text = text }
  }

  private let folder = ScratchFolder()

  private func open(_ path: String) throws -> Replaceable<Text> {
    try Replaceable(path: path, label: "test") { path throws(FileProblem) in
      var bytes: [UInt8] = []
      let stamp = try FileContents.read(path, limit: 100) { piece throws(FileProblem) in bytes += piece }
      return LoadedFile(content: Text(String(decoding: bytes, as: UTF8.self)), stamp: stamp)
    }
  }

  @Test func aFileThatStaysTheSameIsNotLoadedAgain() throws {
    let file = try open(folder.write("f", "one"))
    for _ in 0..<5 { file.check { _ in Issue.record("loaded again") } }
    #expect(file.generation == 0)
  }

  @Test func aFileThatIsStillChangingIsLeftAlone() throws {
    let path = try folder.write("f", "one")
    let file = try open(path)
    for number in 0..<5 {
      try folder.write("f", String(repeating: "x", count: number + 4))
      file.check { _ in Issue.record("loaded while it changes") }
    }
    file.check { $0() }
    #expect(file.current.content.text == "xxxxxxxx")
    #expect(file.current.generation == 1)
  }

  @Test func aFileThatIsGoneChangesNothing() throws {
    let path = try folder.write("f", "one")
    let file = try open(path)
    try FileManager.default.removeItem(atPath: path)
    for _ in 0..<3 { file.check { $0() } }
    #expect(file.current.content.text == "one")
    #expect(file.takeEvents() == [])
  }

  @Test func oneLoadAtATime() throws {
    let path = try folder.write("f", "one")
    let file = try open(path)
    try folder.write("f", "two")
    file.check { _ in }
    // The load was handed over and does not run yet.
    var loads: [@Sendable () -> Void] = []
    for _ in 0..<4 { file.check { loads.append($0) } }
    #expect(loads.count == 1)
    #expect(file.current.content.text == "one")
    loads.first?()
    #expect(file.current.content.text == "two")
    #expect(file.takeEvents().map(\.description) == ["enrich: test: \(path) was replaced and is in use"])
  }

  @Test func whatCannotBeReadIsReportedOnce() throws {
    let path = try folder.write("f", "one")
    let file = try open(path)
    try folder.write("f", String(repeating: "x", count: 101))
    for _ in 0..<6 { file.check { $0() } }
    #expect(file.current.content.text == "one")
    #expect(
      file.takeEvents().map(\.description) == [
        "enrich: test: \(path) was replaced but has more than 100 bytes; what was loaded before stays in use"
      ])
  }

  @Test func theFirstLoadMayFail() throws {
    #expect(throws: FileProblem("does not exist")) { try open("\(folder.path)/none") }
    #expect(throws: FileProblem("is not a file")) { try open(folder.path) }
  }
}
