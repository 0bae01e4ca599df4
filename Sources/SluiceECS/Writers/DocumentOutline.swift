package import SluiceCore

/// Where the members of a document stand in it, noted while it is written: who changes the document need not read it
/// again.
package struct DocumentOutline {
  package struct Member {
    /// Between the quotes.
    package let name: Range<Int>
    /// The whole value; a string's with its quotes.
    package let value: Range<Int>

    package init(name: Range<Int>, value: Range<Int>) {
      self.name = name
      self.value = value
    }
  }

  package private(set) var members: [Member] = []
  /// The fields that were written, in their order: which of the writer's `outlinedFields`, and the place of the value.
  package private(set) var fields: [(field: Int, value: Range<Int>)] = []
  private var name = 0..<0

  package init() {}

  mutating func removeAll() {
    members.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    name = 0..<0
  }

  /// A field's value stands at `value`.
  mutating func note(_ field: Int, _ value: Range<Int>) { fields.append((field, value)) }

  /// A member begins whose name is at `name`.
  mutating func begin(_ name: Range<Int>) { self.name = name }

  /// The member that was begun ends at `end`.
  mutating func end(at end: Int) {
    if name.isEmpty { return }
    // A quote and a colon are between them.
    members.append(Member(name: name, value: name.upperBound + 2..<end))
    name = 0..<0
  }
}

/// An event writer that notes where the members are.
package protocol OutlinedEventWriter: EventWriter {
  /// The names of the fields that a document may have, in the order of `DocumentOutline.fields`.
  var outlinedFields: [String] { get }

  /// Appends the document, and puts the places of its members into `outline`.
  mutating func append(
    _ record: Int, of batch: RecordBatch, to text: ByteText, outline: inout DocumentOutline)
}
