import SluiceCore

/// Writes the members and elements that stay of a document, with the commas between them. Objects and lists that lose
/// all they had are taken out, too.
struct MemberStack {
  private struct Container {
    /// Where it begins in the output, with the comma and the name in front of it.
    let start: Int
    var hadAny = false
    var written = 0
  }

  private var containers: [Container] = []
  private var name: Range<Int>?
  private var otherName: [UInt8]?

  mutating func reset() {
    containers.removeAll(keepingCapacity: true)
    name = nil
    otherName = nil
  }

  /// Whether the innermost object or list had nothing in it.
  var isEmpty: Bool { containers.last.map { !$0.hadAny } ?? false }

  /// The name of the next value, between its quotes, and what stands in its place.
  mutating func name(_ name: Range<Int>, _ other: [UInt8]?) {
    self.name = name
    otherName = other
  }

  mutating func open(_ document: UnsafeRawBufferPointer, isObject: Bool, to output: inout [UInt8]) {
    let start = output.count
    _ = begin(document, isDropped: false, to: &output)
    output.append(isObject ? 0x7B : 0x5B)
    containers.append(Container(start: start))
  }

  /// Begins a value: writes the comma and the name in front of it.
  ///
  /// - Returns: whether the value stays.
  mutating func begin(_ document: UnsafeRawBufferPointer, isDropped: Bool, to output: inout [UInt8]) -> Bool {
    defer {
      name = nil
      otherName = nil
    }
    guard !containers.isEmpty else { return true }
    let last = containers.count - 1
    containers[last].hadAny = true
    if isDropped { return false }
    if containers[last].written > 0 { output.append(0x2C) }
    containers[last].written += 1
    if let otherName {
      otherName.withUnsafeBytes { output.append(jsonString: $0) }
      output.append(0x3A)
    } else if let name {
      output.append(0x22)
      output.append(contentsOf: document[name])
      output.append(raw: "\":")
    }
    return true
  }

  mutating func close(isObject: Bool, isDropped: Bool, to output: inout [UInt8]) {
    guard let closed = containers.popLast() else { return }
    let isLost = isDropped || closed.hadAny && closed.written == 0
    // The document itself stays.
    guard isLost, !containers.isEmpty else {
      output.append(isObject ? 0x7D : 0x5D)
      return
    }
    output.removeSubrange(closed.start...)
    containers[containers.count - 1].written -= 1
  }
}
