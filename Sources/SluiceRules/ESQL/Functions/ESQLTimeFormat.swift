/// A pattern of Java's `DateTimeFormatter`: its numeric letters, names of months and days, quoted texts, UTC.
struct ESQLTimeFormat {
  private enum Part {
    case text([UInt8])
    case field(UInt8, Int)
  }

  private var parts: [Part] = []

  static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// Nil when the pattern has a letter that is not supported.
  init?(_ pattern: String) {
    let bytes = Array(pattern.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x27 {
        var text: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != 0x27 {
          text.append(bytes[index])
          index += 1
        }
        guard index < bytes.count else { return nil }
        index += 1
        parts.append(.text(text.isEmpty ? [0x27] : text))
      } else if byte.isESQLLetter {
        let end = bytes[index...].firstIndex { $0 != byte } ?? bytes.count
        guard "yuMdHhmsSEaDXZ".utf8.contains(byte), end - index <= 9 else { return nil }
        parts.append(.field(byte, end - index))
        index = end
      } else {
        parts.append(.text([byte]))
        index += 1
      }
    }
  }

  func format(_ time: Int64) -> String {
    let date = ESQLCalendar(milliseconds: time)
    var result: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .field(let letter, let count): result += Array(Self.text(letter, count, date).utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func text(_ letter: UInt8, _ count: Int, _ date: ESQLCalendar) -> String {
    func digits(_ value: Int64) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let hour = date.time / 3_600_000
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "u"): return count == 2 ? digits(date.year % 100) : digits(date.year)
    case UInt8(ascii: "M"):
      let name = months[Int(date.month) - 1]
      return count <= 2 ? digits(date.month) : count == 3 ? String(name.prefix(3)) : name
    case UInt8(ascii: "d"): return digits(date.day)
    case UInt8(ascii: "D"): return digits(date.dayOfYear)
    case UInt8(ascii: "H"): return digits(hour)
    case UInt8(ascii: "h"): return digits((hour + 11) % 12 + 1)
    case UInt8(ascii: "m"): return digits(date.time / 60_000 % 60)
    case UInt8(ascii: "s"): return digits(date.time / 1_000 % 60)
    case UInt8(ascii: "S"):
      let text = String(String(1_000 + date.time % 1_000).dropFirst())
      return count <= 3 ? String(text.prefix(count)) : text + String(repeating: "0", count: count - 3)
    case UInt8(ascii: "E"):
      let name = days[Int(date.dayOfWeek) - 1]
      return count <= 3 ? String(name.prefix(3)) : name
    case UInt8(ascii: "a"): return hour < 12 ? "AM" : "PM"
    case UInt8(ascii: "X"): return "Z"
    default: return "+0000"
    }
  }

