import Foundation
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct FileReaderTests {
  private func readAll(_ reader: any ByteReader, piece: Int) async throws -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 1)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try await reader.read(into: buffer)
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  @Test(arguments: [1, 7, 100_000]) func filesAreReadToTheirEnd(piece: Int) async throws {
    let folder = try Folder()
    let path = try folder.write("x", String(repeating: "sluice ", count: 1_000))
    let bytes = try await readAll(try FileReader(RawPath(path)), piece: piece)
    #expect(bytes == Array(String(repeating: "sluice ", count: 1_000).utf8))
  }

  @Test func aMissingFileIsAnErrorWithTheReason() throws {
    let folder = try Folder()
    #expect(throws: BlobError(.unreadable, "no such file or directory; check the path")) {
      try FileReader(RawPath(folder.path + "/gone"))
    }
  }

  @Test func aDirectoryCannotBeReadAsAFile() async throws {
    let folder = try Folder()
    let reader = try FileReader(RawPath(folder.path))
    await #expect(throws: BlobError.self) { try await readAll(reader, piece: 10) }
  }

  @Test func pipesAreRead() async throws {
    let folder = try Folder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    // Opened for both, so that neither end waits for the other.
    let writer = open(path, O_RDWR)
    #expect(write(writer, "abc", 3) == 3)
    let reader = try StreamReader(RawPath(path))
    close(writer)
    #expect(try await readAll(reader, piece: 2) == Array("abc".utf8))
  }

  @Test func aCancelledWaitEnds() async throws {
    let folder = try Folder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let writer = open(path, O_RDWR)
    defer { close(writer) }
    let waiting = Task { try await readAll(try StreamReader(RawPath(path)), piece: 2) }
    waiting.cancel()
    await #expect(throws: BlobError.self) { try await waiting.value }
  }
}
