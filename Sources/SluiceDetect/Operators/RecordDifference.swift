import Glibc
import SluiceCore

/// The text of a record, told by where it differs from one like it: most of what a record says, others say at the same
/// place.
///
/// Both are read side by side, from the same quotation mark on. What they share is a number of bytes. Where they part, the
/// record's text up to its next quotation mark follows, and both go on at theirs; so nothing has to be said of what the
/// other has there. Behind the last difference they are the same.
enum RecordDifference {
  /// What is known of an event besides its record, and need not be said again in it.
  struct Known {
    var time: EventTime
    /// Its bits, where the event's id may be such.
    var id: EventIdentity?

    /// As records write it; empty where it has a fraction of a second.
    fileprivate var timeText: [UInt8] {
      if time.milliseconds % 1_000 != 0 { return [] }
      var text: [UInt8] = []
      text.reserveCapacity(24)
      time.append(to: &text)
      text.removeLast(5)
      text.append(0x5A)
      return text
    }
  }

  /// What stands where records part, in the lowest two bits of a number.
  fileprivate enum Piece: UInt64 {
    /// So many bytes of its own.
    case text
    /// What the record had at a place before: how many such texts lie between.
    case again
    /// The time or the id of the event, from the last quotation mark on.
    case known
    /// The 16 bytes of 36 hexadecimal digits and hyphens; so many bytes of its own in front of it, or to be taken back.
    case uuid

    func number(_ count: Int) -> UInt64 { UInt64(count) << 2 | rawValue }
  }

  private static let quote: UInt8 = 0x22
  private static let uuidLength = 36
  private static let knownTime = 0
  private static let knownID = 1
  /// How many texts are looked at for one that comes again.
  private static let remembered = 8

  // MARK: Writing

  /// - Returns: false where the texts are not alike, as those that have not as many quotation marks; then what was
  ///   written means nothing.
  /// - Complexity: O(*n*), and less where they are not alike.
  static func write(
    _ text: UnsafeBufferPointer<UInt8>, against reference: UnsafeBufferPointer<UInt8>, _ known: Known,
    to writer: inout StateWriter
  ) -> Bool {
    guard let start = text.baseAddress, let other = reference.baseAddress else { return false }
    // A difference each few members: then they have other members, which are compared in vain.
    let most = max(8, text.count / 32)
    let limit = writer.bytes.count + text.count * 3 / 4
    var (place, otherPlace) = (0, 0)
    var pieces = PieceWriter(text: text, known: known)
    for _ in 0...most {
      let shared = shared(start + place, other + otherPlace, min(text.count - place, reference.count - otherPlace))
      place += shared
      otherPlace += shared
      let isAtEnd = (place == text.count, otherPlace == reference.count)
      if isAtEnd.0 || isAtEnd.1 { return isAtEnd == (true, true) }
      let end = next(text, place)
      writer.write(UInt64(shared))
      pieces.write(place..<end, to: &writer)
      if writer.bytes.count > limit { return false }
      place = end
      otherPlace = next(reference, otherPlace)
    }
    return false
  }

  private struct PieceWriter {
    let text: UnsafeBufferPointer<UInt8>
    let known: Known
    /// Pieces of more than a byte that were written as they are.
    private var texts: [Range<Int>] = []

    init(text: UnsafeBufferPointer<UInt8>, known: Known) {
      self.text = text
      self.known = known
    }

