/// A text whose places in the file are known, so that a mistake inside it can be shown where it stands.
package struct ConfigText: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  /// Where the text's scalar begins.
  package let location: SourceLocation
  /// The place of each UTF-8 byte and of the end; nil where the file's writing of the text could not be followed.
  private let places: [TextPlace]?

  /// A text without known places inside.
  package init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
    places = nil
  }

  init(_ scalar: ConfigScalar, at location: SourceLocation) {
    text = scalar.text
    self.location = location
    places = scalar.places ?? scalar.origin?.places(of: scalar.text)
  }

  /// The place of a byte of the text: exact for plain, quoted and literal (`|`) scalars, also over several lines;
  /// inside `${VAR}` the place of the `$`. For others, and outside of the text, the nearest place known.
  package func location(ofUTF8Offset offset: Int) -> SourceLocation {
    guard let places, let last = places.last, offset >= 0 else { return location }
    let place = offset < places.count ? places[offset] : last
    return SourceLocation(file: location.file, line: place.line, column: place.column)
  }

  package var description: String { text }
}
