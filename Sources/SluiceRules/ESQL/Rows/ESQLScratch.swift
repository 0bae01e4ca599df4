/// What a row needs while a query's first commands look at it, in memory of the row before. It is used by one lane, and
/// nothing here calls out while it changes.
@safe final class ESQLScratch {
  private var slots: UnsafeMutableBufferPointer<ESQLView> = .allocate(capacity: 0)
  /// Values that are no plain views.
  private var values: [ESQLValue] = []
  /// Texts that were made for the row: their bytes stay where they are.
  private var texts: [UnsafeMutableRawBufferPointer] = unsafe []
  /// A row for what looks at values; null but while it is looked at.
  private var row: [ESQLValue] = []

  deinit {
    unsafe slots.deallocate()
    dropTexts()
  }

  /// A row of nulls, until the next call.
  func begin(_ width: Int) -> UnsafeMutablePointer<ESQLView> {
    if !values.isEmpty { values.removeAll(keepingCapacity: true) }
    if unsafe !texts.isEmpty { dropTexts() }
    if unsafe slots.count < max(1, width) {
      unsafe slots.deallocate()
      unsafe slots = .allocate(capacity: max(1, width))
    }
    let row = unsafe slots.baseAddress.unsafelyUnwrapped
    unsafe row.initialize(repeating: .null, count: width)
    return unsafe row
  }

  private func dropTexts() {
    for index in unsafe texts.indices { unsafe texts[index].deallocate() }
    unsafe texts.removeAll(keepingCapacity: true)
  }

  func view(_ value: ESQLValue) -> ESQLView {
    switch value {
    case .null: return .null
    case .boolean(let value): return ESQLView(value)
    case .integer(let value): return ESQLView(integer: value)
    case .string(var text):
      return text.withUTF8 { bytes in
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        unsafe copy.copyMemory(from: UnsafeRawBufferPointer(bytes))
        unsafe texts.append(copy)
        return unsafe ESQLView(text: UnsafeRawBufferPointer(copy))
      }
    default:
      values.append(value)
      return ESQLView(place: values.count - 1)
    }
  }

  func value(_ view: ESQLView) -> ESQLValue {
    switch view.kind {
    case .null: .null
    case .no: .boolean(false)
    case .yes: .boolean(true)
    case .integer: .integer(view.integer)
    case .text: unsafe .string(String(decoding: view.text, as: UTF8.self))
    case .other: values[view.place]
    }
  }

  /// Appends what `encode` makes of the value.
  func encode(_ view: ESQLView, to bytes: inout [UInt8]) {
    switch view.kind {
    case .text: unsafe ESQLValue.encode(text: view.text, to: &bytes)
    case .null: ESQLValue.encodeNull(to: &bytes)
    case .integer: ESQLValue.encode(integer: view.integer, to: &bytes)
    default: value(view).encode(to: &bytes)
    }
  }

  /// Calls `body` with a row that has the values of those places.
  func withRow<Result>(
    _ slots: [Int], of views: UnsafeMutablePointer<ESQLView>, _ body: ([ESQLValue]) -> Result
  ) -> Result {
    if let last = slots.last, row.count <= last {
      row.append(contentsOf: repeatElement(.null, count: last + 1 - row.count))
    }
    for slot in slots { row[slot] = unsafe value(views[slot]) }
    defer { for slot in slots { row[slot] = .null } }
    return body(row)
  }
}
