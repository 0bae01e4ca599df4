import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@Suite struct IPAddressTests {
  @Test(arguments: [
    ("0.0.0.0", 0), ("10.1.2.3", 0x0A01_0203), ("203.0.113.77", 0xCB00_714D), ("100.200.30.4", 0x64C8_1E04),
    ("255.255.255.255", 0xFFFF_FFFF), ("::ffff:192.0.2.1", 0xC000_0201), ("::FFFF:c000:201", 0xC000_0201),
    ("0:0:0:0:0:ffff:1.2.3.4", 0x0102_0304), ("::ffff:0:0", 0),
  ])
  func readsVersion4(_ text: String, _ value: UInt32) {
    #expect(IPAddress(text) == IPAddress(v4: value))
    #expect(IPAddress(text)?.v4 == value)
  }

  @Test(arguments: [
    ("::", 0, 0), ("::1", 0, 1), ("1::", 0x0001_0000_0000_0000, 0), ("2001:db8::1", 0x2001_0DB8_0000_0000, 1),
    ("2001:DB8::aBcD", 0x2001_0DB8_0000_0000, 0xABCD),
    ("1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004, 0x0005_0006_0007_0008),
    ("0001:0002:0003:0004:0005:0006:0007:0008", 0x0001_0002_0003_0004, 0x0005_0006_0007_0008),
    ("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004, 0x0005_0006_0007_0000),
    ("::2:3:4:5:6:7:8", 0x0000_0002_0003_0004, 0x0005_0006_0007_0008),
    ("1::3:4:5:6:7:8", 0x0001_0000_0003_0004, 0x0005_0006_0007_0008),
    ("1:2:3::4:5", 0x0001_0002_0003_0000, 0x0000_0000_0004_0005), ("1::8", 0x0001_0000_0000_0000, 8),
    ("1:2:3:4:5:6:192.0.2.1", 0x0001_0002_0003_0004, 0x0005_0006_C000_0201), ("::1.2.3.4", 0, 0x0102_0304),
    ("64:ff9b::1.2.3.4", 0x0064_FF9B_0000_0000, 0x0102_0304),
    ("1::2:3:4:5:1.2.3.4", 0x0001_0000_0002_0003, 0x0004_0005_0102_0304),
    ("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", UInt64.max, UInt64.max),
  ])
  func readsVersion6(_ text: String, _ high: UInt64, _ low: UInt64) {
    #expect(IPAddress(text) == IPAddress(high: high, low: low))
    #expect(IPAddress(text)?.v4 == nil)
  }

  static let others = [
    "", "1", "a", "000000000", "AWS Internal", "ec2.amazonaws.com", "a.b.c.d", "1.2.3", "1.2.3.", ".1.2.3", "1..2.3",
    "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "1.1.1.256", "1.1.1.999", "1.1.1.1000", "01.2.3.4", "1.2.3.04", "00.0.0.0",
    "-1.2.3.4", "+1.2.3.4", "0x1.2.3.4", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4:80", "1.2.3.4, 5.6.7.8", "1.2.3.4/8",
    "1.2.3.4\0",
    "1.2.3.\0", "1.2.3.4\n", "١.٢.٣.٤", "１.2.3.4", "1.2.3.\u{301}4",
    ":", ":::", "::::", "1:", ":1", ":1::", "1:2:3:4:5:6:7", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "1:2:3:4:5:6:7:8:",
    "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "1::2::3", "::1::", "12345::",
    "00001::", "::g", "::-0", "-0::", "::+1", "::-1", "1:-0:3:4:5:6:7:8", "::0x1", "1 ::", " ::1", "::1 ", "[::1]",
    "fe80::1%eth0", "fe80::1%1", "2001:db8::1/64", "::1\0", "\0::1", "::\0", "::１", "::\u{301}1",
    "::1.2.3", "::1.2.3.4.5", "::01.2.3.4", "::256.0.0.1", "::1.2.3.4:5", "::1.2.3.4::", "1.2.3.4::", "::a.2.3.4",
    "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4", "1::2:3:4:5:6:1.2.3.4", "::.1.2.3", "::1.2.3.4\0",
    "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.2555",
  ]

  @Test(arguments: others)
  func refusesAllElse(_ text: String) { #expect(IPAddress(text) == nil) }

  /// The C library is a second opinion.
  @Test func readsWhatTheSystemReads() {
    var random = SeededGenerator(seed: 7)
    let seeds =
      Self.others + [
        "1.2.3.4", "10.20.30.40", "203.0.113.177", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8", "2001:DB8:0:0:1:2:3:4", "::ffff:192.0.2.1", "64:ff9b::1.2.3.4", "1:2:3:4:5:6:1.2.3.4",
      ]
    let alphabet = Array("0123456789abcfABCFgG.::/%+-x []".utf8)
    var count = 0
    for _ in 0..<20_000 {
      var text = Array(random.pick(seeds).utf8).filter { $0 != 0 }
      for _ in 0...random.below(3) {
        let place = random.below(text.count)
        switch random.below(4) {
        case 0: text.insert(random.pick(alphabet), at: place)
        case 1 where !text.isEmpty: text.remove(at: place)
        case 2 where !text.isEmpty: text[place] = random.pick(alphabet)
        case 3 where !text.isEmpty: text.insert(text[place], at: place)
        default: break
        }
      }
      let expected = Self.systemAddress(text)
      let actual = text.withUnsafeBytes { IPAddress($0) }
      #expect(actual == expected, "\(String(decoding: text, as: UTF8.self))")
      if actual != nil { count += 1 }
    }
    #expect(count > 1_000)
  }

  private static func systemAddress(_ text: [UInt8]) -> IPAddress? {
    let text = text.map { CChar(bitPattern: $0) } + [0]
    var v4 = in_addr()
    if inet_pton(AF_INET, text, &v4) == 1 { return IPAddress(v4: UInt32(bigEndian: v4.s_addr)) }
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
    return IPAddress(
      high: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }, low: bytes[8...].reduce(0) { $0 << 8 | UInt64($1) })
  }

  @Test(arguments: ["10.1.2.3", "::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"])
  func bytesBehindTheEndDoNotCount(_ text: String) {
    for rest in ["0", ".", ":", "a", "::1"] {
      Array((text + rest).utf8).withUnsafeBytes {
        #expect(IPAddress(UnsafeRawBufferPointer(rebasing: $0.prefix(text.utf8.count))) == IPAddress(text))
      }
    }
    #expect(IPAddress(UnsafeRawBufferPointer(start: nil, count: 0)) == nil)
  }

  @Test(arguments: [
    ("10.1.2.3", "10.1.2.3"), ("::ffff:a01:203", "10.1.2.3"), ("::", "::"), ("0:0:0:0:0:0:0:1", "::1"),
    ("1:0::", "1::"),
    ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("0001:0:0:4:5:6:7:8", "1::4:5:6:7:8"), ("::1.2.3.4", "::102:304"),
  ])
  func isWrittenAsRFC5952Says(_ text: String, _ written: String) { #expect(IPAddress(text)?.description == written) }

  @Test func readsBackWhatIsWritten() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      // Groups are zero often.
      let mask: UInt64 = (0..<4).reduce(0) { mask, _ in mask << 16 | (random.once(in: 2) ? 0xFFFF : 0) }
      let address =
        random.once(in: 4)
        ? IPAddress(v4: UInt32(truncatingIfNeeded: random.next()))
        : IPAddress(high: random.next() & mask, low: random.next() & (mask << 16 | mask >> 48))
      #expect(IPAddress(address.description) == address)
      let groups = address.groups.map { String($0, radix: 16) }.joined(separator: ":")
      #expect(IPAddress(groups) == address)
    }
  }

  @Test func versionsHaveOneOrder() throws {
    let texts = [
      "::", "::1", "::ffff:0:0", "9.255.255.255", "10.0.0.0", "10.0.0.1", "2001:db8::", "2001:db8:0:1::", "ffff::",
    ]
    let addresses = try texts.map { try #require(IPAddress($0)) }
    #expect(addresses.shuffled().sorted() == addresses)
  }

  @Test(arguments: 0...128)
  func maskKeepsTheFirstBits(_ length: Int) {
    let all = IPAddress(high: .max, low: .max).masked(to: length)
    #expect(all.high.nonzeroBitCount == min(length, 64) && all.high.leadingZeroBitCount == (length == 0 ? 64 : 0))
    #expect(all.low.nonzeroBitCount == max(length - 64, 0) && all.low.leadingZeroBitCount == (length > 64 ? 0 : 64))
  }
}
