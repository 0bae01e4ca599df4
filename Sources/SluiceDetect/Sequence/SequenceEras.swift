/// The upper bits of the numbers and times of sequences, which are the same for many: numbers grow with time, so that there
/// is another era each million sequences, and each 18 hours.
struct SequenceEras: Sendable {
  struct Era: Hashable, Sendable {
    static let numberBits: UInt64 = 20
    /// Of milliseconds.
    static let timeBits: Int64 = 26

    let number: UInt64
    let time: Int64

    init(number: UInt64, time: Int64) {
      self.number = number >> Self.numberBits
      self.time = time >> Self.timeBits
    }

    /// - Parameters: the bits that are missing.
    func with(number rest: UInt32, time restOfTime: UInt32) -> (number: UInt64, time: Int64) {
      (number << Self.numberBits | UInt64(rest), time << Self.timeBits | Int64(restOfTime))
    }
  }

  private var eras: [Era] = []
  private var places: [Era: UInt16] = [:]
  /// Most sequences are of the era that was asked for before.
  private var last: (era: Era, place: UInt16)?

  /// The place of an era, which is added where it is new; nil where there are too many.
  mutating func place(of era: Era) -> UInt16? {
    if let last, last.era == era { return last.place }
    guard let place = places[era] ?? add(era) else { return nil }
    last = (era, place)
    return place
  }

  private mutating func add(_ era: Era) -> UInt16? {
    guard let place = UInt16(exactly: eras.count) else { return nil }
    eras.append(era)
    places[era] = place
    return place
  }

  /// The era at a place that was given; any other for what has none.
  func era(at place: UInt16) -> Era { eras.indices.contains(Int(place)) ? eras[Int(place)] : Era(number: 0, time: 0) }
}
