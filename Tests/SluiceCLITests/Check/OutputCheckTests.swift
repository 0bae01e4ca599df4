import Foundation
import Testing

@testable import SluiceCLI

@Suite struct OutputCheckTests {
  private let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  @Test(arguments: ["out.jsonl", "a/b/{tag}/{date}.jsonl.gz", "{tag}.jsonl"])
  func foldersThatCanBeWrittenToAreFine(_ path: String) throws {
    let item = OutputCheck.item("sinks.0.file", folderOf: path, in: folder)
    #expect(item.status == .ok && item.detail == "\(folder) can be written to")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func aFolderInPlaceOfAFileIsMissed() throws {
    #expect(OutputCheck.item("sink", folderOf: folder, in: "/").status == .missing)
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func aFileInPlaceOfAFolderIsMissed() throws {
    try Data().write(to: URL(fileURLWithPath: folder + "/file"))
    #expect(OutputCheck.item("sink", folderOf: "file", in: folder).detail.hasSuffix("is there and can be written to"))
    #expect(OutputCheck.item("sink", folderOf: "file/x/y.jsonl", in: folder).status == .missing)
    try FileManager.default.removeItem(atPath: folder)
  }
}