  /// The time that a text in this format says, in milliseconds; nil when it is not in this format.
  func parse(_ text: String) -> Int64? {
    var reader = Reader(bytes: Array(text.utf8))
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let text): guard reader.take(text) else { return nil }
      case .field(let letter, let count):
        // Digits of the next field follow at once: take no more than the letters.
        var isFixed = count > 1
        if index + 1 < parts.count, case .field = parts[index + 1] { isFixed = true }
        guard reader.read(letter, count, isFixed: isFixed) else { return nil }
      }
    }
    return reader.position == reader.bytes.count ? reader.time : nil
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0
    var date = ESQLCalendar(year: 1970)
    var hour: Int64 = 0
    var minute: Int64 = 0
    var second: Int64 = 0
    var millisecond: Int64 = 0
    var isAfternoon: Bool?
    /// Minutes east of UTC.
    var zone: Int64 = 0

    var time: Int64? {
      guard (1...12).contains(date.month), date.day >= 1,
        date.day <= ESQLCalendar.length(year: date.year, month: date.month), hour < 24, minute < 60, second < 60
      else { return nil }
      var hour = hour
      if let isAfternoon {
        guard (1...12).contains(hour) else { return nil }
        hour = hour % 12 + (isAfternoon ? 12 : 0)
      }
      var result = date
      result.time = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
      return result.milliseconds.map { $0 - zone * 60_000 }
    }

    mutating func take(_ text: [UInt8]) -> Bool {
      guard bytes[position...].starts(with: text) else { return false }
      position += text.count
      return true
    }

    mutating func number(_ least: Int, _ most: Int) -> Int64? {
      var value: Int64 = 0
      var count = 0
      while position < bytes.count, bytes[position].isESQLDigit, count < most {
        value = value * 10 + Int64(bytes[position] - 0x30)
        position += 1
        count += 1
      }
      return count >= least ? value : nil
    }

    mutating func read(_ letter: UInt8, _ count: Int, isFixed: Bool) -> Bool {
      func name(_ names: [String]) -> Int? {
        for (index, name) in names.enumerated() {
          for candidate in [name, String(name.prefix(3))] where take(Array(candidate.utf8)) { return index }
        }
        return nil
      }
      func number() -> Int64? { self.number(isFixed ? count : 1, isFixed ? max(count, 1) : 9) }
      switch letter {
      case UInt8(ascii: "y"), UInt8(ascii: "u"):
        guard let year = number() else { return false }
        date.year = count == 2 ? 2000 + year : year
      case UInt8(ascii: "M") where count > 2:
        guard let month = name(ESQLTimeFormat.months) else { return false }
        date.month = Int64(month) + 1
      case UInt8(ascii: "M"):
        guard let month = number() else { return false }
        date.month = month
      case UInt8(ascii: "d"):
        guard let day = number() else { return false }
        date.day = day
      case UInt8(ascii: "H"), UInt8(ascii: "h"):
        guard let value = number() else { return false }
        hour = value
      case UInt8(ascii: "m"):
        guard let value = number() else { return false }
        minute = value
      case UInt8(ascii: "s"):
        guard let value = number() else { return false }
        second = value
      case UInt8(ascii: "S"):
        guard let value = self.number(count, count) else { return false }
        var scaled = value
        for _ in count..<max(count, 3) { scaled *= 10 }
        for _ in 3..<max(count, 3) { scaled /= 10 }
        millisecond = scaled
      case UInt8(ascii: "E"): return name(ESQLTimeFormat.days) != nil
      case UInt8(ascii: "a"):
        if take(Array("AM".utf8)) {
          isAfternoon = false
        } else if take(Array("PM".utf8)) {
          isAfternoon = true
        } else {
          return false
        }
      case UInt8(ascii: "X"), UInt8(ascii: "Z"): return readZone()
      default: return false
      }
      return true
    }

    private mutating func readZone() -> Bool {
      if take([0x5A]) { return true }
      let sign: Int64 = take([0x2B]) ? 1 : take([0x2D]) ? -1 : 0
      guard sign != 0, let hours = number(2, 2) else { return false }
      _ = take([0x3A])
      zone = sign * (hours * 60 + (number(2, 2) ?? 0))
      return true
    }
  }
}

extension ESQLFunction {
  /// `DATE_FORMAT` and `DATE_PARSE`: the pattern is the first of two operands.
  static let timeTexts: [ESQLFunction] = [
    ESQLFunction("DATE_FORMAT", 1...2) { arguments, _ in
      guard case .datetime(let time) = toDate(arguments[arguments.count - 1]) else { return .null }
      guard arguments.count == 2 else { return .string(ESQLValue.datetime(time).text ?? "") }
      guard case .string(let pattern) = arguments[0], let format = ESQLTimeFormat(pattern) else { return .null }
      return .string(format.format(time))
    },
    ESQLFunction("DATE_PARSE", 1...2) { arguments, _ in
      guard case .string(let text) = arguments[arguments.count - 1] else { return .null }
      guard arguments.count == 2 else { return toDate(.string(text)) }
      guard case .string(let pattern) = arguments[0], let format = ESQLTimeFormat(pattern) else { return .null }
      return format.parse(text).map { .datetime($0) } ?? .null
    },
  ]
}
