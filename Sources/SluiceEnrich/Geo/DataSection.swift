/// The part of a MaxMind database that holds the values. It is read here and not by libmaxminddb, which follows lists in
/// lists by recursion without a limit, so that a damaged or malicious file could exhaust the stack, or the time, and
/// which goes over a record anew for each of its values.
///
/// Layout: MaxMind DB file format specification 2.0, "Output Data Section".
struct DataSection {
  /// Values inside values.
  static let maximumDepth = 32
  /// Values of a record, those behind pointers included. A city has about 150.
  static let maximumValues = 8_192

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether the value at `offset` and all that it holds lie inside of the section, nest at most `maximumDepth` deep and
  /// are at most `maximumValues`.
  ///
  /// - Complexity: O(*n*) values.
  func isSound(at offset: Int) -> Bool {
    var walk = Walk(bytes)
    return walk.pass(at: offset, depth: 0, place: .nothing, isTarget: false) != nil
  }

  /// The values of the record at `offset` that documents show; nil when it is not sound.
  ///
  /// - Complexity: O(*n*) values of the record.
  func record(at offset: Int) -> GeoRecord? {
    var walk = Walk(bytes)
    guard walk.pass(at: offset, depth: 0, place: .root, isTarget: false) != nil else { return nil }
    return walk.record
  }

  /// Goes over a value once.
  private struct Walk {
    private let bytes: UnsafeRawBufferPointer
    private var budget = DataSection.maximumValues
    private(set) var record: GeoRecord

    init(_ bytes: UnsafeRawBufferPointer) {
      self.bytes = bytes
      record = GeoRecord(bytes)
    }

    /// - Parameters:
    ///   - place: what the value means.
    ///   - isTarget: whether a pointer led here; it must not lead to another one.
    /// - Returns: the offset behind the value; nil when it is not sound. Recursion ends at `maximumDepth`.
    mutating func pass(at start: Int, depth: Int, place: GeoPlace, isTarget: Bool) -> Int? {
      guard depth <= DataSection.maximumDepth, budget > 0, start >= 0, start < bytes.count else { return nil }
      budget -= 1
      guard let head = head(at: start) else { return nil }
      let offset = head.end
      switch head.type {
      case 1:
        guard !isTarget, pass(at: head.size, depth: depth + 1, place: place, isTarget: true) != nil else { return nil }
        return offset
      case 7: return members(head.size, from: offset, depth: depth, place: place)
      case 11: return items(head.size, from: offset, depth: depth, place: place)
      case 14: return offset
      case 2...6, 8...10, 15:
        guard offset + head.size <= bytes.count else { return nil }
        record.take(place, GeoRecord.Spot(type: head.type, start: offset, size: head.size))
        return offset + head.size
      default: return nil
      }
    }

    private mutating func members(_ count: Int, from start: Int, depth: Int, place: GeoPlace) -> Int? {
      guard 2 * count <= budget else { return nil }
      var offset = start
      for _ in 0..<count {
        let child = place.isMap ? record.member(of: place, named: text(at: offset)) : .nothing
        guard let value = pass(at: offset, depth: depth + 1, place: .nothing, isTarget: false),
          let end = pass(at: value, depth: depth + 1, place: child, isTarget: false)
        else { return nil }
        offset = end
      }
      return offset
    }

    private mutating func items(_ count: Int, from start: Int, depth: Int, place: GeoPlace) -> Int? {
      guard count <= budget else { return nil }
      var offset = start
      for _ in 0..<count {
        // The most specific subdivision is the last one.
        if place == .regions { record.forgetRegion() }
        let item = place == .regions ? GeoPlace.region : .nothing
        guard let end = pass(at: offset, depth: depth + 1, place: item, isTarget: false) else { return nil }
        offset = end
      }
      return offset
    }

    /// The text at `start`, or that a pointer there leads to; nothing where there is none.
    private func text(at start: Int) -> UnsafeRawBufferPointer {
      var head = head(at: start)
      if let pointer = head, pointer.type == 1 { head = self.head(at: pointer.size) }
      guard let head, head.type == 2, head.end + head.size <= bytes.count else {
        return UnsafeRawBufferPointer(start: nil, count: 0)
      }
      return UnsafeRawBufferPointer(rebasing: bytes[head.end..<head.end + head.size])
    }

    /// The type and size of the value at `start`, and where its head ends. A pointer's size is what it points to.
    @inline(__always)
    private func head(at start: Int) -> (type: Int, size: Int, end: Int)? {
      guard start >= 0, start < bytes.count else { return nil }
      let control = bytes[start]
      var offset = start + 1
      var type = Int(control >> 5)
      if type == 1 {
        let width = Int(control >> 3 & 3) + 1
        guard offset + width <= bytes.count else { return nil }
        var value = width == 4 ? 0 : Int(control & 7)
        for index in 0..<width { value = value << 8 | Int(bytes[offset + index]) }
        value += width == 2 ? 2_048 : width == 3 ? 526_336 : 0
        return (1, value, offset + width)
      }
      if type == 0 {
        guard offset < bytes.count else { return nil }
        type = 7 + Int(bytes[offset])
        offset += 1
      }
      var size = Int(control & 31)
      if size >= 29 {
        let width = size - 28
        guard offset + width <= bytes.count else { return nil }
        var value = 0
        for index in 0..<width { value = value << 8 | Int(bytes[offset + index]) }
        size = value + (width == 1 ? 29 : width == 2 ? 285 : 65_821)
        offset += width
      }
      return (type, size, offset)
    }
  }
}
