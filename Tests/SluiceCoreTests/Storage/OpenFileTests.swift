import Foundation
import SluiceCore
import Testing

@Suite struct OpenFileTests {
  private static func withFile(_ content: [UInt8], _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "sluice-open-file-\(UUID()).bin").path
    try Data(content).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test(arguments: [1, 2, 3, 7, 100]) func readsTheFileToItsEndInPiecesOfAnySize(size: Int) throws {
    let content = (0..<50).map { UInt8($0) }
    try Self.withFile(content) { path in
      let file = try OpenFile.at(path)
      var read: [UInt8] = []
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
      defer { piece.deallocate() }
      while true {
        let count = try file.read(into: piece)
        if count == 0 { break }
        read.append(contentsOf: piece[..<count])
      }
      #expect(read == content)
    }
  }

  @Test func theStatusIsThatOfTheOpenFileWhenItsPathLeadsToAnother() throws {
    try Self.withFile([1, 2, 3]) { path in
      let file = try OpenFile.at(path)
      let before = try file.status()
      #expect(before.kind == .regular && before.size == 3)
      #expect(try FileStatus.of(path) == before)
      try FileManager.default.removeItem(atPath: path)
      try Data([4]).write(to: URL(fileURLWithPath: path))
      #expect(try file.status().size == 3)
      #expect(try FileStatus.of(path).size == 1)
    }
  }

  @Test func whatIsNotThereIsMissingAndAFolderCannotBeRead() throws {
    let error = #expect(throws: SystemError.self) { try OpenFile.at("/nowhere/at/all") }
    #expect(error?.isMissing == true)
    #expect(throws: SystemError.self) { try FileStatus.of("/nowhere/at/all") }
    let folder = try OpenFile.at(FileManager.default.temporaryDirectory.path)
    #expect(try folder.status().kind == .directory)
    let byte = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
    defer { byte.deallocate() }
    let other = #expect(throws: SystemError.self) { try folder.read(into: byte) }
    #expect(other?.isMissing == false)
  }
}
