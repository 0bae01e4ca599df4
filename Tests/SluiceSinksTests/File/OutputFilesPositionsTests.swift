import Foundation
import SluiceCore
import Synchronization
import Testing

@testable import SluiceSinks

@Suite struct OutputFilesPositionsTests {
  private let folder: String
  private var settings: OutputFiles.Settings {
    var settings = OutputFiles.Settings()
    settings.defersNames = true
    settings.partSize = 20
    return settings
  }

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path + "/"
  }

  private func write(_ text: String, _ files: inout OutputFiles, to name: String = "a.jsonl") throws {
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBytes { try files.write($0, to: folder + name, output: folder + name) }
  }

  private func text(_ name: String) -> String? { try? String(contentsOfFile: folder + name, encoding: .utf8) }

  @Test func whatCameBehindThePositionIsCutOff() throws {
    var files = OutputFiles(settings)
    try write("{1}\n", &files)
    try files.synchronize()
    let positions = files.positions
    try write("{2}\n", &files)
    try files.synchronize()
    try files.close(completed: false)
    #expect(text(".a.jsonl.partial") == "{1}\n{2}\n")

    var resumed = try OutputFiles(settings, resuming: positions)
    #expect(text(".a.jsonl.partial") == "{1}\n")
    try write("{3}\n", &resumed)
    try resumed.close(completed: true)
    #expect(text("a.jsonl") == nil)
    try resumed.nameSealed()
    #expect(text("a.jsonl") == "{1}\n{3}\n")
  }

  @Test func whatEarlierRunsWroteStaysWhereNothingComesTwice() throws {
    var settings = OutputFiles.Settings()
    settings.keepsEarlierFiles = true
    for number in 0..<4 {
      var files = OutputFiles(settings)
      try write("{\(number)}\n", &files)
      // The second one is killed.
      try files.close(completed: number != 1)
    }
    #expect(text("a.jsonl") == "{0}\n" && text(".a-0001.jsonl.partial") == "{1}\n" && text("a-0001.jsonl") == nil)
    #expect(text("a-0002.jsonl") == "{2}\n" && text("a-0003.jsonl") == "{3}\n")
    settings.replaces = true
    var files = OutputFiles(settings)
    try write("{4}\n", &files)
    try files.close(completed: true)
    #expect(text("a.jsonl") == "{4}\n")
    // What is no plain file has no parts.
    let device = OutputFiles(settings)
    #expect(device.openCount == 0 && OutputFile.isSpecial("/dev/null"))
  }

  @Test(arguments: [false, true]) func aFileThatIsOldEnoughIsCompletedWhateverComes(_ defersNames: Bool) throws {
    var settings = OutputFiles.Settings()
    settings.defersNames = defersNames
    settings.partAge = .seconds(300)
    let time = Mutex(ContinuousClock.now)
    var files = OutputFiles(settings) { time.withLock { $0 } }
    try files.file(folder + "empty.jsonl", folder + "empty.jsonl")
    try write("{1}\n", &files)
    time.withLock { $0 += .seconds(299) }
    try files.synchronize()
    try files.nameSealed()
    #expect(text("a.jsonl") == nil && text(".a.jsonl.partial") == "{1}\n")
    try write("{2}\n", &files)
    time.withLock { $0 += .seconds(1) }
    try files.synchronize()
    #expect(text("a.jsonl") == (defersNames ? nil : "{1}\n{2}\n"))
    try files.nameSealed()
    #expect(text("a.jsonl") == "{1}\n{2}\n")
    // What comes now goes to a next part, which is as old as its first document.
    time.withLock { $0 += .seconds(1_000) }
    try write("{3}\n", &files)
    try files.synchronize()
    try files.nameSealed()
    #expect(text("a-0001.jsonl") == nil && text(".a-0001.jsonl.partial") == "{3}\n")
    #expect(text(".empty.jsonl.partial") == "" && files.openCount == 2)
    try files.close(completed: true)
  }

  @Test func aFileIsNamedWhenItsEndIsStoredAndNotBefore() throws {
    var files = OutputFiles(settings)
    try write("{1234567}\n", &files)
    try files.synchronize()
    let open = files.positions
    try write("{2345678}\n{3}\n", &files)
    try files.synchronize()
    // The first part is complete, the second one begun.
    #expect(text("a.jsonl") == nil)
    let sealed = files.positions
    try files.close(completed: false)

    // Killed before that was stored: the part goes on from its middle.
    var earlier = try OutputFiles(settings, resuming: open)
    #expect(text(".a.jsonl.partial") == "{1234567}\n")
    try write("{2345678}\n{3}\n", &earlier)
    try earlier.synchronize()
    try earlier.close(completed: false)

    // Killed behind: it has its name at once, and the next part goes on.
    var later = try OutputFiles(settings, resuming: sealed)
    #expect(text("a.jsonl") == "{1234567}\n{2345678}\n")
    try write("{4}\n", &later)
    try later.close(completed: true)
    try later.nameSealed()
    #expect(text("a-0001.jsonl") == "{3}\n{4}\n")
    // Once more: what has its name keeps it.
    _ = try OutputFiles(settings, resuming: sealed.filter { $0.key.first != 0x6F })
    #expect(text("a.jsonl") == "{1234567}\n{2345678}\n")
  }

  @Test func aFileThatLacksWhatWasStoredIsAnError() throws {
    var files = OutputFiles(settings)
    try write("{1}\n", &files)
    try files.synchronize()
    let positions = files.positions
    try files.close(completed: false)
    try "{".write(toFile: folder + ".a.jsonl.partial", atomically: false, encoding: .utf8)
    let error = #expect(throws: OutputFileError.self) { try OutputFiles(settings, resuming: positions) }
    #expect(error?.message.contains("shorter than it was") == true)
    try FileManager.default.removeItem(atPath: folder + ".a.jsonl.partial")
    #expect(throws: OutputFileError.self) { try OutputFiles(settings, resuming: positions) }
  }

  @Test func laterRunsWriteFurtherParts() throws {
    var files = OutputFiles(settings)
    try write("{1}\n", &files)
    try files.close(completed: true)
    try files.nameSealed()
    var next = try OutputFiles(settings, resuming: files.positions)
    try write("{2}\n", &next)
    try next.close(completed: true)
    try next.nameSealed()
    #expect(text("a.jsonl") == "{1}\n")
    #expect(text("a-0001.jsonl") == "{2}\n")
  }
}
