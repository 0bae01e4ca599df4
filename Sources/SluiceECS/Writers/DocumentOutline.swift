package import SluiceCore

/// Where the values of a document's fields stand in it, noted while it is written: who changes the document need not
/// read it again. Used by one lane at a time.
package final class DocumentOutline {
  private struct Place: BitwiseCopyable {
    var lower: UInt32
    /// 0 for a field that is absent: no value stands at the beginning.
    var upper: UInt32
  }

  private let places: UnsafeMutableBufferPointer<Place>

  /// - Parameter fields: how many fields a document may have.
  package init(fields: Int) {
    places = .allocate(capacity: fields)
    places.initialize(repeating: Place(lower: 0, upper: 0))
  }

  deinit { places.deallocate() }

  /// The place of the value of one of the writer's `outlinedFields`, a string's with its quotes; nil for a field that is
  /// absent.
  package subscript(field: Int) -> Range<Int>? {
    let place = places[field]
    return place.upper == 0 ? nil : Int(place.lower)..<Int(place.upper)
  }

  func removeAll() { places.update(repeating: Place(lower: 0, upper: 0)) }

  /// A field's value stands there.
  @inline(__always)
  func note(_ field: Int, _ lower: Int, _ upper: Int) {
    places[field] = Place(lower: UInt32(truncatingIfNeeded: lower), upper: UInt32(truncatingIfNeeded: upper))
  }
}

/// An event writer that notes where the values are.
package protocol OutlinedEventWriter: EventWriter {
  /// The names of the fields that a document may have. Fields of one object lie side by side.
  var outlinedFields: [String] { get }

  /// Appends the document, without blanks between its tokens, and puts the places of its values into `outline`, which
  /// has room for `outlinedFields`.
  mutating func append(_ record: Int, of batch: RecordBatch, to text: ByteText, outline: DocumentOutline)
}
