/// The values of a record of a MaxMind database that documents show, as they lie in the database.
struct GeoRecord {
  /// Where a value lies. Packed, as a record with its spots is handed around.
  struct Spot {
    private let bits: UInt64

    static let none = Spot(type: 0, start: 0, size: 0)

    /// The format has offsets of 32 bits and sizes of less than 28.
    init(type: Int, start: Int, size: Int) {
      bits = UInt64(type & 15) << 60 | UInt64(size & 0x0FFF_FFFF) << 32 | UInt64(start & 0xFFFF_FFFF)
    }

    /// As in the format: 2 a text, 3 a double, 5 and 6 numbers without sign, 15 a float; 0 for none.
    var type: Int { Int(bits >> 60) }
    var start: Int { Int(bits & 0xFFFF_FFFF) }
    var size: Int { Int(bits >> 32 & 0x0FFF_FFFF) }
  }

  private let bytes: UnsafeRawBufferPointer
  /// By value.
  private var spots: [10 of Spot] = .init(repeating: .none)
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
    if let value = place.value { spots[value] = spot }
  }

  /// Another subdivision begins.
  mutating func forgetRegion() {
    func forget(_ place: GeoPlace) {
      met &= ~(1 << UInt32(place.rawValue))
      take(place, .none)
    }
    forget(.regionNames)
    forget(.regionISOCode)
    forget(.regionName)
  }

  private func spot(_ place: GeoPlace) -> Spot { place.value.map { spots[$0] } ?? .none }

  /// A text of the database, valid as long as that is open.
  mutating func text(_ place: GeoPlace) -> UnsafeRawBufferPointer? {
    let spot = spot(place)
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
    let spot = spot(place)
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
    let spot = spot(place)
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
