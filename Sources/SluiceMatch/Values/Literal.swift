import SluiceCore

/// A rule's literal over a field whose values have their own types: everything that it can be read as.
struct Literal: Hashable, BitwiseCopyable {
  let number: Number?
  let network: IPNetwork?
  let milliseconds: Int64?

  init(_ text: [UInt8]) {
    number = Number(text)
    network = text.withUnsafeBytes { IPNetwork($0) }
    milliseconds = text.withUnsafeBytes { EventTime($0)?.milliseconds }
  }
}

/// How a value stands to a rule's literal.
enum Relation: UInt8, Hashable {
  case equal, less, lessOrEqual, greater, greaterOrEqual

  /// - Parameter order: negative, zero or positive as the value is less than, equal to or greater than the literal.
  @inline(__always)
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
