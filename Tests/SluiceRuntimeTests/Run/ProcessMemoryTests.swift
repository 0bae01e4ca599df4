#if os(Linux)
  import CMemory
  import Foundation
  import Testing

  @Suite(.serialized) struct ProcessMemoryTests {
    /// Pages of files that the process holds, in kB.
    private func filePages() throws -> Int {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssFile:") })
      return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    }

    @Test(arguments: [true, false])
    func codeThatIsNotRunAnyMoreIsGivenBackAndStillThere(withFreedMemory: Bool) throws {
      let before = try filePages()
      if withFreedMemory { cmemory_settle() } else { cmemory_drop_code() }
      #expect(try filePages() < before)
      #expect("a b c".split(separator: " ").map { $0.uppercased() } == ["A", "B", "C"])
    }
  }
#endif
