import SluiceCore

/// JSON's grammar (RFC 8259) as a state machine over structural characters: which may follow which, with what between
/// them. A state says what was last seen in which kind of container.
enum Grammar {
  // States, shifted so that adding the shifted class and the token gives the place of a transition.
  static let failed: UInt16 = 0
  static let objectOpened: UInt16 = 1 << 5
  static let objectColon: UInt16 = 2 << 5
  static let objectComma: UInt16 = 3 << 5
  /// In an object, behind a value that is an object or array.
  static let objectValueClosed: UInt16 = 4 << 5
  static let arrayOpened: UInt16 = 5 << 5
  static let arrayComma: UInt16 = 6 << 5
  static let arrayValueClosed: UInt16 = 7 << 5
  /// The container ends; the state is then that of the one around it.
  static let closed: UInt16 = 8 << 5

  // What a transition does, beside the state that it leads to: bits, since the walker's branches on single bits are
  // predicted well, where a switch over states is a jump through a table, which is not.
  static let stateMask: UInt16 = 0x1FF
  static let readsKey: UInt16 = 1 << 12
  static let endsValue: UInt16 = 1 << 13
  static let opens: UInt16 = 1 << 14
  static let closes: UInt16 = 1 << 15

  // Classes of bytes, shifted.
  static let other: UInt8 = 0
  static let objectStart: UInt8 = 1 << 2
  static let objectEnd: UInt8 = 2 << 2
  static let arrayStart: UInt8 = 3 << 2
  static let arrayEnd: UInt8 = 4 << 2
  static let colon: UInt8 = 5 << 2
  static let comma: UInt8 = 6 << 2

  // What stands between two structural characters.
  static let nothing: UInt8 = 0
  static let string: UInt8 = 1
  static let scalar: UInt8 = 2
  static let blank: UInt8 = 3

  /// The state behind each state, class and token, with what the transition does; `failed` where the grammar allows none.
  static let transitions: [UInt16] = {
    var table = [UInt16](repeating: failed, count: 512)
    func go(_ from: UInt16, _ kind: UInt8, _ tokens: [UInt8], _ to: UInt16) {
      let effect =
        switch to {
        case objectColon: readsKey
        case objectComma, arrayComma: endsValue
        case objectOpened, arrayOpened: opens
        default: closes
        }
      for token in tokens { table[Int(from | UInt16(kind) | UInt16(token))] = to | effect }
    }
    go(objectOpened, objectEnd, [nothing], closed)
    for state in [objectOpened, objectComma] { go(state, colon, [string], objectColon) }
    go(objectColon, comma, [string, scalar], objectComma)
    go(objectColon, objectEnd, [string, scalar], closed)
    go(arrayOpened, arrayEnd, [nothing], closed)
    for state in [arrayOpened, arrayComma] {
      go(state, comma, [string, scalar], arrayComma)
      go(state, arrayEnd, [string, scalar], closed)
    }
    for state in [objectColon, arrayOpened, arrayComma] {
      go(state, objectStart, [nothing], objectOpened)
      go(state, arrayStart, [nothing], arrayOpened)
    }
    go(objectValueClosed, comma, [nothing], objectComma)
    go(objectValueClosed, objectEnd, [nothing], closed)
    go(arrayValueClosed, comma, [nothing], arrayComma)
    go(arrayValueClosed, arrayEnd, [nothing], closed)
    return table
  }()

  static let classes: [UInt8] = {
    var table = [UInt8](repeating: other, count: 256)
    for (byte, value) in zip("{}[]:,".utf8, [objectStart, objectEnd, arrayStart, arrayEnd, colon, comma]) {
      table[Int(byte)] = value
    }
    return table
  }()

  static let tokens: [UInt8] = {
    var table = [UInt8](repeating: scalar, count: 256)
    table[0x22] = string
    for byte in [0x20, 0x09, 0x0A, 0x0D] { table[byte] = blank }
    return table
  }()

  /// What a number or literal is; nil when it is neither.
  static func literal(_ start: UnsafePointer<UInt8>, _ count: Int) -> Cell.Kind? {
    func spells(_ text: StaticString) -> Bool {
      guard count == text.utf8CodeUnitCount else { return false }
      for index in 0..<count where start[index] != text.utf8Start[index] { return false }
      return true
    }
    switch start[0] {
    case 0x74: return spells("true") ? .true : nil
    case 0x66: return spells("false") ? .false : nil
    case 0x6E: return spells("null") ? .null : nil
    default: return isNumber(start, count) ? .number : nil
    }
  }

  private static func isNumber(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    func digits() -> Bool {
      let first = index
      while index < count, start[index] &- 0x30 < 10 { index += 1 }
      return index > first
    }
    if index < count, start[index] == 0x2D { index += 1 }
    guard index < count else { return false }
    if start[index] == 0x30 {
      index += 1
    } else if !digits() {
      return false
    }
    if index < count, start[index] == 0x2E {
      index += 1
      if !digits() { return false }
    }
    if index < count, start[index] | 0x20 == 0x65 {
      index += 1
      if index < count, start[index] == 0x2B || start[index] == 0x2D { index += 1 }
      if !digits() { return false }
    }
    return index == count
  }

  /// What was expected where there is no transition, for messages.
  static func expectation(_ state: UInt16, _ token: UInt8) -> String {
    switch (state, token) {
    case (objectOpened, nothing): "a key in quotes or '}'"
    case (objectOpened, string), (objectComma, string): "':' behind the key"
    case (objectOpened, _), (objectComma, _): "a key in quotes"
    case (objectColon, nothing): "a value behind ':'"
    case (objectColon, _), (objectValueClosed, _): "',' or '}'"
    case (arrayOpened, nothing): "a value or ']'"
    case (arrayComma, nothing): "a value behind ','"
    default: "',' or ']'"
    }
  }
}