    mutating func write(_ piece: Range<Int>, to writer: inout StateWriter) {
      var begin = piece.lowerBound
      while begin > 0, text[begin - 1] != quote { begin -= 1 }
      let whole = begin..<piece.upperBound
      if whole.count == 20, text[begin + 19] == 0x5A, isTime(UnsafeBufferPointer(rebasing: text[whole])) {
        return writer.write(Piece.known.number(knownTime))
      }
      if whole.count >= uuidLength, piece.count > 2,
        let uuid = EventIdentity.uuid(
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[whole.suffix(uuidLength)])))
      {
        if whole.count == uuidLength, uuid == known.id { return writer.write(Piece.known.number(knownID)) }
        let ahead = piece.count - uuidLength
        // The lowest bit says which.
        writer.write(Piece.uuid.number(ahead < 0 ? -ahead << 1 | 1 : ahead << 1))
        if ahead > 0 { writer.bytes += UnsafeBufferPointer(rebasing: text[piece.prefix(ahead)]) }
        return writer.write(fixed: uuid)
      }
      if piece.count > 1 {
        for (distance, earlier) in texts.reversed().prefix(remembered).enumerated()
        where earlier.count == piece.count && isSame(earlier, piece) {
          return writer.write(Piece.again.number(distance))
        }
        if texts.isEmpty { texts.reserveCapacity(remembered) }
        texts.append(piece)
      }
      writer.write(Piece.text.number(piece.count))
      writer.bytes += UnsafeBufferPointer(rebasing: text[piece])
    }

    /// Whether 20 bytes that end with `Z` are `timeText`. There is one text of that form for a time, as the last second
    /// of a minute is not read from `:60`.
    private func isTime(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      guard text[4] == 0x2D, text[7] == 0x2D, text[10] == 0x54, text[13] == 0x3A, text[16] == 0x3A, text[17] < 0x36
      else { return false }
      return EventTime(UnsafeRawBufferPointer(text)) == known.time
    }

    private func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
      text.baseAddress.map { memcmp($0 + left.lowerBound, $0 + right.lowerBound, right.count) } == 0
    }
  }

  // MARK: Reading

  /// The text that was written, with the same reference and known things; the reader is at its end then.
  ///
  /// - Complexity: O(*n*)
  static func text(
    _ reader: inout StateReader, against reference: [UInt8], _ known: Known
  ) throws(StateReader.Damaged) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(reference.count + 64)
    var otherPlace = 0
    var texts: [Range<Int>] = []
    while !reader.isAtEnd {
      let shared = Int(clamping: try reader.unsigned())
      guard shared <= reference.count - otherPlace else { throw StateReader.Damaged() }
      text += reference[otherPlace..<otherPlace + shared]
      otherPlace += shared
      try read(&reader, known, &texts, into: &text)
      otherPlace = reference.withUnsafeBufferPointer { next($0, otherPlace) }
    }
    text += reference[otherPlace...]
    return text
  }

  private static func read(
    _ reader: inout StateReader, _ known: Known, _ texts: inout [Range<Int>], into text: inout [UInt8]
  ) throws(StateReader.Damaged) {
    let number = try reader.unsigned()
    let count = Int(number >> 2)
    switch Piece(rawValue: number & 3) {
    case .text:
      if count > 1 { texts.append(text.count..<text.count + count) }
      text += reader.rest.bytes[try reader.pass(count)]
    case .again:
      guard count < texts.count else { throw StateReader.Damaged() }
      // Taken out first, so that the text stays where it is.
      text += Array(text[texts[texts.count - 1 - count]])
    case .known:
      while let last = text.last, last != quote { text.removeLast() }
      text += count == knownTime ? known.timeText : known.id?.uuidText ?? []
    case .uuid:
      let (ahead, isBack) = (count >> 1, count & 1 != 0)
      guard !isBack || ahead <= text.count else { throw StateReader.Damaged() }
      if isBack { text.removeLast(ahead) } else { text += reader.rest.bytes[try reader.pass(ahead)] }
      text += try reader.fixedIdentity().uuidText
    case nil: throw StateReader.Damaged()
    }
  }

  // MARK: Side by side

  /// How many bytes are the same.
  private static func shared(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Int {
    var place = 0
    while place + 8 <= count {
      let difference =
        left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        ^ right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if difference != 0 { return place + difference.littleEndian.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < count,
      left.load(fromByteOffset: place, as: UInt8.self) == right.load(fromByteOffset: place, as: UInt8.self)
    { place += 1 }
    return place
  }

  /// The next quotation mark, or the end.
  private static func next(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    guard let start = text.baseAddress, place < text.count,
      let hit = memchr(start + place, Int32(quote), text.count - place)
    else { return text.count }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(start)
  }
}
