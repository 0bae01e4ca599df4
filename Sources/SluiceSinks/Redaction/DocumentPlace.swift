import SluiceCore

/// Where a scanner is in a JSON document: the dotted path of the value that comes next. Lists have no part in paths.
struct DocumentPlace {
  private struct Container {
    let isObject: Bool
    /// Length of its own path.
    let pathCount: Int
    var expectsName = true
    /// The text of its member `field`: groups name the field of which they show a value so.
    var field: Range<Int>?
  }

  private(set) var path: [UInt8] = []
  private var containers: [Container] = []
  /// The path of the field that a value in a list of terms stands for.
  private(set) var term: [UInt8] = []
  private(set) var isTerm = false

  mutating func reset() {
    path.removeAll(keepingCapacity: true)
    containers.removeAll(keepingCapacity: true)
    isTerm = false
  }

  var depth: Int { containers.count }

  /// Whether the next string is the name of a member.
  var expectsName: Bool { containers.last.map { $0.isObject && $0.expectsName } ?? false }

  mutating func open(isObject: Bool) { containers.append(Container(isObject: isObject, pathCount: path.count)) }

  mutating func close() {
    guard let closed = containers.popLast() else { return }
    path.removeSubrange(min(closed.pathCount, path.count)...)
    endValue()
  }

  /// The name of a member, between its quotes.
  mutating func name(_ name: UnsafeRawBufferPointer, isEscaped: Bool, in document: UnsafeRawBufferPointer) {
    guard let container = containers.last else { return }
    path.removeSubrange(min(container.pathCount, path.count)...)
    if !path.isEmpty { path.append(0x2E) }
    if isEscaped { path.append(unescaping: name) } else { path.append(contentsOf: name) }
    containers[containers.count - 1].expectsName = false
    isTerm = false
    if let field = container.field, path.hasSuffix(".terms.value") {
      term.removeAll(keepingCapacity: true)
      term.append(contentsOf: document[field])
      isTerm = true
    }
  }

  /// A value that is no container was passed.
  mutating func leaf(_ token: JSONScanner.Token, _ range: Range<Int>) {
    if token == .string(isEscaped: false), path.hasSuffix(".terms.field"), !containers.isEmpty {
      containers[containers.count - 1].field = range
    }
    endValue()
  }

  private mutating func endValue() {
    guard let container = containers.last else { return }
    if container.isObject { containers[containers.count - 1].expectsName = true }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return count >= bytes.count && suffix(bytes.count).elementsEqual(bytes)
  }

  /// Appends the text of a JSON string, given between its quotes.
  mutating func append(unescaping string: UnsafeRawBufferPointer) {
    let start = count
    // An unescaped text is never longer.
    append(contentsOf: repeatElement(0, count: string.count))
    let written = withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { unescapeJSON(string, into: $0 + start).count } ?? 0
    }
    removeSubrange((start + written)...)
  }
}
