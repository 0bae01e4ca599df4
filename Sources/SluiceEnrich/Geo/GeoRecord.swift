/// The values of a record of a MaxMind database that documents show, as they lie in the database.
struct GeoRecord {
  struct Spot {
    /// As in the format: 2 a text, 3 a double, 5 and 6 numbers without sign, 15 a float; 0 for none.
    var type = 0
    var start = 0
    var size = 0
  }

  private let bytes: UnsafeRawBufferPointer
  private var spots: [22 of Spot] = .init(repeating: Spot())
  /// Places that were met: of members with the same name the first one counts.
  private var met: UInt32 = 0
  /// Whether a value could not be read.
  private(set) var isDamaged = false

  /// - Parameter bytes: the section that the record is of.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// What the next member of a map means.
  mutating func member(of place: GeoPlace, named name: UnsafeRawBufferPointer) -> GeoPlace {
    let member = place.member(name)
    guard member != .nothing, met & 1 << UInt32(member.rawValue) == 0 else { return .nothing }
    met |= 1 << UInt32(member.rawValue)
    return member
  }

  mutating func take(_ place: GeoPlace, _ spot: Spot) {
    if place != .nothing { spots[Int(place.rawValue)] = spot }
  }

  /// Another subdivision begins.
  mutating func forgetRegion() {
    for place in [GeoPlace.regionNames, .regionISOCode, .regionName] {
      met &= ~(1 << UInt32(place.rawValue))
      spots[Int(place.rawValue)] = Spot()
    }
  }

  /// A text of the database, valid as long as that is open.
  mutating func text(_ place: GeoPlace) -> UnsafeRawBufferPointer? {
    let spot = spots[Int(place.rawValue)]
    guard spot.type == 2 else { return nil }
    let text = UnsafeRawBufferPointer(rebasing: bytes[spot.start..<spot.start + spot.size])
    guard text.count <= GeoRow.maximumValue,
      text.allSatisfy({ $0 < 0x80 }) || String(validating: text, as: UTF8.self) != nil
    else {
      isDamaged = true
      return nil
    }
    return text
  }

  /// A degree of latitude or longitude.
  mutating func degrees(_ place: GeoPlace) -> Double? {
    let spot = spots[Int(place.rawValue)]
    let number: Double
    switch (spot.type, spot.size) {
    case (3, 8): number = Double(bitPattern: integer(spot))
    case (15, 4): number = Double(Float(bitPattern: UInt32(truncatingIfNeeded: integer(spot))))
    case (3, _), (15, _): number = .infinity
    default: return nil
    }
    guard abs(number) <= 180 else {
      isDamaged = true
      return nil
    }
    return number
  }

  /// A number without sign, of 16 or 32 bits.
  mutating func number(_ place: GeoPlace) -> UInt64? {
    let spot = spots[Int(place.rawValue)]
    guard spot.type == 5 || spot.type == 6 else { return nil }
    guard spot.size <= (spot.type == 5 ? 2 : 4) else {
      isDamaged = true
      return nil
    }
    return integer(spot)
  }

  /// Big-endian, at most eight bytes.
  private func integer(_ spot: Spot) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<spot.size { value = value << 8 | UInt64(bytes[spot.start + index]) }
    return value
  }
}
