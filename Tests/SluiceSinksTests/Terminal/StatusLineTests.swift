import Foundation
import Testing

@testable import SluiceSinks

@Suite struct StatusLineTests {
  private let pipe = Pipe()
  private let line: StatusLine

  init() { line = StatusLine(OutputDescriptor(number: pipe.fileHandleForWriting.fileDescriptor, path: "terminal")) }

  private func written() -> String {
    // So that there is something to read.
    pipe.fileHandleForWriting.write(Data("|".utf8))
    return String(decoding: pipe.fileHandleForReading.availableData.dropLast(), as: UTF8.self)
  }

  @Test func aLineIsDrawnOverAndTakenAway() {
    line.show("10%")
    #expect(written() == "\r10%\u{1B}[K")
    line.show("10%")
    #expect(written() == "")
    line.show("11%")
    line.clear()
    #expect(written() == "\r11%\u{1B}[K\r\u{1B}[K")
    line.clear()
    #expect(written() == "")
  }

  @Test func whatIsWrittenStandsAboveIt() {
    line.write("warning\n")
    #expect(written() == "warning\n")
    line.show("10%")
    _ = written()
    line.write("warning\n")
    #expect(written() == "\r\u{1B}[Kwarning\n\r10%\u{1B}[K")
  }

  @Test func aReaderThatWentAwayIsNoFault() throws {
    signal(SIGPIPE, SIG_IGN)
    try pipe.fileHandleForReading.close()
    line.write("warning\n")
    line.show("10%")
  }
}
